import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type PipelineEvent, pipelineEventSchema } from '#shared/contracts/events.ts';
import { logger } from './logger.ts';

export type Consumer = (event: PipelineEvent, context: Context) => Promise<void>;

interface Reading<Message> {
  /** Throws for a body that is not such a message: it ends among the dead letters. */
  readonly read: (body: string) => Message;
  /** What may stand in the log of a message: ids and codes only. */
  readonly logged: (message: Message) => Record<string, string | number | undefined>;
}

/** A worker of the pipeline's events. */
export const createWorker = (consume: Consumer) =>
  createQueueWorker<PipelineEvent>(
    { read: (body) => pipelineEventSchema.parse(JSON.parse(body)), logged: (event) => ({ ...event }) },
    consume,
  );

/**
 * Turns a function of one message into a handler of queue batches. A record that throws goes back to its queue
 * alone, and to the dead-letter queue in the end. An empty batch does nothing: a fresh deployment's smoke test.
 */
export const createQueueWorker =
  <Message>({ read, logged }: Reading<Message>, consume: (message: Message, context: Context) => Promise<void>) =>
  async (batch: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.resetKeys();
    if (batch.Records === undefined || batch.Records.length === 0) return { batchItemFailures: [] };
    return processPartialResponse(
      batch,
      async (record: SQSRecord) => {
        const message = read(record.body);
        try {
          await consume(message, context);
          logger.info('done', logged(message));
        } catch (error) {
          logger.error('failed', { ...logged(message), code: codeOf(error) });
          throw error;
        }
      },
      new BatchProcessor(EventType.SQS),
      { context, throwOnFullBatchFailure: false },
    );
  };

/** An error's name or code: never its text, which may quote what a person typed. */
export const codeOf = (error: unknown): string =>
  error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unknown';
