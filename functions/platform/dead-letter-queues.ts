import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  MessageNotInflight,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type FailedMessage, failedMessageSchema } from '#shared/contracts/failed-work.ts';
import type { DeadLetterQueue, GivenUp } from '#shared/ports/pipeline.ts';

/** Long enough to look at all that lies there, and then it lies there again. */
const LOOK_SECONDS = 30;
const MOST_LOOKED_AT = 1000;

const redrivePolicySchema = z.object({ deadLetterTargetArn: z.string() });

const messageOf = (body = ''): FailedMessage | null => {
  try {
    return failedMessageSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
};

const givenUp = ({ MessageId = '', Body, Attributes }: Message): GivenUp => ({
  id: MessageId,
  message: messageOf(Body),
  sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)),
});

/** Of an ARN or an address. */
const nameOf = (queue: string): string => queue.split(/[:/]/).at(-1) ?? queue;

/** The queue behind each queue, by its redrive policy: no name is written down twice. */
export const findDeadLetterQueues = (
  sqs: SQSClient,
  queueUrls: readonly string[],
): Promise<readonly DeadLetterQueue[]> => {
  const find = async (QueueUrl: string): Promise<DeadLetterQueue> => {
    const wanted = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
    const { Attributes } = await sqs.send(wanted);
    const policy = redrivePolicySchema.parse(JSON.parse(Attributes?.RedrivePolicy ?? '{}'));
    const QueueName = nameOf(policy.deadLetterTargetArn);
    const behind = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    return deadLetterQueue(sqs, nameOf(QueueUrl), QueueUrl, behind.QueueUrl ?? '');
  };
  return Promise.all(queueUrls.map(find));
};

const deadLetterQueue = (sqs: SQSClient, name: string, queue: string, QueueUrl: string): DeadLetterQueue => {
  const receive = async (): Promise<readonly Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: LOOK_SECONDS,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    return Messages;
  };
  /** One that already lies there again, as the look took long, or that somebody else took, needs no putting back. */
  const putBack = async ({ ReceiptHandle }: Message): Promise<void> => {
    try {
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    } catch (error) {
      if (!(error instanceof MessageNotInflight)) throw error;
    }
  };
  return {
    name,
    async look() {
      const seen = new Map<string, Message>();
      for (let page = await receive(); page.length > 0 && seen.size < MOST_LOOKED_AT; page = await receive()) {
        for (const message of page) seen.set(message.MessageId ?? '', message);
      }
      for (const message of seen.values()) await putBack(message);
      return [...seen.values()].map(givenUp);
    },
    async redrive(told, { isWanted = () => true, mayGoOn = () => true } = {}) {
      const left: Message[] = [];
      let moved = 0;
      for (let page = await receive(); page.length > 0; page = mayGoOn() ? await receive() : []) {
        for (const message of page) {
          if (!isWanted(givenUp(message))) {
            left.push(message);
            continue;
          }
          // Sent first: a crash between the two sends twice, which every stage bears; the other way loses it.
          await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: message.Body }));
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
          told(givenUp(message));
          moved += 1;
        }
      }
      for (const message of left) await putBack(message);
      return moved;
    },
  };
};
