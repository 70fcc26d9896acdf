import { deliveryEventSchema, endsMail, suppressionSchema } from '#shared/contracts/delivery-event.ts';
import type { DeliveryEventRepository } from '#shared/ports/mail.ts';
import type { Table } from './table.ts';

const SECONDS_AN_EVENT_IS_KEPT = 400 * 24 * 3600;
const partition = (person: string) => `MAIL#${person}`;
const suppressionKey = (person: string) => ({ PK: partition(person), SK: 'SUPPRESSED' });

/**
 * Apart from the person's own items, so that who records what the mail service says can neither read an address nor
 * change a person. Events of a report are listed by its submission through the index.
 */
export const createDeliveryRepository = (table: Table): DeliveryEventRepository => ({
  async put(event) {
    const { person, kind, messageId, at, issue } = event;
    const key = { PK: partition(person), SK: `EVENT#${messageId}#${kind}` };
    const ofIssue = issue && {
      GSI1PK: `SUBMISSION#${issue.submission}`,
      GSI1SK: `ISSUE#${String(issue.issue).padStart(4, '0')}#${at}#${kind}`,
    };
    const expiresAt = Math.floor(Date.parse(at) / 1000) + SECONDS_AN_EVENT_IS_KEPT;
    await table.put(key, deliveryEventSchema, event, { ...ofIssue, expiresAt });
    if (!endsMail(event)) return;
    const reason = kind === 'complaint' ? 'complaint' : 'bounce';
    await table.putNew(suppressionKey(person), suppressionSchema, { person, reason, since: at });
  },
  async listOfPerson(person) {
    return (await table.list(partition(person), 'EVENT#', deliveryEventSchema)).map(({ data }) => data);
  },
  listOfSubmission: (submission) => table.listIndex(`SUBMISSION#${submission}`, deliveryEventSchema),
  suppression: (person) => table.find(suppressionKey(person), suppressionSchema),
  async isSuppressed(person) {
    return (await table.find(suppressionKey(person), suppressionSchema)) !== undefined;
  },
  lift: (person) => table.delete(suppressionKey(person)),
});
