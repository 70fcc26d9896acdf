import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';

/** The SES identity of the sender's domain, and how mail goes out. */
export class MailSending extends Construct {
  /** As it stands in From, with its name. */
  readonly sender: string;
  readonly alarms: readonly Alarm[];
  /** Where SES tells what became of each mail. */
  readonly events: Topic;
  readonly #address: string;
  readonly #arns: string[];

  constructor(scope: Construct, id: string, { name, address }: Config['sender']) {
    super(scope, id);
    this.#address = address;
    this.sender = `${name} <${address}>`;
    const configuration = new ConfigurationSet(this, 'Configuration', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(address.slice(address.indexOf('@') + 1)),
      configurationSet: configuration,
    });
    this.events = this.#tellEvents(configuration);
    this.#arns = [
      identity.emailIdentityArn,
      `arn:aws:ses:${identity.stack.region}:${identity.stack.account}:configuration-set/${configuration.configurationSetName}`,
    ];
    this.alarms = [
      this.#reputation('Bounces', 'Reputation.BounceRate', 0.04, 'SES reviews accounts from 5 % of bounces'),
      this.#reputation(
        'Complaints',
        'Reputation.ComplaintRate',
        0.0008,
        'SES reviews accounts from 0.1 % of complaints',
      ),
    ];
  }

  /** Mail from the one sender address, and from no other. */
  allow(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        // SES asks for the second one when the message comes whole, as MIME.
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: this.#arns,
        conditions: { StringEquals: { 'ses:FromAddress': this.#address } },
      }),
    );
  }

  #tellEvents(configuration: ConfigurationSet): Topic {
    const topic = new Topic(this, 'Events', { displayName: 'What became of mails', enforceSSL: true });
    const destination = configuration.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    // SES tries the topic while the destination is made.
    destination.node.addDependency(topic);
    return topic;
  }

  #reputation(id: string, metricName: string, threshold: number, meaning: string): Alarm {
    return new Alarm(this, id, {
      alarmDescription: `${meaning}, and may then stop all mail. See RUNBOOK.md, "Bounces and complaints".`,
      metric: new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Average' }),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
