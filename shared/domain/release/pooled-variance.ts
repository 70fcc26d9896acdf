import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import { FIRST_POOLED_VARIANCE } from '../levels/level-interval.ts';

/** A release with fewer degrees of freedom than this has no basis for a variance of its own. */
const FEWEST_DEGREES = 10;

/**
 * s_p² per capability: `sum (n_i - 1) s_i² / sum (n_i - 1)` over the cities of a release with several respondents;
 * 0.55² below ten degrees of freedom, and where everybody agreed, since a variance of zero would promise certainty.
 */
export const pooledVarianceOf = (members: readonly Pick<ReleaseMember, 'spread'>[]): Release['pooledVariance'] =>
  Object.fromEntries(CAPABILITIES.map((capability) => [capability, pooled(members, capability)]));

const pooled = (members: readonly Pick<ReleaseMember, 'spread'>[], capability: CapabilityId): number => {
  let squares = 0;
  let degrees = 0;
  for (const { spread } of members) {
    const own = spread[capability];
    if (own === undefined) continue;
    squares += (own.respondents - 1) * own.variance;
    degrees += own.respondents - 1;
  }
  return degrees < FEWEST_DEGREES || squares === 0 ? FIRST_POOLED_VARIANCE : squares / degrees;
};
