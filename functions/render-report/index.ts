import { createHash } from 'node:crypto';
import { createTopicClient } from '../platform/clients.ts';
import { createContent } from '../platform/content.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createEventPublisher } from '../platform/event-publisher.ts';
import { loadReportAssets } from '../platform/report-assets.ts';
import { createRepositories } from '../platform/repositories.ts';
import { createWorker } from '../platform/worker.ts';
import { drawReport } from './drawing/draw-report.ts';
import { createConsumer } from './handler.ts';

const { TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN } = environment;
const env = readEnv({ TABLE_NAME, FILES_BUCKET_NAME, TOPIC_ARN });

const assets = loadReportAssets();

export const handler = createWorker(
  createConsumer({
    ...createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME),
    content: createContent(),
    events: createEventPublisher(createTopicClient(), env.TOPIC_ARN),
    draw: (report) => drawReport(report, assets),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }),
);
