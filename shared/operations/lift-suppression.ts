import type { Suppression } from '#shared/contracts/delivery-event.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { DeliveryEventRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';

export interface LiftSuppressionDeps {
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly deliveryEvents: Pick<DeliveryEventRepository, 'suppression' | 'lift'>;
  readonly audit?: AuditLog;
  /** Takes the address from the list that the mail service keeps itself; done first, as it may fail. */
  readonly forget: (address: string) => Promise<void>;
}

/**
 * Lets mail go to an address again after its mailbox was mended or its owner asked for it. Gives why and since when there
 * was none. Throws `not_found` for an address to which mail may go.
 */
export const createLiftSuppression =
  ({ people, deliveryEvents, audit, forget }: LiftSuppressionDeps) =>
  async (address: string, { dryRun = false } = {}): Promise<Suppression> => {
    const person = people.idOf(address);
    const found = await deliveryEvents.suppression(person);
    if (found === undefined) throw new DomainError('not_found', 'Mail may go to this address already');
    if (dryRun) return found;
    await forget(address);
    await deliveryEvents.lift(person);
    await audit?.record({ action: 'suppression-lifted' });
    return found;
  };
