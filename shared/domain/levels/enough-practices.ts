import type { CapabilityLevel } from '#shared/contracts/scores.ts';
import { mean } from '#shared/statistics/summary.ts';

const LEAST_PRACTICES = 2;
const LEAST_SHARE = 0.75;

/**
 * Level of a capability on one basis: arithmetic mean of its practice levels, 1 to 5, if at least two practices and
 * at least 75 % of those that apply have one (3 of 4, 3 of 3, 2 of 2); else null with `not-enough-answers`.
 * @param practiceLevels of the practices that apply; null where the basis gives none.
 */
export const capabilityLevelOf = (practiceLevels: readonly (number | null)[]): CapabilityLevel => {
  const known = practiceLevels.filter((level) => level !== null);
  const counted = { practicesWithLevel: known.length, practicesThatApply: practiceLevels.length };
  const isEnough = known.length >= LEAST_PRACTICES && known.length >= LEAST_SHARE * practiceLevels.length;
  return isEnough ? { level: mean(known), ...counted } : { level: null, reason: 'not-enough-answers', ...counted };
};
