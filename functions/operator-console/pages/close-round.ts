import { DomainError } from '#shared/domain/errors.ts';
import { type CloseRoundDeps, createCloseRound } from '#shared/operations/close-round.ts';
import type { Content } from '#shared/ports/content.ts';
import { findCity } from '../../pages/find-city.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { doneAt } from '../done.ts';
import { presentCloseRound } from '../presenters/close-round.ts';
import { stateOf } from '../round-state.ts';
import type { RoundVisit } from '../visit.ts';

export interface CloseRoundPageDeps {
  readonly acting: ActingDeps;
  readonly closeDeps: Omit<CloseRoundDeps, 'audit'>;
  readonly content: Pick<Content, 'population'>;
}

const showClose = async (deps: CloseRoundPageDeps, visit: RoundVisit, isRefused: boolean): Promise<Reply> => {
  if (stateOf(visit.round, visit.now) === 'closed') return presentCloseRound(visit, { isClosed: true });
  const { drafts } = await createCloseRound(deps.closeDeps)(visit.round.id, { withDrafts: true, dryRun: true });
  const names = drafts.map((city) => findCity(deps.content.population(), city).name);
  return presentCloseRound(visit, { isClosed: false, drafts: names.toSorted(), isRefused });
};

/** `GET …/close`: how many cities would lose the way to submit. */
export const createShowClose =
  (deps: CloseRoundPageDeps) =>
  (visit: RoundVisit): Promise<Reply> =>
    showClose(deps, visit, false);

/** `POST …/close`: closes the round now; with open drafts only when that was ticked. A closed one stays as it is. */
export const createClose =
  (deps: CloseRoundPageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const close = createCloseRound({ ...deps.closeDeps, audit: auditOf(deps.acting, visit) });
    try {
      await close(visit.round.id, { withDrafts: visit.fields.text('drafts') === 'yes' });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_allowed') return showClose(deps, visit, true);
      throw error;
    }
    return doneAt(visit.base, 'round-closed');
  };
