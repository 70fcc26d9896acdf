import { createAuditLog } from '#shared/operations/audit.ts';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { createSubmitAssessment } from '#shared/operations/submit-assessment.ts';
import { createTopicClient } from '../platform/clients.ts';
import { createContent } from '../platform/content.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { withJsonHttp } from '../platform/http.ts';
import { createRepositories, sha256 } from '../platform/repositories.ts';
import { createHandler } from './handler.ts';

const { TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN, PUBLIC_ADDRESS, ORIGIN_SECRET } = environment;
const env = readEnv({ TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN, PUBLIC_ADDRESS, ORIGIN_SECRET });

const content = createContent();
const now = () => new Date();
const repositories = createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME);

export const handler = withJsonHttp(
  createHandler({
    ...repositories,
    publicAddress: env.PUBLIC_ADDRESS,
    findToken: repositories.assessments.findToken,
    progress: createFollowProgress(repositories.issues),
    audit: createAuditLog({ audits: repositories.audits, now, hash: sha256, actor: 'system' }),
    submit: createSubmitAssessment({
      ...repositories,
      content,
      events: createEventPublisher(createTopicClient(), env.TOPIC_ARN),
      now,
      hash: sha256,
    }),
  }),
  { content, originSecret: env.ORIGIN_SECRET },
);
