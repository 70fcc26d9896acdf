import * as z from 'zod';
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createReadLevelDistributions } from '#shared/operations/read-level-distributions.ts';
import { createIsFinished } from '#shared/operations/reissue-one.ts';
import { createCityProgress, createRoundStatus } from '#shared/operations/round-status.ts';
import { createErrorPage } from '../pages/error-page.ts';
import { createMailClient, createQueueClient, createTopicClient } from '../platform/clients.ts';
import { createContent } from '../platform/content.ts';
import { createFormTokens } from '../platform/csrf.ts';
import { findDeadLetterQueues } from '../platform/dead-letter-queues.ts';
import { environment, queueUrlsSchema, readEnv } from '../platform/env.ts';
import { createErasureDesk } from '../platform/erasure-desk.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { createForgetSuppressed } from '../platform/forget-suppressed.ts';
import { isMailRefusal } from '../platform/mail-refusal.ts';
import { createMailer } from '../platform/mailer.ts';
import { createOrderSecret } from '../platform/order-secret.ts';
import { createAssets } from '../platform/page-assets.ts';
import { withPageHttp } from '../platform/page-http.ts';
import { createRender } from '../platform/page-render.ts';
import { createRepositories, sha256 } from '../platform/repositories.ts';
import { createSeal } from '../platform/sealed-text.ts';
import { CONSOLE_SITE } from './console-site.ts';
import { createHandler } from './handler.ts';
import { createReadProgress } from './read-progress.ts';
import { createReadQuality } from './read-quality.ts';

const env = readEnv({
  ...environment,
  /** Reports that the pipeline makes at the same time. */
  CONCURRENCY: z.coerce.number().int().positive(),
  ERASURE_QUEUE_URL: z.url(),
  QUEUE_URLS: queueUrlsSchema,
  DEPLOYMENT: z.string().transform((text) => deploymentSchema.parse(JSON.parse(text))),
});

const now = () => new Date();
const newId = () => crypto.randomUUID();
const content = createContent();
const repositories = createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME);
const people = repositories.people(env.APPLICATION_KEY);
const { isSuppressed } = repositories.deliveryEvents;
const pages = {
  site: CONSOLE_SITE,
  content,
  deployment: env.DEPLOYMENT,
  assets: createAssets(env.DEPLOYMENT),
  render: createRender(),
  formTokens: createFormTokens(env.APPLICATION_KEY),
};

/** One try a mail: a repeated one might be a second mail. */
const mailClient = createMailClient({ maxAttempts: 1 });
const mailer = createMailer(mailClient, {
  sender: env.SENDER_ADDRESS,
  replyTo: env.REPLY_TO_ADDRESS,
});

const mailDeps = {
  ...repositories,
  people,
  mailer,
  isSuppressed,
  isRefusal: isMailRefusal,
  compose: createInvitationMail({ ...pages, publicAddress: env.PUBLIC_ADDRESS }),
  newId,
  now,
};
const topicClient = createTopicClient();
const queueClient = createQueueClient();

export const handler = withPageHttp(
  createHandler({
    ...repositories,
    ...pages,
    people,
    seal: createSeal(env.APPLICATION_KEY, 'typed text'),
    cityProgress: createCityProgress({ ...repositories, isSuppressed }),
    readProgress: createReadProgress(createRoundStatus({ ...repositories, isSuppressed }), now),
    readQuality: createReadQuality({ ...repositories, content }),
    readLevels: createReadLevelDistributions(repositories.releases),
    acting: { audits: repositories.audits, hash: sha256, now },
    consentDeps: repositories,
    orderErasureDeps: {
      ...repositories,
      desk: createErasureDesk(queueClient, env.ERASURE_QUEUE_URL),
      newId: () => crypto.randomUUID(),
      now,
    },
    publishDeps: { ...repositories, content, now },
    mailDeps,
    remindDeps: mailDeps,
    closeDeps: { ...repositories, isSuppressed, now },
    reissueDeps: {
      ...repositories,
      isFinished: createIsFinished(repositories.issues, now),
      events: createEventPublisher(topicClient, env.TOPIC_ARN),
      now,
    },
    concurrency: env.CONCURRENCY,
    forget: createForgetSuppressed(mailClient),
    findQueues: () => findDeadLetterQueues(queueClient, env.QUEUE_URLS),
    secretOf: createOrderSecret(env.APPLICATION_KEY),
    newId,
    now,
  }),
  { originSecret: env.ORIGIN_SECRET, errorPage: createErrorPage(pages) },
);
