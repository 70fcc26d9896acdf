import type { Instrument } from '#shared/contracts/instrument.ts';
import type { AgreedLevel } from '#shared/contracts/response.ts';
import { type GroupView, groupView, LEAST_OTHERS } from '#shared/domain/consensus/group-view.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { type PlanDeps, planCount } from './count-answers.ts';

export interface ReadConsensusDeps extends PlanDeps {
  readonly consensus: PlanDeps['consensus'] & Pick<ConsensusRepository, 'closed' | 'markShown' | 'agreed'>;
  readonly now: Clock;
}

/**
 * `open`: answering goes on, and nothing shows but how many have answered; `too-few`: closed, and fewer than
 * `needed` others than the reader are counted; `shown`: what the group may talk about.
 */
export type Consensus = { readonly answered: number } & (
  | { readonly state: 'open' }
  | {
      readonly state: 'too-few';
      readonly needed: number;
      readonly closedAt: string;
      readonly agreed: readonly AgreedLevel[];
    }
  | {
      readonly state: 'shown';
      readonly view: GroupView;
      readonly closedAt: string;
      /** People whose newest answers are not in it: they join once three people have some on a practice. */
      readonly waiting: number;
      readonly agreed: readonly AgreedLevel[];
    }
);

/**
 * The group's answers for one of its coordinators or respondents (method 8). Once it showed levels it changes in
 * batches only. Throws `not_allowed` for an assessor, who judges from evidence alone.
 */
export const createReadConsensus =
  (deps: ReadConsensusDeps) =>
  async (acting: Acting, instrument: Instrument): Promise<Consensus> => {
    const { round, city, member } = acting;
    if (!member.roles.some((role) => role === 'coordinator' || role === 'respondent')) {
      throw new DomainError('not_allowed', 'For the city’s own group only');
    }
    const [closed, plan] = await Promise.all([deps.consensus.closed(round.id, city.id), planCount(deps, acting)]);
    const { kept, next } = plan;
    if (closed === undefined || kept.count === undefined) return { state: 'open', answered: plan.begun };
    const { closedAt } = closed;
    const view = groupView(kept.counted, practicesOf(instrument), member.id);
    const answered = kept.counted.length;
    const agreed = await deps.consensus.agreed(round.id, city.id);
    if (view === null) return { state: 'too-few', answered, needed: LEAST_OTHERS, closedAt, agreed };
    await deps.consensus.markShown(round.id, city.id, kept.count.number, deps.now());
    return { state: 'shown', answered, closedAt, view, waiting: next.waiting, agreed };
  };

export const practicesOf = ({ capabilities }: Instrument): string[] =>
  capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));
