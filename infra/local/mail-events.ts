import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { ClientSettings } from './local-clients.ts';
import type { TakenMail } from './mail-service.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

interface DestinationProperties {
  readonly EventDestination: {
    readonly Enabled?: boolean;
    readonly MatchingEventTypes: readonly string[];
    readonly SnsDestination?: { readonly TopicARN: string };
  };
}

/** The kind of a notice, and under a key of its own what SES says of it. */
type Notice = { readonly eventType: string } & Readonly<Record<string, unknown>>;

export interface MailTopic {
  readonly topicArn: string;
  /** As the template writes them, such as `deliveryDelay` or `DELIVERY_DELAY`. */
  readonly kinds: readonly string[];
}

/** Where the template has SES tell what became of mails. */
export const mailTopicsOf = (template: Template, resolver: Resolver): readonly MailTopic[] =>
  resourcesOf(template, 'AWS::SES::ConfigurationSetEventDestination').flatMap(([, { Properties }]) => {
    const { EventDestination: destination } = resolver.resolve(Properties) as DestinationProperties;
    const topicArn = destination.SnsDestination?.TopicARN;
    const isOff = destination.Enabled === false || topicArn === undefined;
    return isOff ? [] : [{ topicArn, kinds: destination.MatchingEventTypes }];
  });

const same = (kind: string): string => kind.toLowerCase().replaceAll('_', '');

const bounceOf = (address: string, timestamp: string, bounceType: string, bounceSubType: string) => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: address }], timestamp },
});
const deliveryOf = (address: string, timestamp: string) => ({
  eventType: 'Delivery',
  delivery: { timestamp, recipients: [address], processingTimeMillis: 1, smtpResponse: '250 ok' },
});

/** What SES would tell of a mail to this address, in order; the local part decides, as with SES's simulator. */
export const noticesOf = (address: string, timestamp: string): readonly Notice[] => {
  const emailAddress = address;
  switch (address.split('@')[0]?.split('+')[0]) {
    case 'bounce':
      return [bounceOf(address, timestamp, 'Permanent', 'General')];
    case 'full':
      return [bounceOf(address, timestamp, 'Transient', 'MailboxFull')];
    case 'complaint': {
      const complaint = { timestamp, complainedRecipients: [{ emailAddress }], complaintFeedbackType: 'abuse' };
      return [deliveryOf(address, timestamp), { eventType: 'Complaint', complaint }];
    }
    case 'delay': {
      const deliveryDelay = { timestamp, delayType: 'MailboxFull', delayedRecipients: [{ emailAddress }] };
      return [{ eventType: 'DeliveryDelay', deliveryDelay }, deliveryOf(address, timestamp)];
    }
    default:
      return [deliveryOf(address, timestamp)];
  }
};

/** Plays what SES tells after it took a mail. Told from memory: a kill between mail and notice loses the notice. */
export const startMailEvents = (
  topics: readonly MailTopic[],
  settings: ClientSettings['sns'],
  log: (source: string, line: string) => void,
) => {
  const client = new SNSClient(settings);
  const underWay = new Set<Promise<void>>();

  const publish = async ({ messageId, sender, recipients, tags }: TakenMail): Promise<void> => {
    const timestamp = new Date().toISOString();
    const mail = { timestamp, messageId, source: sender, destination: recipients, tags };
    for (const notice of recipients.flatMap((address) => noticesOf(address, timestamp))) {
      for (const { topicArn, kinds } of topics) {
        if (!kinds.some((kind) => same(kind) === same(notice.eventType))) continue;
        await client.send(new PublishCommand({ TopicArn: topicArn, Message: JSON.stringify({ ...notice, mail }) }));
      }
    }
  };

  return {
    tell(mail: TakenMail): void {
      const told = publish(mail).catch((error: Error) => log('mail', `notice not told: ${error.message}`));
      underWay.add(told);
      void told.finally(() => underWay.delete(told));
    },
    async stop(): Promise<void> {
      await Promise.all(underWay);
      client.destroy();
    },
  };
};
