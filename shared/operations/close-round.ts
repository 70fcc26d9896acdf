import type { Round } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { createRoundStatus, type RoundStatusDeps } from './round-status.ts';

export interface CloseRoundDeps extends RoundStatusDeps {
  readonly rounds: Pick<RoundRepository, 'get' | 'put'>;
  readonly now: Clock;
  readonly audit?: AuditLog;
}

export interface ClosedRound {
  readonly round: Round;
  /** Cities that had begun and not submitted. */
  readonly drafts: readonly string[];
}

/**
 * Closes a round now; a closed one stays as it is. Throws `round_unknown`, and `not_allowed` while cities are still
 * answering, unless `withDrafts`: they keep their answers and cannot submit them any more. A dry run changes nothing.
 */
export const createCloseRound = (deps: CloseRoundDeps) => {
  const status = createRoundStatus(deps);
  return async (id: string, { withDrafts = false, dryRun = false } = {}): Promise<ClosedRound> => {
    const round = await deps.rounds.get(id);
    const now = deps.now();
    const drafts = (await status(id)).cities.filter(({ state }) => state === 'answering').map(({ city }) => city);
    if (Date.parse(round.closesAt) <= now.getTime()) return { round, drafts };
    if (drafts.length > 0 && !withDrafts) {
      throw new DomainError('not_allowed', `${drafts.length} cities are still answering`);
    }
    const closed = { ...round, closesAt: now.toISOString() };
    if (dryRun) return { round: closed, drafts };
    await deps.rounds.put(closed);
    await deps.audit?.record({ action: 'round-closed', round: id });
    return { round: closed, drafts };
  };
};
