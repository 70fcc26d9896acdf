import type { Round } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Content } from '#shared/ports/content.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';

export interface OpenRoundDeps {
  readonly content: Pick<Content, 'instrument'>;
  readonly rounds: Pick<RoundRepository, 'list' | 'put'>;
  readonly audit?: AuditLog;
}

const sameRound = (one: Round, other: Round): boolean =>
  one.name === other.name &&
  one.mode === other.mode &&
  one.instrument === other.instrument &&
  one.languages.join() === other.languages.join() &&
  Date.parse(one.closesAt) === Date.parse(other.closesAt) &&
  one.demonstration === other.demonstration;

/**
 * Opens a round; the same one again is accepted and keeps the day on which it opened. Throws `instrument_unknown`,
 * `invalid_input` when it would close before it opens, and `not_allowed` for an id that another round has.
 */
export const createOpenRound =
  ({ content, rounds, audit }: OpenRoundDeps) =>
  async (round: Round, { dryRun = false } = {}): Promise<Round> => {
    for (const language of round.languages) content.instrument(round.instrument, language);
    if (Date.parse(round.closesAt) <= Date.parse(round.opensAt)) {
      throw new DomainError('invalid_input', `Round ${round.id} would close before it opens`);
    }
    const other = (await rounds.list()).find(({ id }) => id === round.id);
    if (other !== undefined && sameRound(other, round)) return other;
    if (other !== undefined)
      throw new DomainError('not_allowed', `There is another round ${round.id}: choose a new id`);
    if (dryRun) return round;
    await rounds.put(round);
    await audit?.record({ action: 'round-opened', round: round.id });
    return round;
  };
