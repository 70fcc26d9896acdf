import { createFindEarlierRound } from '#shared/operations/find-earlier-round.ts';
import { createTopicClient } from '../platform/clients.ts';
import { createContent } from '../platform/content.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { createRepositories } from '../platform/repositories.ts';
import { createWorker } from '../platform/worker.ts';
import { createConsumer } from './handler.ts';

const { TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN } = environment;
const env = readEnv({ TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN });

const content = createContent();
const repositories = createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME);

export const handler = createWorker(
  createConsumer({
    ...repositories,
    content,
    events: createEventPublisher(createTopicClient(), env.TOPIC_ARN),
    findEarlierRound: createFindEarlierRound({ ...repositories, content }),
  }),
);
