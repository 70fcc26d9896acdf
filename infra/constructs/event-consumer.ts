import { Duration, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type ITopic, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PipelineEventType } from '../../shared/contracts/events.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface EventConsumerProps extends ServiceFunctionProps {
  /** Whose messages go into the queue; none where somebody sends to the queue itself. */
  readonly topic?: ITopic;
  /** The one type of event to take; all that the topic says when left out. */
  readonly consumes?: PipelineEventType;
  /** Messages that one call takes. */
  readonly batchSize: number;
  /** Calls at the same time, at most. */
  readonly concurrency: number;
  readonly timeout: Duration;
}

/** Receives that a message gets before it is put aside for a person. */
export const MAX_RECEIVES = 3;

/** As one value, for the environment and the outputs of the stack. */
export const queueUrlsOf = (consumers: readonly EventConsumer[]): string =>
  consumers.map(({ queue }) => queue.queueUrl).join(',');

/** A function fed through a queue of its own, mostly from a topic, with a dead-letter queue behind it. */
export class EventConsumer extends Construct {
  readonly function: ServiceFunction;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: EventConsumerProps) {
    super(scope, id);
    const { topic, consumes, batchSize, concurrency, timeout } = props;
    this.function = new ServiceFunction(this, 'Function', props);

    const encrypted = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      // Longer than the function can run: a call that was killed holds its idempotency record until then, and
      // messages that come back sooner use up their receives. AWS asks for six times, for throttled calls.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    topic?.addSubscription(
      new SqsSubscription(this.queue, {
        rawMessageDelivery: true,
        ...(consumes !== undefined && {
          filterPolicy: { type: SubscriptionFilter.stringFilter({ allowlist: [consumes] }) },
        }),
      }),
    );
    this.function.addEventSource(
      new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true, maxConcurrency: concurrency }),
    );
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue; an alarm says when something lies in it.',
    });
  }
}
