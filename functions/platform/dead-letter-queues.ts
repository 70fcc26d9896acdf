import { ListSubscriptionsByTopicCommand, type SNSClient } from '@aws-sdk/client-sns';
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
import { type PipelineEvent, pipelineEventSchema } from '#shared/contracts/events.ts';
import type { DeadLetterQueue, GivenUp } from '#shared/ports/pipeline.ts';

/** Long enough to look at all that lies there, and then it lies there again. */
const LOOK_SECONDS = 30;
const MOST_LOOKED_AT = 1000;

const eventOf = (body = ''): PipelineEvent | null => {
  try {
    return pipelineEventSchema.parse(JSON.parse(body));
  } catch {
    return null;
  }
};

const givenUp = ({ MessageId = '', Body, Attributes }: Message): GivenUp => ({
  id: MessageId,
  event: eventOf(Body),
  sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)),
});

const nameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;

/** The queues that listen to the pipeline's topic, each with its dead-letter queue: no name is written down twice. */
export const findDeadLetterQueues = async (
  sns: SNSClient,
  sqs: SQSClient,
  TopicArn: string,
): Promise<readonly DeadLetterQueue[]> => {
  const urlOf = async (arn: string) =>
    (await sqs.send(new GetQueueUrlCommand({ QueueName: nameOf(arn) }))).QueueUrl ?? '';
  const found: DeadLetterQueue[] = [];
  for (const arn of await queuesOf(sns, TopicArn)) {
    const queue = await urlOf(arn);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy = Attributes?.RedrivePolicy;
    if (policy === undefined) continue;
    const deadLetters = await urlOf((JSON.parse(policy) as { deadLetterTargetArn: string }).deadLetterTargetArn);
    found.push(deadLetterQueue(sqs, nameOf(arn), queue, deadLetters));
  }
  return found;
};

const queuesOf = async (sns: SNSClient, TopicArn: string): Promise<readonly string[]> => {
  const queues: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }));
    const ofQueues = (page.Subscriptions ?? []).filter(({ Protocol }) => Protocol === 'sqs');
    queues.push(...ofQueues.flatMap(({ Endpoint }) => Endpoint ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== '');
  return queues.sort();
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
