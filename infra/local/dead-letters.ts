import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Emulators } from './emulators.ts';
import type { ClientSettings } from './local-clients.ts';
import { physicalName } from './names.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

export interface DeadLetter {
  /** The queue whose consumer gave up. */
  readonly queue: string;
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: Date;
}

interface Pair {
  readonly queue: string;
  readonly deadLetters: string;
}

/** Queues with the queue behind each, by the redrive policies of the template. */
const pairsOf = (template: Template, resolver: Resolver): readonly Pair[] =>
  resourcesOf(template, 'AWS::SQS::Queue').flatMap(([id, { Properties }]) => {
    const policy = resolver.resolve(Properties?.RedrivePolicy) as { deadLetterTargetArn: string } | undefined;
    if (policy === undefined) return [];
    return [{ queue: physicalName(id), deadLetters: policy.deadLetterTargetArn.split(':').at(-1) ?? '' }];
  });

/** What consumers gave up on, to look at and to send once more. */
export const createDeadLetters = (
  template: Template,
  resolver: Resolver,
  emulators: Emulators,
  settings: ClientSettings['sqs'],
  queueUrlOf: (name: string) => string,
) => {
  const pairs = pairsOf(template, resolver);

  const list = (): readonly DeadLetter[] =>
    pairs.flatMap(({ queue, deadLetters }) => {
      const { ready = [], delayed = [], inflight = [] } = emulators.inspectQueue(deadLetters)?.messages ?? {};
      return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map((message) => ({
        queue,
        messageId: message.messageId,
        body: message.body,
        sentAt: new Date(message.sentTimestamp),
      }));
    });

  const redriveOne = async (client: SQSClient, { queue, deadLetters }: Pair): Promise<number> => {
    const QueueUrl = queueUrlOf(deadLetters);
    let moved = 0;
    for (;;) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      if (Messages.length === 0) return moved;
      for (const { Body, ReceiptHandle } of Messages) {
        // Sent first: a crash between the two sends twice, and consumers can bear that; the other way loses it.
        await client.send(new SendMessageCommand({ QueueUrl: queueUrlOf(queue), MessageBody: Body }));
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        moved += 1;
      }
    }
  };

  return {
    list,
    /** Sends every dead letter back to its queue; gives how many. */
    async redrive(): Promise<number> {
      const client = new SQSClient(settings);
      let moved = 0;
      for (const pair of pairs) moved += await redriveOne(client, pair);
      client.destroy();
      return moved;
    },
  };
};
