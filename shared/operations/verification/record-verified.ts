import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Level } from '#shared/contracts/names.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { createReadEvidence, type ReadEvidenceDeps } from './read-evidence.ts';

export interface RecordVerifiedDeps extends ReadEvidenceDeps {
  readonly consensus: Pick<ConsensusRepository, 'putVerified' | 'removeVerified' | 'verified'>;
  readonly now: Clock;
}

export interface WantedVerified {
  readonly practice: string;
  readonly level: Level;
  readonly reason: string;
}

/**
 * Records the level that the assessor confirms after reading the evidence. It counts from the city's next submission on.
 * Throws `not_allowed` unless an assessor acts, `round_closed`, `not_found` for an unknown practice, and `invalid_input`
 * with `verified-reason-missing` and `no-evidence`.
 */
export const createRecordVerified = (deps: RecordVerifiedDeps) => {
  const readEvidence = createReadEvidence(deps);
  return async (acting: Acting, instrument: Instrument, wanted: WantedVerified): Promise<VerifiedLevel> => {
    requireRole(acting, 'assessor');
    requireOpenRound(acting.round, deps.now());
    const { practice, level } = wanted;
    const reason = wanted.reason.trim();
    const isKnown = instrument.capabilities.some(({ practices }) => practices.some(({ id }) => id === practice));
    if (!isKnown) throw new DomainError('not_found', 'No such practice');
    const evidence = await readEvidence(acting);
    const issues = [
      ...(reason === '' ? [{ field: 'reason', message: 'verified-reason-missing' }] : []),
      ...(evidence.has(practice) ? [] : [{ field: 'level', message: 'no-evidence' }]),
    ];
    if (issues.length > 0) throw new DomainError('invalid_input', 'The verified level does not fit', issues);
    const verified = { practice, level, reason, assessor: acting.member.id };
    await deps.consensus.putVerified(acting.round.id, acting.city.id, verified);
    return verified;
  };
};

/** Takes a verified level back. Throws `not_allowed` unless an assessor acts, and `round_closed`. */
export const createClearVerified =
  ({ consensus, now }: Pick<RecordVerifiedDeps, 'consensus' | 'now'>) =>
  async (acting: Acting, practice: string): Promise<void> => {
    requireRole(acting, 'assessor');
    requireOpenRound(acting.round, now());
    await consensus.removeVerified(acting.round.id, acting.city.id, practice);
  };

/** The verified levels of a city, for its assessors and coordinators. Throws `not_allowed` for anybody else. */
export const createReadVerified =
  ({ consensus }: Pick<RecordVerifiedDeps, 'consensus'>) =>
  async ({ round, city, member }: Acting): Promise<readonly VerifiedLevel[]> => {
    if (!member.roles.some((role) => role === 'assessor' || role === 'coordinator')) {
      throw new DomainError('not_allowed', 'For assessors and coordinators only');
    }
    return consensus.verified(round.id, city.id);
  };
