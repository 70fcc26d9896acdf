import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Shared } from '../capabilities-stack.ts';
import type { Erasure } from './erasure.ts';
import { type EventConsumer, queueUrlsOf } from './event-consumer.ts';
import { allow, allowFiles, allowItems, allowListing } from './permissions.ts';
import { ServiceFunction } from './service-function.ts';
import { WebFront } from './web-front.ts';

export interface WebsiteProps extends Shared {
  readonly originSecret: string;
  readonly webAclArn: string;
  readonly erasure: Erasure;
}

/** What people and cities' own systems talk to: the hosted form, the console and the submissions API. */
export class Website extends Construct {
  readonly publicAddress: string;
  readonly distributionDomain: string;
  readonly #console: ServiceFunction;

  constructor(scope: Construct, id: string, props: WebsiteProps) {
    super(scope, id);
    const { config, originSecret, webAclArn, logRetention, alarms } = props;
    const front = new WebFront(this, 'Front', {
      webAclArn,
      originSecret,
      logRetention,
      publicAddress: config.publicAddress,
      certificateArn: config.certificateArn,
    });
    this.publicAddress = front.publicAddress;
    this.distributionDomain = front.distributionDomain;

    front.serve('Form', this.#hostedForm(props), [
      { path: '/', method: HttpMethod.ANY },
      { path: '/{proxy+}', method: HttpMethod.ANY },
    ]);
    this.#console = this.#operatorConsole(props);
    front.serve('Console', this.#console, [
      { path: '/console', method: HttpMethod.ANY },
      { path: '/console/{proxy+}', method: HttpMethod.ANY },
    ]);
    front.serve('Submissions', this.#submissionsApi(props), [
      { path: '/v1/submissions', method: HttpMethod.POST },
      { path: '/v1/submissions/{id}', method: HttpMethod.GET },
      { path: '/v1/openapi.json', method: HttpMethod.GET },
    ]);
    alarms.watch({
      id: 'BrokenPages',
      metric: front.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      meaning: 'People see error pages. See RUNBOOK.md, "A function fails".',
    });
  }

  /** The console looks at what these gave up on, and sends it back to them. */
  allowRedrive(consumers: readonly EventConsumer[]): void {
    const queues = consumers.map(({ queue }) => queue.queueArn);
    const deadLetters = consumers.map(({ deadLetters: { queueArn } }) => queueArn);
    this.#console.addEnvironment('QUEUE_URLS', queueUrlsOf(consumers));
    allow(this.#console, ['sqs:GetQueueUrl'], deadLetters);
    allow(this.#console, ['sqs:GetQueueAttributes', 'sqs:SendMessage'], queues);
    allow(this.#console, ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'], deadLetters);
  }

  #environment({ storage, topic, originSecret, applicationKey }: WebsiteProps): Record<string, string> {
    return {
      TABLE_NAME: storage.table.tableName,
      FILES_BUCKET_NAME: storage.files.bucketName,
      TOPIC_ARN: topic.topicArn,
      PUBLIC_ADDRESS: this.publicAddress,
      ORIGIN_SECRET: originSecret,
      APPLICATION_KEY: applicationKey,
    };
  }

  #hostedForm(props: WebsiteProps): ServiceFunction {
    const { config, storage, topic, mail, logRetention, alarms } = props;
    const form = new ServiceFunction(this, 'HostedForm', {
      name: 'hosted-form',
      description: 'The form, its static files and the results page',
      logRetention,
      memorySize: 1024,
      templates: ['context', 'instruments', 'suggestions', 'languages', 'form', 'report'],
      environment: {
        ...this.#environment(props),
        SENDER_ADDRESS: mail.sender,
        REPLY_TO_ADDRESS: config.deployment.contact,
        DEPLOYMENT: JSON.stringify(config.deployment),
        MALWARE_SCAN: config.malwareScan,
      },
    });
    const own = ['ASSESSMENT#*', 'CITY#*', 'SUBMISSION#*', 'PERSON#*', 'LINK#*', 'SESSION#*', 'LIMIT#*', 'FEEDBACK#*'];
    allowItems(form, storage.table, ['GetItem', 'PutItem', 'Query', 'UpdateItem', 'DeleteItem'], own);
    allowItems(form, storage.table, ['GetItem', 'Query'], ['ROUND#*', 'RELEASE#*', 'MAIL#*']);
    allowItems(form, storage.table, ['PutItem', 'Query'], ['AUDIT']);
    allowListing(form, storage.table, ['ROUND', 'ROUND#*', 'PERSON#*']);
    allowFiles(form, storage.files, ['GetObject'], 'reports/');
    allowFiles(form, storage.files, ['GetObject'], 'releases/');
    this.#allowEvidence(form, props);
    topic.grantPublish(form);
    mail.allow(form);
    alarms.watchFunction('HostedForm', { function: form, meaning: 'The form fails for some people.' });
    return form;
  }

  #operatorConsole(props: WebsiteProps): ServiceFunction {
    const { config, storage, topic, mail, logRetention, alarms, erasure } = props;
    const console = new ServiceFunction(this, 'OperatorConsole', {
      name: 'operator-console',
      description: 'The pages from which operators run rounds',
      logRetention,
      memorySize: 1024,
      timeout: Duration.seconds(29),
      templates: ['context', 'instruments', 'languages', 'form'],
      environment: {
        ...this.#environment(props),
        SENDER_ADDRESS: mail.sender,
        REPLY_TO_ADDRESS: config.deployment.contact,
        DEPLOYMENT: JSON.stringify(config.deployment),
        CONCURRENCY: String(config.concurrency),
        ERASURE_QUEUE_URL: erasure.consumer.queue.queueUrl,
      },
    });
    const { table } = storage;
    allowItems(console, table, ['GetItem', 'Query'], ['SESSION#*']);
    allowItems(console, table, ['GetItem', 'PutItem', 'Query'], ['ROUND#*', 'SUBMISSION#*', 'TOKEN#*', 'REISSUE#*']);
    allowItems(console, table, ['GetItem', 'PutItem', 'Query', 'DeleteItem'], ['PERSON#*', 'ASSESSMENT#*']);
    // Whoever is invited anew is kept for longer.
    allowItems(console, table, ['UpdateItem'], ['PERSON#*']);
    allowItems(console, table, ['GetItem', 'Query', 'DeleteItem'], ['MAIL#*']);
    allowItems(console, table, ['PutItem', 'Query'], ['AUDIT']);
    allowListing(console, table, ['ROUND', 'ROUND#*', 'SUBMISSION#*', 'WATCH']);
    // A release's entry is put once and its file is named by its hash: both can be added and neither is ever changed.
    allowItems(console, table, ['GetItem', 'PutItem', 'Query'], ['RELEASE#*']);
    allowFiles(console, storage.files, ['GetObject', 'PutObject'], 'releases/');
    allowItems(console, table, ['PutItem', 'Query'], ['ERASURE']);
    erasure.consumer.queue.grantSendMessages(console);
    mail.allow(console);
    topic.grantPublish(console);
    allow(console, ['ses:DeleteSuppressedDestination'], ['*']);
    alarms.watchFunction('OperatorConsole', { function: console, meaning: 'The console fails for operators.' });
    return console;
  }

  /** Uploads are read once; kept evidence only when GuardDuty tagged it as clean, whoever asks. */
  #allowEvidence(form: ServiceFunction, { storage, config }: WebsiteProps): void {
    const isClean = { StringEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' } };
    allowFiles(form, storage.files, ['GetObject', 'PutObject', 'DeleteObject'], 'incoming/');
    allowFiles(form, storage.files, ['PutObject', 'DeleteObject', 'GetObjectTagging'], 'evidence/');
    allowFiles(form, storage.files, ['GetObject'], 'evidence/', config.malwareScan === 'guardduty' ? isClean : {});
  }

  #submissionsApi(props: WebsiteProps): ServiceFunction {
    const { storage, topic, logRetention, alarms } = props;
    const api = new ServiceFunction(this, 'SubmissionsApi', {
      name: 'submissions-api',
      description: 'Takes whole assessments as JSON and tells how far they are',
      logRetention,
      memorySize: 1024,
      templates: ['context', 'instruments', 'suggestions', 'languages'],
      environment: this.#environment(props),
    });
    const own = ['ASSESSMENT#*', 'CITY#*', 'SUBMISSION#*', 'LIMIT#*'];
    allowItems(api, storage.table, ['GetItem', 'PutItem', 'Query', 'UpdateItem'], own);
    allowItems(api, storage.table, ['GetItem', 'Query'], ['ROUND#*', 'RELEASE#*', 'PERSON#*', 'TOKEN#*']);
    allowItems(api, storage.table, ['PutItem', 'Query'], ['AUDIT']);
    allowListing(api, storage.table, ['ROUND', 'ROUND#*']);
    allowFiles(api, storage.files, ['GetObject'], 'reports/');
    allowFiles(api, storage.files, ['GetObject'], 'releases/');
    topic.grantPublish(api);
    alarms.watchFunction('SubmissionsApi', { function: api, meaning: 'The submissions API fails for some cities.' });
    return api;
  }
}
