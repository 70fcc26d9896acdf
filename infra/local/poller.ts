import { setTimeout as wait } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { FunctionError, type FunctionPool } from './function-pool.ts';
import { functionNamed } from './functions.ts';
import type { ClientSettings } from './local-clients.ts';
import { type Place, type Resolver, resourcesOf, type Template } from './template.ts';

/** Seconds until a message comes back that a function reported as failed. */
const RETRY_SECONDS = 1;

export interface Mapping {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly reportsFailures: boolean;
  readonly target: FunctionPool;
}

export const mappingsOf = (
  template: Template,
  resolver: Resolver,
  pools: ReadonlyMap<string, FunctionPool>,
  queueUrlOf: (arn: string) => string,
): readonly Mapping[] =>
  resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => {
    const resolved = resolver.resolve(Properties) as {
      EventSourceArn: string;
      FunctionName: string;
      BatchSize?: number;
      FunctionResponseTypes?: string[];
    };
    return {
      queueArn: resolved.EventSourceArn,
      queueUrl: queueUrlOf(resolved.EventSourceArn),
      batchSize: resolved.BatchSize ?? 10,
      reportsFailures: resolved.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      target: functionNamed(template, pools, resolved.FunctionName),
    };
  });

const toSqsEvent = (messages: readonly Message[], queueArn: string, region: string): SQSEvent => ({
  Records: messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '', Attributes = {} }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    md5OfBody: MD5OfBody,
    attributes: {
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes.SentTimestamp ?? '0',
      SenderId: Attributes.SenderId ?? 'local',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  })),
});

/** Ids of messages that failed; all of them when the answer names one that was not in the batch, as in Lambda. */
export const failedIds = (messages: readonly Message[], response: unknown, reportsFailures: boolean): Set<string> => {
  const ids = new Set(messages.map(({ MessageId = '' }) => MessageId));
  if (!reportsFailures) return new Set();
  const failures = (response as SQSBatchResponse | null)?.batchItemFailures ?? [];
  const named = failures.map(({ itemIdentifier }) => itemIdentifier);
  return named.every((id) => ids.has(id)) ? new Set(named) : ids;
};

/** Plays the event source mappings of the template: takes messages, calls functions, deletes what succeeded. */
export const startPollers = (
  mappings: readonly Mapping[],
  settings: ClientSettings['sqs'],
  place: Place,
  log: (source: string, line: string) => void,
) => {
  const client = new SQSClient({ ...settings, maxAttempts: 1 });
  const stopping = new AbortController();
  const { signal } = stopping;

  const finish = async ({ queueUrl: QueueUrl }: Mapping, messages: readonly Message[], failed: Set<string>) => {
    const done = messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
    if (done.length > 0) {
      const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
    for (const { MessageId = '', ReceiptHandle } of messages) {
      if (!failed.has(MessageId)) continue;
      const VisibilityTimeout = RETRY_SECONDS;
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    }
  };

  const work = async (mapping: Mapping, messages: readonly Message[]): Promise<void> => {
    try {
      const response = await mapping.target.invoke(toSqsEvent(messages, mapping.queueArn, place.region));
      await finish(mapping, messages, failedIds(messages, response, mapping.reportsFailures));
    } catch (error) {
      if (signal.aborted) return;
      const { name, message } = error as Error;
      log(mapping.target.name, `batch failed: ${name}: ${message}`);
      // After a time-out or a breakdown an idempotency record may still be open: these wait for their visibility.
      const isReported = error instanceof FunctionError && !['Timeout', 'Exit', 'Unhandled'].includes(name);
      const all = new Set(messages.map(({ MessageId = '' }) => MessageId));
      if (isReported) await finish(mapping, messages, all).catch(() => {});
    }
  };

  const poll = async (mapping: Mapping): Promise<void> => {
    while (!signal.aborted) {
      try {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: mapping.queueUrl,
            MaxNumberOfMessages: mapping.batchSize,
            WaitTimeSeconds: 20,
            MessageSystemAttributeNames: ['All'],
          }),
          { abortSignal: signal },
        );
        if (Messages.length > 0) await work(mapping, Messages);
      } catch (error) {
        if (signal.aborted) return;
        log('poller', `${mapping.target.name}: ${(error as Error).message}`);
        await wait(500, undefined, { signal }).catch(() => {});
      }
    }
  };

  const loops = mappings.map(poll);
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(loops);
      client.destroy();
    },
  };
};
