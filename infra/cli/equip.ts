import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { findDeadLetterQueues } from '#functions/platform/dead-letter-queues.ts';
import { environment, queueUrlsSchema } from '#functions/platform/env.ts';
import { createEventPublisher } from '#functions/platform/event-publisher.ts';
import { isMailRefusal } from '#functions/platform/mail-refusal.ts';
import { createMailer } from '#functions/platform/mailer.ts';
import { createRender } from '#functions/platform/page-render.ts';
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import type { ConnectedDeployment } from './deployment.ts';
import { readNames } from './read-names.ts';

const DEPLOYMENT = z.string().transform((text) => deploymentSchema.parse(JSON.parse(text)));

/** What mails to coordinators takes, beside the repositories. One try a mail: a repeated one might be a second mail. */
export const equipForMail = (deployment: ConnectedDeployment) => {
  const { SENDER_ADDRESS, REPLY_TO_ADDRESS, PUBLIC_ADDRESS, APPLICATION_KEY } = environment;
  const wanted = { SENDER_ADDRESS, REPLY_TO_ADDRESS, PUBLIC_ADDRESS, APPLICATION_KEY, DEPLOYMENT };
  const found = readNames(deployment, wanted);
  const client = new SESv2Client({ maxAttempts: 1 });
  return {
    ...deployment,
    people: deployment.people(found.APPLICATION_KEY),
    mailer: createMailer(client, { sender: found.SENDER_ADDRESS, replyTo: found.REPLY_TO_ADDRESS }),
    compose: createInvitationMail({
      content: deployment.content,
      deployment: found.DEPLOYMENT,
      publicAddress: found.PUBLIC_ADDRESS,
      render: createRender(),
    }),
    isRefusal: isMailRefusal,
    now: () => new Date(),
  };
};

/** Who publishes to the pipeline. */
export const equipForEvents = (deployment: ConnectedDeployment) => {
  const { TOPIC_ARN } = readNames(deployment, { TOPIC_ARN: environment.TOPIC_ARN });
  return { ...deployment, events: createEventPublisher(new SNSClient({}), TOPIC_ARN), now: () => new Date() };
};

/** The queues of all functions, with what these gave up on. */
export const equipForQueues = async (deployment: ConnectedDeployment) => {
  const { QUEUE_URLS } = readNames(deployment, { QUEUE_URLS: queueUrlsSchema });
  return { ...deployment, queues: await findDeadLetterQueues(new SQSClient({}), QUEUE_URLS) };
};
