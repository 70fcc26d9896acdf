import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createMailClient } from '../platform/clients.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createMailer } from '../platform/mailer.ts';
import { createRepositories } from '../platform/repositories.ts';
import { createSendOnce } from '../platform/send-once.ts';
import { createWorker } from '../platform/worker.ts';
import { composeMail } from './compose.ts';
import { createConsumer } from './handler.ts';

const { TABLE_NAME, FILES_BUCKET_NAME, PUBLIC_ADDRESS, SENDER_ADDRESS, REPLY_TO_ADDRESS, APPLICATION_KEY } =
  environment;
const env = readEnv({
  TABLE_NAME,
  FILES_BUCKET_NAME,
  PUBLIC_ADDRESS,
  SENDER_ADDRESS,
  REPLY_TO_ADDRESS,
  APPLICATION_KEY,
});

const repositories = createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME);

export const handler = createWorker(
  createConsumer({
    ...repositories,
    people: repositories.people(env.APPLICATION_KEY),
    mailer: createMailer(createMailClient(), { sender: env.SENDER_ADDRESS, replyTo: env.REPLY_TO_ADDRESS }),
    compose: composeMail,
    sendOnce: createSendOnce(new DynamoDBClient({}), env.TABLE_NAME),
    publicAddress: env.PUBLIC_ADDRESS,
    now: () => new Date(),
  }),
);
