import * as z from 'zod';
import { sha256Schema } from './names.ts';

/** What the mail service tells of a mail after it took it. */
export const MAIL_EVENTS = ['delivery', 'delay', 'bounce', 'complaint'] as const;

/**
 * What became of one mail to one person. The address is not here, only the person: its keyed hash. `issue` says of which
 * report; other mails, such as sign-in links, have none.
 */
export const deliveryEventSchema = z.strictObject({
  person: sha256Schema,
  kind: z.enum(MAIL_EVENTS),
  messageId: z.string().min(1).max(200),
  at: z.iso.datetime(),
  /** Of a bounce: the address will never take mail, so no more is sent there. */
  permanent: z.boolean(),
  issue: z.strictObject({ submission: z.uuid(), issue: z.int().positive() }).optional(),
});
export type DeliveryEvent = z.infer<typeof deliveryEventSchema>;

/** That nothing is mailed to a person any more, and since when. */
export const suppressionSchema = z.strictObject({
  person: sha256Schema,
  reason: z.enum(['bounce', 'complaint']),
  since: z.iso.datetime(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

/** A bounce that will not pass, and every complaint, end all mail to a person. */
export const endsMail = ({ kind, permanent }: Pick<DeliveryEvent, 'kind' | 'permanent'>): boolean =>
  kind === 'complaint' || (kind === 'bounce' && permanent);
