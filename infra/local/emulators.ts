import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { type Observe, observeMessagesAndFiles, observeTable } from './observed-calls.ts';
import { guardStorage, type ObjectStore } from './s3-guard.ts';
import type { Place } from './template.ts';

export const LOOPBACK = '127.0.0.1';

export interface QueueContent {
  readonly messages: {
    readonly ready: readonly QueueMessage[];
    readonly delayed: readonly QueueMessage[];
    readonly inflight: readonly { readonly message: QueueMessage }[];
  };
}
interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  readonly sentTimestamp: number;
}

export interface EmulatorOptions {
  readonly folder: string;
  readonly place: Place;
  readonly ports: { readonly dynamodb: number; readonly messagesAndFiles: number };
  readonly secretKey: string;
  /** Is told of every call, before it is answered. */
  readonly observe?: Observe;
}

export interface Emulators {
  /** A look into a queue that changes nothing. */
  inspectQueue(name: string): QueueContent | undefined;
  stop(): Promise<void>;
}

export const listen = async (server: Server, port: number): Promise<void> => {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
};

/** Lets requests that are under way end, but not for longer than two seconds. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const impatience = setTimeout(() => server.closeAllConnections(), 2000);
  await closed;
  clearTimeout(impatience);
};

/** fauxqs listens everywhere when it starts itself, and does not export the parts: put together from its files. */
const loadFauxqsPart = async (path: string) => await import(new URL(path, import.meta.resolve('fauxqs')).href);

/** Milliseconds between two looks for messages that come back or were delayed. */
const LOOK_AGAIN_MS = 250;

/** A queue as fauxqs keeps it, as far as we look into it. */
interface WaitedQueue {
  pollTimer: NodeJS.Timeout | undefined;
  processTimers(): void;
}

/** Whoever waits for a new message is woken by it. fauxqs looks for the others fifty times a second in every queue. */
const lookLessOften = (queue: WaitedQueue & { startPollTimerIfNeeded(): void }): void => {
  queue.startPollTimerIfNeeded = function (this: WaitedQueue) {
    this.pollTimer ??= setInterval(() => this.processTimers(), LOOK_AGAIN_MS);
  };
};

const startQueuesAndFiles = async ({ folder, place, ports, secretKey, observe }: EmulatorOptions) => {
  const [{ SqsQueue, SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }, { FileS3Persistence }] =
    await Promise.all(
      ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js', 's3/fileS3Persistence.js'].map(
        loadFauxqsPart,
      ),
    );
  lookLessOften(SqsQueue.prototype);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // Else queue addresses read `sqs.<region>.localhost`, which no machine resolves.
  stores.sqsStore.host = '';
  const messages = new PersistenceManager(join(folder, 'messages'));
  const files = new FileS3Persistence(join(folder, 'files'));
  // Its own clears the count of receives as well, which its table refuses: whoever put a message back would lose it.
  const putBack = messages.db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  messages.updateMessageReady = (id: string) => putBack.run(id);
  // Kept with the port of the last start, at which clients would look for a queue.
  const address = `http://${LOOPBACK}:${ports.messagesAndFiles}/${place.account}/`;
  messages.db.prepare('UPDATE sqs_queues SET url = ? || name').run(address);
  messages.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  files.loadS3(stores.s3Store);
  // Only now: what is loaded would otherwise be written again, and replaced rows take their messages with them.
  for (const store of [stores.sqsStore, stores.snsStore, ...stores.sqsStore.allQueues()]) store.persistence = messages;
  stores.s3Store.persistence = files;

  const app = buildApp({ logger: false, defaultRegion: place.region, stores });
  if (observe !== undefined) observeMessagesAndFiles(app, observe);
  guardStorage(app, stores.s3Store as ObjectStore, { secretKey });
  await app.listen({ host: LOOPBACK, port: ports.messagesAndFiles });
  return {
    inspectQueue: (name: string): QueueContent | undefined => stores.sqsStore.inspectQueue(name),
    stop: async () => {
      await app.close();
      messages.close();
      files.close();
    },
  };
};

/** DynamoDB, SQS, SNS and S3 of this machine, all in this process, so that nothing outlives a kill. */
export const startEmulators = async (options: EmulatorOptions): Promise<Emulators> => {
  const { folder, place, ports, observe } = options;
  for (const name of ['table', 'messages', 'files']) mkdirSync(join(folder, name), { recursive: true });
  const table = dynalite({ path: join(folder, 'table'), createTableMs: 0 });
  if (observe !== undefined) observeTable(table, place, observe);
  await listen(table, ports.dynamodb);
  const queuesAndFiles = await startQueuesAndFiles(options);
  return {
    inspectQueue: queuesAndFiles.inspectQueue,
    stop: async () => {
      await queuesAndFiles.stop();
      await closeServer(table);
    },
  };
};
