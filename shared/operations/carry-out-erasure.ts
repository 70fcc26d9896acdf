import type { Erasure, ErasureMessage } from '#shared/contracts/erasure.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AuditRepository } from '#shared/ports/audit.ts';
import type { ErasureRepository } from '#shared/ports/erasure.ts';
import { createAuditLog } from './audit.ts';
import { createEraseCity, type EraseCityDeps } from './erase-city.ts';

export interface CarryOutErasureDeps extends Omit<EraseCityDeps, 'audit'> {
  readonly audits: AuditRepository;
  readonly erasures: Pick<ErasureRepository, 'find' | 'putLook' | 'putReceipt'>;
}

/** Messages that were under way may write again meanwhile: then once more. */
const TRIES = 3;

export const isFinished = ({ receipts }: Pick<Erasure, 'receipts'>): boolean => receipts.at(-1)?.traces === 0;

/**
 * Looks what would go, or erases what an operator ordered, in that operator's name. A message that comes twice finds the
 * work done. Throws `not_found`, `not_allowed` for what nobody ordered, and an error while traces are left.
 */
export const createCarryOutErasure =
  (deps: CarryOutErasureDeps) =>
  async ({ erasure: id, task }: ErasureMessage): Promise<void> => {
    const erasure = await deps.erasures.find(id);
    if (erasure === undefined) throw new DomainError('not_found', 'No such erasure');
    const { request, order, looked, receipts } = erasure;
    const audit = createAuditLog({ ...deps, actor: order?.by ?? request.by });
    const erase = createEraseCity({ ...deps, audit });
    if (task === 'look') {
      if (looked === undefined) await deps.erasures.putLook(id, (await erase(request.city, { dryRun: true })).receipt);
      return;
    }
    if (order === undefined) throw new DomainError('not_allowed', 'Nobody ordered this erasure');
    if (isFinished(erasure)) return;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const { receipt } = await erase(request.city);
      await deps.erasures.putReceipt(id, receipts.length + tries, receipt);
      if (receipt.traces === 0) return;
    }
    throw new Error('Something of the city is written again and again');
  };
