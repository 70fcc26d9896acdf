import type { PracticeId } from '#shared/contracts/names.ts';
import type { AgreedLevel, VerifiedLevel } from '#shared/contracts/response.ts';
import type { GivenAnswers } from './given-answers.ts';

/** More than two of a capability's four practices never drop out: a level of one practice would be none. */
export const MOST_THAT_DO_NOT_APPLY = 2;

/** What the group and the assessor said about one practice. */
export interface Judgements {
  readonly agreed: AgreedLevel | undefined;
  readonly verified: VerifiedLevel | undefined;
}

/**
 * The practices of one capability that do not apply to the city: the agreed answer says so, or at least half of
 * all who answered say so and more than gave a level. An agreed or verified level settles that a practice does
 * apply. At most two: agreed ones first, then where most say so, then in the instrument's order.
 */
export const practicesThatDoNotApply = (
  practices: readonly GivenAnswers[],
  judgementsOn: (practice: PracticeId) => Judgements,
): ReadonlySet<PracticeId> => {
  const candidates = practices
    .map((given) => ({ practice: given.practice, weight: weightOf(given, judgementsOn(given.practice)) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return new Set(candidates.slice(0, MOST_THAT_DO_NOT_APPLY).map(({ practice }) => practice));
};

const AGREED_WEIGHT = 2;

/** 0: it applies; else how clearly it does not, the share of those who say so or more than that when agreed. */
const weightOf = (given: GivenAnswers, { agreed, verified }: Judgements): number => {
  if (verified !== undefined) return 0;
  if (agreed !== undefined) return agreed.level === 'does-not-apply' ? AGREED_WEIGHT : 0;
  const isHalf = given.doesNotApply * 2 >= given.answered;
  return isHalf && given.doesNotApply > given.levelBy.size ? given.doesNotApply / given.answered : 0;
};
