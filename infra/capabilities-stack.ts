import { CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import { Alarms } from './constructs/alarms.ts';
import { Erasure } from './constructs/erasure.ts';
import { queueUrlsOf } from './constructs/event-consumer.ts';
import { EvidenceScan } from './constructs/evidence-scan.ts';
import { MailSending } from './constructs/mail-sending.ts';
import { Pipeline } from './constructs/pipeline.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { Storage } from './constructs/storage.ts';
import { Website } from './constructs/website.ts';

export interface CapabilitiesStackProps extends StackProps {
  readonly config: Config;
  /** The firewall of the edge stack. */
  readonly webAclArn: string;
}

/** What the parts of the stack share. */
export interface Shared {
  readonly config: Config;
  readonly storage: Storage;
  readonly topic: Topic;
  readonly mail: MailSending;
  readonly alarms: Alarms;
  readonly applicationKey: string;
  readonly logRetention: RetentionDays;
}

/** The whole system of one stage, but for the firewall, which lives in another region. */
export class CapabilitiesStack extends Stack {
  constructor(scope: Construct, id: string, { config, webAclArn, ...props }: CapabilitiesStackProps) {
    super(scope, id, props);
    const mail = new MailSending(this, 'Mail', config.sender);
    const alarms = new Alarms(this, 'Alarms', config.alarmAddress);
    for (const alarm of mail.alarms) alarms.tell(alarm);

    const shared: Shared = {
      config,
      mail,
      alarms,
      storage: new Storage(this, 'Storage', config.deployment.privacy.retentionMonths),
      topic: new Topic(this, 'Events', { enforceSSL: true }),
      applicationKey: this.#secret('ApplicationKey', 'Key of address hashes and form tokens; never change it'),
      logRetention: config.logRetentionDays as RetentionDays,
    };
    if (config.malwareScan === 'guardduty')
      new EvidenceScan(this, 'EvidenceScan', { alarms, files: shared.storage.files });
    const originSecret = this.#secret('OriginSecret', 'Proves that a request came through CloudFront');

    const erasure = new Erasure(this, 'Erasure', shared);
    const website = new Website(this, 'Website', { ...shared, originSecret, webAclArn, erasure });
    const pipeline = new Pipeline(this, 'Pipeline', { ...shared, publicAddress: website.publicAddress });
    const consumers = [...pipeline.consumers, erasure.consumer];
    website.allowRedrive(consumers);

    this.#retain(config.deployment.privacy.retentionMonths);

    new CfnOutput(this, 'FormAddress', { value: website.publicAddress });
    new CfnOutput(this, 'DistributionDomain', { value: website.distributionDomain });
    new CfnOutput(this, 'TableName', { value: shared.storage.table.tableName });
    new CfnOutput(this, 'FilesBucketName', { value: shared.storage.files.bucketName });
    new CfnOutput(this, 'QueueUrls', { value: queueUrlsOf(consumers) });
    new CfnOutput(this, 'TopicArn', { value: shared.topic.topicArn });
    new CfnOutput(this, 'MailEventsTopicArn', { value: mail.events.topicArn });
  }

  /** Every function that writes says until when what it writes is kept. */
  #retain(months: number): void {
    for (const construct of this.node.findAll()) {
      if (construct instanceof ServiceFunction) construct.addEnvironment('RETENTION_MONTHS', String(months));
    }
  }

  /** A random value made at the first deployment and handed over by reference: it is in no template. */
  #secret(id: string, description: string): string {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Handed over at deployment; RUNBOOK.md says how to change the one that may be changed.',
    });
    return secret.secretValue.unsafeUnwrap();
  }
}
