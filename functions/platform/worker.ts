import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type PipelineEvent, pipelineEventSchema } from '#shared/contracts/events.ts';
import { logger } from './logger.ts';

export type Consumer = (event: PipelineEvent, context: Context) => Promise<void>;

/**
 * Turns a function of one event into a handler of queue batches. A record that throws goes back to its queue
 * alone, and to the dead-letter queue in the end. An empty batch does nothing: a fresh deployment's smoke test.
 */
export const createWorker =
  (consume: Consumer) =>
  async (batch: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.resetKeys();
    if (batch.Records === undefined || batch.Records.length === 0) return { batchItemFailures: [] };
    return processPartialResponse(
      batch,
      async (record: SQSRecord) => {
        const event = pipelineEventSchema.parse(JSON.parse(record.body));
        try {
          await consume(event, context);
          logger.info('done', { ...event });
        } catch (error) {
          logger.error('failed', { ...event, code: codeOf(error) });
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
