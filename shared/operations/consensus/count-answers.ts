import type { Count, CountedResponse } from '#shared/contracts/consensus.ts';
import { type NextCount, nextCount } from '#shared/domain/consensus/next-count.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import { type KeptCount, readCount } from './read-count.ts';

export interface PlanDeps {
  readonly assessments: Pick<AssessmentRepository, 'members' | 'allAnswers'>;
  readonly consensus: Pick<ConsensusRepository, 'newestCount' | 'counted'>;
}

export interface CountDeps extends PlanDeps {
  readonly consensus: PlanDeps['consensus'] & Pick<ConsensusRepository, 'addCount'>;
  readonly now: Clock;
  /** A new random UUID. */
  readonly newId: () => string;
}

export type Place = Pick<Acting, 'round' | 'city'>;

/** What is counted, what would be counted next, and how many respondents have begun; changes nothing. */
export const planCount = async (
  { assessments, consensus }: PlanDeps,
  { round, city }: Place,
): Promise<{ readonly kept: KeptCount; readonly next: NextCount; readonly begun: number }> => {
  const [members, answersBy, kept] = await Promise.all([
    assessments.members(round.id, city.id),
    assessments.allAnswers(round.id, city.id),
    readCount(consensus, round.id, city.id),
  ]);
  const present = members
    .filter(({ roles }) => roles.includes('respondent'))
    .map(({ id, roles }) => ({
      member: id,
      isCoordinator: roles.includes('coordinator'),
      answers: answersBy.get(id) ?? [],
    }));
  const next = nextCount(kept.counted, present, kept.count?.shownAt !== undefined);
  return { kept, next, begun: present.filter(({ answers }) => answers.length > 0).length };
};

/** Responses under new random names, in the order of these: it tells neither who was invited nor who answered first. */
const named = (responses: NextCount['responses'], newId: () => string): CountedResponse[] =>
  responses
    .map((response) => ({ ...response, respondent: newId() }))
    .sort((a, b) => (a.respondent < b.respondent ? -1 : 1));

/**
 * Counts the answers that may join now: everything as long as nothing was shown, then batches of three and more. Two at
 * once are one count. Gives what is counted and how many people wait.
 */
export const createCountAnswers =
  (deps: CountDeps) =>
  async (place: Place): Promise<KeptCount & { readonly count: Count; readonly waiting: number }> => {
    const { kept, next } = await planCount(deps, place);
    const { round, city } = place;
    if (kept.count !== undefined && !next.isChanged) {
      return { count: kept.count, counted: kept.counted, waiting: next.waiting };
    }
    const count = { number: (kept.count?.number ?? 0) + 1, set: deps.newId(), countedAt: deps.now().toISOString() };
    // What was shown once stays shown: only batches may join from then on.
    const shown = kept.count?.shownAt === undefined ? {} : { shownAt: kept.count.shownAt };
    await deps.consensus.addCount(round.id, city.id, { ...count, ...shown }, named(next.responses, deps.newId));
    const now = await readCount(deps.consensus, round.id, city.id);
    if (now.count === undefined) throw new Error('The count that was just written is gone');
    return { count: now.count, counted: now.counted, waiting: next.waiting };
  };
