import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { EventConsumer } from './event-consumer.ts';
import type { ServiceFunction } from './service-function.ts';

const MINUTES = Duration.minutes(5);

export interface Watched {
  /** What it is, in the words of the runbook. */
  readonly id: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly meaning: string;
  readonly periods?: number;
  /** No figures at all are as bad as bad ones. */
  readonly silenceIsBad?: boolean;
  readonly below?: boolean;
}

/** Every alarm tells a person by mail what broke, what it means for cities, and where the runbook goes on. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, address: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'City capabilities', enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(address));
    // The policy that asks for TLS takes the place of the one by which alarms may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  tell(alarm: Alarm): void {
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }

  watch({ id, metric, threshold, meaning, periods = 1, silenceIsBad = false, below = false }: Watched): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: meaning,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.tell(alarm);
  }

  /** A function that fails or is turned away. */
  watchFunction(id: string, { function: watched, meaning }: { function: ServiceFunction; meaning: string }): void {
    this.watch({
      id: `${id}Errors`,
      metric: watched.metricErrors({ period: MINUTES }),
      threshold: 1,
      meaning: `${meaning} See RUNBOOK.md, "A function fails".`,
    });
    this.watch({
      id: `${id}Throttles`,
      metric: watched.metricThrottles({ period: MINUTES }),
      threshold: 1,
      periods: 3,
      meaning: `${id} is turned away for want of concurrency. See RUNBOOK.md, "Too little concurrency".`,
    });
  }

  /** A stage of the pipeline: its function, what it gave up on, and how long messages wait for it. */
  watchConsumer(id: string, consumer: EventConsumer, loss: string): void {
    this.watchFunction(id, { function: consumer.function, meaning: `${id} fails; messages are tried again.` });
    this.watch({
      id: `${id}DeadLetters`,
      metric: consumer.deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTES, statistic: 'Maximum' }),
      threshold: 1,
      meaning: `${id} gave up on a message: ${loss} See RUNBOOK.md, "Dead letters".`,
    });
    this.watch({
      id: `${id}Waiting`,
      metric: consumer.queue.metricApproximateAgeOfOldestMessage({ period: MINUTES, statistic: 'Maximum' }),
      threshold: 900,
      meaning: `Messages wait over a quarter of an hour for ${id}: ${loss} See RUNBOOK.md, "Late reports".`,
    });
  }
}
