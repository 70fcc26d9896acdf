import type { Instrument } from '#shared/contracts/instrument.ts';
import type { AgreedLevel } from '#shared/contracts/response.ts';
import { agreedLevelIssues } from '#shared/domain/consensus/agreed-level.ts';
import { groupView } from '#shared/domain/consensus/group-view.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { practicesOf } from './read-consensus.ts';
import { readCount } from './read-count.ts';
import { type MayReplace, type Replaced, replaceLevel } from './replace-level.ts';

export interface RecordAgreedDeps {
  readonly consensus: Pick<ConsensusRepository, 'closed' | 'newestCount' | 'counted' | 'agreed' | 'changeAgreed'>;
  readonly now: Clock;
}

const requireClosed = async ({ consensus, now }: RecordAgreedDeps, acting: Acting): Promise<void> => {
  requireRole(acting, 'coordinator');
  requireOpenRound(acting.round, now());
  if ((await consensus.closed(acting.round.id, acting.city.id)) === undefined) {
    throw new DomainError('not_allowed', 'The group agrees after answering was closed');
  }
};

/**
 * Records the level that the group settled on, unless one is saved that may not be replaced. Needs a reason where it differs from the individual median by more than
 * 0.5, and wherever that median may not be shown to who records it. Throws `not_found` for an unknown practice,
 * `invalid_input` with `reason-missing` or `too-many-do-not-apply`, `not_allowed` before closing, and `round_closed`.
 */
export const createRecordAgreed =
  (deps: RecordAgreedDeps) =>
  async (
    acting: Acting,
    instrument: Instrument,
    wanted: AgreedLevel,
    mayReplace?: MayReplace<AgreedLevel>,
  ): Promise<Replaced<AgreedLevel>> => {
    await requireClosed(deps, acting);
    const { round, city, member } = acting;
    const capability = instrument.capabilities.find(({ practices }) => practices.some((p) => p.id === wanted.practice));
    if (capability === undefined) throw new DomainError('not_found', 'No such practice');
    const [{ counted }, agreed] = await Promise.all([
      readCount(deps.consensus, round.id, city.id),
      deps.consensus.agreed(round.id, city.id),
    ]);
    const own = capability.practices.map(({ id }) => id);
    const beside = agreed.filter(({ practice }) => practice !== wanted.practice && own.includes(practice));
    const view = groupView(counted, practicesOf(instrument), member.id);
    const issues = agreedLevelIssues(wanted, view, beside);
    if (issues.length > 0) throw new DomainError('invalid_input', 'The agreed level does not fit', issues);
    const { consensus } = deps;
    return replaceLevel(
      (change) => consensus.changeAgreed(round.id, city.id, wanted.practice, change),
      wanted,
      mayReplace,
    );
  };

/**
 * Takes an agreed level back, unless it may not be replaced; one that is not there is no error. Throws as recording
 * does.
 */
export const createClearAgreed =
  (deps: RecordAgreedDeps) =>
  async (acting: Acting, practice: string, mayReplace?: MayReplace<AgreedLevel>): Promise<Replaced<AgreedLevel>> => {
    await requireClosed(deps, acting);
    const { round, city } = acting;
    const { consensus } = deps;
    return replaceLevel((change) => consensus.changeAgreed(round.id, city.id, practice, change), undefined, mayReplace);
  };
