import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Shared } from '../capabilities-stack.ts';
import { EventConsumer } from './event-consumer.ts';
import { allowFiles, allowItems, allowListing } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';

export interface PipelineProps extends Shared {
  readonly publicAddress: string;
}

/** From a submission to the report in the city's inbox: each stage writes its own items and tells the next. */
export class Pipeline extends Construct {
  /** All that take messages from a queue. */
  readonly consumers: EventConsumer[] = [];
  readonly #props: PipelineProps;

  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id);
    this.#props = props;
    this.#score();
    this.#render();
    this.#deliver();
    this.#recordDelivery();
    this.#reconcile();
  }

  #environment(): Record<string, string> {
    const { storage, topic } = this.#props;
    return {
      TABLE_NAME: storage.table.tableName,
      FILES_BUCKET_NAME: storage.files.bucketName,
      TOPIC_ARN: topic.topicArn,
    };
  }

  #score(): void {
    const { storage, topic, alarms, config, logRetention } = this.#props;
    const consumer = new EventConsumer(this, 'Score', {
      name: 'score-submission',
      description: 'Levels, peers, benchmark and suggestions of a submission',
      topic,
      consumes: 'submission.received',
      batchSize: 5,
      concurrency: config.concurrency,
      timeout: Duration.seconds(60),
      memorySize: 1024,
      logRetention,
      templates: ['context', 'instruments', 'suggestions', 'languages'],
      environment: this.#environment(),
    });
    const items = ['SUBMISSION#*', 'CITY#*'];
    allowItems(consumer.function, storage.table, ['GetItem', 'PutItem', 'Query'], items);
    allowItems(consumer.function, storage.table, ['GetItem', 'Query'], ['ROUND#*', 'RELEASE#*', 'ASSESSMENT#*']);
    allowListing(consumer.function, storage.table, ['ROUND']);
    allowFiles(consumer.function, storage.files, ['GetObject'], 'releases/');
    topic.grantPublish(consumer.function);
    this.consumers.push(consumer);
    alarms.watchConsumer('Score', consumer, 'a city that submitted waits for its report.');
  }

  #render(): void {
    const { storage, topic, alarms, config, logRetention, publicAddress } = this.#props;
    const consumer = new EventConsumer(this, 'Render', {
      name: 'render-report',
      description: 'Draws the report as a tagged PDF',
      topic,
      consumes: 'submission.scored',
      batchSize: 1,
      concurrency: config.concurrency,
      timeout: Duration.seconds(60),
      memorySize: 1769,
      logRetention,
      templates: ['context', 'instruments', 'suggestions', 'languages', 'fonts', 'report'],
      environment: { ...this.#environment(), PUBLIC_ADDRESS: publicAddress },
    });
    allowItems(consumer.function, storage.table, ['GetItem', 'PutItem', 'Query'], ['SUBMISSION#*']);
    allowItems(consumer.function, storage.table, ['GetItem', 'Query'], ['ROUND#*', 'RELEASE#*', 'CITY#*']);
    allowFiles(consumer.function, storage.files, ['GetObject'], 'releases/');
    allowFiles(consumer.function, storage.files, ['GetObject', 'PutObject'], 'reports/');
    topic.grantPublish(consumer.function);
    this.consumers.push(consumer);
    alarms.watchConsumer('Render', consumer, 'a scored submission has no report.');
  }

  #deliver(): void {
    const { storage, topic, alarms, config, logRetention, mail, applicationKey, publicAddress } = this.#props;
    const consumer = new EventConsumer(this, 'Deliver', {
      name: 'deliver-report',
      description: 'Mails the report to the confirmed addresses',
      topic,
      consumes: 'report.rendered',
      batchSize: 5,
      concurrency: config.concurrency,
      timeout: Duration.seconds(60),
      logRetention,
      templates: ['context', 'instruments', 'suggestions', 'languages'],
      environment: {
        TABLE_NAME: storage.table.tableName,
        FILES_BUCKET_NAME: storage.files.bucketName,
        SENDER_ADDRESS: mail.sender,
        REPLY_TO_ADDRESS: config.deployment.contact,
        PUBLIC_ADDRESS: publicAddress,
        APPLICATION_KEY: applicationKey,
      },
    });
    const { table } = storage;
    const items = ['SUBMISSION#*', 'IDEMPOTENCY#*'];
    allowItems(consumer.function, table, ['GetItem', 'PutItem', 'Query', 'UpdateItem', 'DeleteItem'], items);
    allowItems(consumer.function, table, ['GetItem', 'Query'], ['ROUND#*', 'PERSON#*', 'MAIL#*']);
    allowFiles(consumer.function, storage.files, ['GetObject'], 'reports/');
    mail.allow(consumer.function);
    this.consumers.push(consumer);
    alarms.watchConsumer('Deliver', consumer, 'a report is ready but was not mailed.');
  }

  #recordDelivery(): void {
    const { storage, alarms, logRetention, mail, applicationKey } = this.#props;
    const consumer = new EventConsumer(this, 'Record', {
      name: 'record-delivery',
      description: 'Records bounces, complaints, delays and deliveries of mail',
      topic: mail.events,
      batchSize: 10,
      concurrency: 2,
      timeout: Duration.seconds(30),
      logRetention,
      environment: { TABLE_NAME: storage.table.tableName, APPLICATION_KEY: applicationKey },
    });
    allowItems(consumer.function, storage.table, ['PutItem'], ['MAIL#*']);
    this.consumers.push(consumer);
    alarms.watchConsumer('Record', consumer, 'a bounce or complaint is not known, and mail may go there again.');
  }

  #reconcile(): void {
    const { storage, topic, alarms, config, logRetention } = this.#props;
    const { everyMinutes, overdueSeconds, ageLimitSeconds } = config.reconcile;
    const reconcile = new ServiceFunction(this, 'Reconcile', {
      name: 'reconcile',
      description: 'Publishes submissions again that got stuck',
      timeout: Duration.seconds(60),
      logRetention,
      environment: {
        TABLE_NAME: storage.table.tableName,
        TOPIC_ARN: topic.topicArn,
        OVERDUE_SECONDS: String(overdueSeconds),
        AGE_LIMIT_SECONDS: String(ageLimitSeconds),
      },
    });
    new Rule(this, 'Schedule', {
      description: 'Looks for submissions that got stuck',
      schedule: Schedule.rate(Duration.minutes(everyMinutes)),
      targets: [new LambdaFunction(reconcile, { retryAttempts: 2 })],
    });
    allowItems(reconcile, storage.table, ['GetItem', 'Query', 'DeleteItem'], ['SUBMISSION#*']);
    allowListing(reconcile, storage.table, ['WATCH']);
    topic.grantPublish(reconcile);
    alarms.watchFunction('Reconcile', { function: reconcile, meaning: 'Stuck submissions are not found.' });
    alarms.watch({
      id: 'ReconcileSilent',
      metric: reconcile.metricInvocations({ period: Duration.hours(1) }),
      threshold: 1,
      below: true,
      silenceIsBad: true,
      meaning: 'reconcile did not run for an hour: nobody looks for stuck submissions. See RUNBOOK.md, "Late reports".',
    });
  }
}
