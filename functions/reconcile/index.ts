import * as z from 'zod';
import { createDocumentClient, createTopicClient } from '../platform/clients.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { createIssueRepository } from '../platform/issue-repository.ts';
import { logger } from '../platform/logger.ts';
import { createSubmissionRepository } from '../platform/submission-repository.ts';
import { createTable } from '../platform/table.ts';
import { createHandler } from './handler.ts';

const env = readEnv({
  TABLE_NAME: environment.TABLE_NAME,
  TOPIC_ARN: environment.TOPIC_ARN,
  OVERDUE_SECONDS: z.coerce.number().int().positive(),
  AGE_LIMIT_SECONDS: z.coerce.number().int().positive(),
});

const table = createTable(createDocumentClient(), env.TABLE_NAME);
const reconcile = createHandler({
  issues: createIssueRepository(table),
  submissions: createSubmissionRepository(table),
  events: createEventPublisher(createTopicClient(), env.TOPIC_ARN),
  now: () => new Date(),
  overdueSeconds: env.OVERDUE_SECONDS,
  ageLimitSeconds: env.AGE_LIMIT_SECONDS,
});

export const handler = async () => {
  const reconciled = await reconcile();
  logger.info('reconciled', { ...reconciled });
  return reconciled;
};
