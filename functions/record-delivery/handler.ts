import type { DeliveryEventRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { Notice } from './read-notice.ts';

export interface RecordDeliveryDeps {
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly deliveryEvents: Pick<DeliveryEventRepository, 'put'>;
}

/**
 * Records what became of a mail, for every person it went to, and ends mail to whose address bounced for good or who
 * complained. Addresses stop here: what is kept is their keyed hash. A notice that comes twice writes the same items.
 */
export const createConsumer =
  ({ people, deliveryEvents }: RecordDeliveryDeps) =>
  async ({ addresses, ...event }: Notice): Promise<void> => {
    for (const address of addresses) await deliveryEvents.put({ ...event, person: people.idOf(address) });
  };
