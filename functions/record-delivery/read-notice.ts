import * as z from 'zod';
import type { DeliveryEvent } from '#shared/contracts/delivery-event.ts';

const tagSchema = z.array(z.string()).optional();
const recipients = z.array(z.object({ emailAddress: z.string() }));
const timestamp = z.iso.datetime({ offset: true });

/** What SES publishes through a configuration set; fields that are not asked for may come and go. */
const noticeSchema = z.intersection(
  z.object({ mail: z.object({ messageId: z.string(), tags: z.record(z.string(), tagSchema).optional() }) }),
  z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Delivery'),
      delivery: z.object({ timestamp, recipients: z.array(z.string()) }),
    }),
    z.object({
      eventType: z.literal('DeliveryDelay'),
      deliveryDelay: z.object({ timestamp, delayedRecipients: recipients }),
    }),
    z.object({
      eventType: z.literal('Bounce'),
      bounce: z.object({ timestamp, bounceType: z.string(), bouncedRecipients: recipients }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      complaint: z.object({ timestamp, complainedRecipients: recipients }),
    }),
  ]),
);
type SesNotice = z.infer<typeof noticeSchema>;

/** A notice of the mail service in the product's own words, still with addresses. */
export interface Notice extends Pick<DeliveryEvent, 'kind' | 'messageId' | 'at' | 'permanent' | 'issue'> {
  readonly addresses: readonly string[];
}

/** @throws ZodError for anything but a notice of a delivery, delay, bounce or complaint. */
export const readNotice = (body: string): Notice => {
  const notice = noticeSchema.parse(JSON.parse(body));
  const { timestamp: told, ...rest } = factsOf(notice);
  const { messageId, tags = {} } = notice.mail;
  return { messageId, at: new Date(told).toISOString(), issue: issueOf(tags), ...rest };
};

const addressesOf = (list: readonly { readonly emailAddress: string }[]) => list.map((one) => plain(one.emailAddress));

/** A recipient may come back with its display name. */
const plain = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address;

const factsOf = (notice: SesNotice) => {
  switch (notice.eventType) {
    case 'Delivery': {
      const { timestamp: told, recipients: list } = notice.delivery;
      return { kind: 'delivery' as const, permanent: false, timestamp: told, addresses: list.map(plain) };
    }
    case 'DeliveryDelay': {
      const { timestamp: told, delayedRecipients } = notice.deliveryDelay;
      return { kind: 'delay' as const, permanent: false, timestamp: told, addresses: addressesOf(delayedRecipients) };
    }
    case 'Bounce': {
      const { timestamp: told, bounceType, bouncedRecipients } = notice.bounce;
      const permanent = bounceType === 'Permanent';
      return { kind: 'bounce' as const, permanent, timestamp: told, addresses: addressesOf(bouncedRecipients) };
    }
    case 'Complaint': {
      const { timestamp: told, complainedRecipients } = notice.complaint;
      const addresses = addressesOf(complainedRecipients);
      return { kind: 'complaint' as const, permanent: false, timestamp: told, addresses };
    }
  }
};

const issueTagsSchema = z.tuple([z.uuid(), z.coerce.number().int().positive()]);

/** Mails that are no report carry no tags of one. */
const issueOf = (tags: Readonly<Record<string, readonly string[] | undefined>>): DeliveryEvent['issue'] => {
  const read = issueTagsSchema.safeParse([tags.submission?.[0], tags.issue?.[0]]);
  return read.success ? { submission: read.data[0], issue: read.data[1] } : undefined;
};
