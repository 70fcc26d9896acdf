import type { AnsweringClosed } from '#shared/contracts/consensus.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { type Acting, requireOpenRound, requireRole } from '#shared/operations/members/acting.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { type CountDeps, createCountAnswers } from './count-answers.ts';

export interface CloseAnsweringDeps extends CountDeps {
  readonly consensus: CountDeps['consensus'] & Pick<ConsensusRepository, 'close' | 'closed'>;
}

/**
 * A coordinator closes answering: what is there is counted. Whoever still answers is late and joins with others only.
 * Closing twice is closing once. Throws `not_allowed` unless a coordinator acts, and `round_closed`.
 */
export const createCloseAnswering = (deps: CloseAnsweringDeps) => {
  const countAnswers = createCountAnswers(deps);
  return async (acting: Acting): Promise<AnsweringClosed> => {
    requireRole(acting, 'coordinator');
    requireOpenRound(acting.round, deps.now());
    const { round, city, member } = acting;
    await countAnswers(acting);
    return deps.consensus.close(round.id, city.id, { closedAt: deps.now().toISOString(), by: member.id });
  };
};

/**
 * A coordinator takes in late answers; gives how many people still wait for others. Throws `not_allowed` unless a
 * coordinator acts and answering was closed, and `round_closed`.
 */
export const createTakeInLateAnswers = (deps: CloseAnsweringDeps) => {
  const countAnswers = createCountAnswers(deps);
  return async (acting: Acting): Promise<{ readonly waiting: number }> => {
    requireRole(acting, 'coordinator');
    requireOpenRound(acting.round, deps.now());
    if ((await deps.consensus.closed(acting.round.id, acting.city.id)) === undefined) {
      throw new DomainError('not_allowed', 'Answering is not closed yet');
    }
    const { waiting } = await countAnswers(acting);
    return { waiting };
  };
};
