import { type ErasureMessage, erasureMessageSchema } from '#shared/contracts/erasure.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createOperatorStores } from '../platform/operator-stores.ts';
import { createRepositories, sha256 } from '../platform/repositories.ts';
import { createQueueWorker } from '../platform/worker.ts';
import { createConsumer } from './handler.ts';

const { TABLE_NAME, FILES_BUCKET_NAME } = environment;
const env = readEnv({ TABLE_NAME, FILES_BUCKET_NAME });

export const handler = createQueueWorker<ErasureMessage>(
  { read: (body) => erasureMessageSchema.parse(JSON.parse(body)), logged: (message) => ({ ...message }) },
  createConsumer({
    ...createRepositories(env.TABLE_NAME, env.FILES_BUCKET_NAME),
    ...createOperatorStores(env.TABLE_NAME, env.FILES_BUCKET_NAME),
    hash: sha256,
    now: () => new Date(),
  }),
);
