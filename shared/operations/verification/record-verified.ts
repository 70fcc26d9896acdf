import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Level } from '#shared/contracts/names.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { type MayReplace, type Replaced, replaceLevel } from '#shared/operations/consensus/replace-level.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { createReadEvidence, type ReadEvidenceDeps } from './read-evidence.ts';

export interface RecordVerifiedDeps extends ReadEvidenceDeps {
  readonly consensus: Pick<ConsensusRepository, 'changeVerified' | 'verified'>;
  readonly now: Clock;
}

export interface WantedVerified {
  readonly practice: string;
  readonly level: Level;
  readonly reason: string;
}

/**
 * Records the level that the assessor confirms after reading the evidence, unless one is saved that may not be replaced.
 * It counts from the city's next submission on. Throws `not_allowed` unless an assessor acts, `round_closed`, `not_found` for an unknown practice, and `invalid_input`
 * with `verified-reason-missing` and `no-evidence`.
 */
export const createRecordVerified = (deps: RecordVerifiedDeps) => {
  const readEvidence = createReadEvidence(deps);
  return async (
    acting: Acting,
    instrument: Instrument,
    wanted: WantedVerified,
    mayReplace?: MayReplace<VerifiedLevel>,
  ): Promise<Replaced<VerifiedLevel>> => {
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
    const { round, city } = acting;
    const { consensus } = deps;
    return replaceLevel(
      (change) => consensus.changeVerified(round.id, city.id, practice, change),
      verified,
      mayReplace,
    );
  };
};

/** Takes a verified level back, unless it may not be replaced. Throws `not_allowed` unless an assessor acts, and `round_closed`. */
export const createClearVerified =
  ({ consensus, now }: Pick<RecordVerifiedDeps, 'consensus' | 'now'>) =>
  async (
    acting: Acting,
    practice: string,
    mayReplace?: MayReplace<VerifiedLevel>,
  ): Promise<Replaced<VerifiedLevel>> => {
    requireRole(acting, 'assessor');
    requireOpenRound(acting.round, now());
    const { round, city } = acting;
    return replaceLevel(
      (change) => consensus.changeVerified(round.id, city.id, practice, change),
      undefined,
      mayReplace,
    );
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
