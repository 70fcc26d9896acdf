import type { Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { peerRule } from '../peers/choice.ts';
import { poolOf } from '../peers/pool.ts';

/** The peers of one city, nearest first, and among how many cities they were found. */
export interface MemberGroup {
  readonly members: readonly ReleaseMember[];
  readonly candidates: number;
}

/**
 * The peer group that each member would find among the others, by city; cities without a choice of their own, or with
 * fewer than 15 candidates, are left out. One compiled table serves all, so that 1,000 cities take seconds.
 */
export const groupsOf = (
  population: Population,
  members: readonly ReleaseMember[],
  comparisons: ReadonlyMap<string, Comparison>,
): Map<string, MemberGroup> => {
  const groups = new Map<string, MemberGroup>();
  const [first] = members;
  if (first === undefined) return groups;
  // Any member may stand as the seeker: every row keeps its own values.
  const pool = poolOf(population, { members }, first);
  const target = new Float64Array(pool.matrix.rows);
  for (const [row, { city }] of members.entries()) {
    const comparison = comparisons.get(city);
    const rule = comparison && peerRule(pool, row, first, comparison);
    if (!comparison || !rule) continue;
    const families = lensWeights(population.meta.constants, comparison.lens);
    const distances = gowerDistances(pool.matrix, gowerWeights(pool.matrix, { families }))(row, target);
    const found = Array.from(nearest(distances, rule), (peer) => members[peer]!);
    groups.set(city, { members: found, candidates: rule.candidates });
  }
  return groups;
};
