import type { CityId, RoundId } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ErasureDesk, ErasureRepository } from '#shared/ports/erasure.ts';

export interface OrderErasureDeps {
  readonly erasures: Pick<ErasureRepository, 'request' | 'order' | 'find'>;
  readonly desk: ErasureDesk;
  readonly newId: () => string;
  readonly now: Clock;
}

/** Has somebody look what erasing a city would remove; gives the id under which the answer will be. Changes nothing else. */
export const createRequestErasure =
  ({ erasures, desk, newId, now }: OrderErasureDeps) =>
  async (round: RoundId, city: CityId, by: string): Promise<string> => {
    const id = newId();
    await erasures.request(id, { step: 'requested', city, round, by, at: now().toISOString() });
    await desk.send({ erasure: id, task: 'look' });
    return id;
  };

/**
 * Orders what was looked at. Ordered twice it is still one erasure, of which nothing is left to erase the second time.
 * Throws `not_found`, and `not_allowed` before anybody has seen what would go.
 */
export const createOrderErasure =
  ({ erasures, desk, now }: OrderErasureDeps) =>
  async (id: string, by: string): Promise<void> => {
    const erasure = await erasures.find(id);
    if (erasure === undefined) throw new DomainError('not_found', 'No such erasure');
    if (erasure.looked === undefined) throw new DomainError('not_allowed', 'Nobody has looked what would go');
    await erasures.order(id, { step: 'ordered', by, at: now().toISOString() });
    await desk.send({ erasure: id, task: 'erase' });
  };
