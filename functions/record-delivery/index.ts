import { createDocumentClient } from '../platform/clients.ts';
import { createDeliveryRepository } from '../platform/delivery-repository.ts';
import { environment, readEnv } from '../platform/env.ts';
import { createPersonRepository } from '../platform/person-repository.ts';
import { createTable } from '../platform/table.ts';
import { createQueueWorker } from '../platform/worker.ts';
import { createConsumer } from './handler.ts';
import { type Notice, readNotice } from './read-notice.ts';

const { TABLE_NAME, APPLICATION_KEY } = environment;
const env = readEnv({ TABLE_NAME, APPLICATION_KEY });

const table = createTable(createDocumentClient(), env.TABLE_NAME);

const logged = ({ kind, messageId, issue }: Notice) => ({ kind, messageId, ...issue });

export const handler = createQueueWorker<Notice>(
  { read: readNotice, logged },
  createConsumer({
    people: createPersonRepository(table, env.APPLICATION_KEY),
    deliveryEvents: createDeliveryRepository(table),
  }),
);
