import { gowerDistances, reweighedDistances } from '#shared/statistics/gower.ts';
import { type GowerWeights, perturbWeights, withoutFeature } from '#shared/statistics/gower-weights.ts';
import { type NearestOptions, nearest } from '#shared/statistics/nearest.ts';
import type { Random } from '#shared/statistics/random.ts';
import type { Pool } from './pool.ts';

/** Variance of a perturbed weight of 1 is 1 / SHAPE. */
const SHAPE = 4;

/**
 * Peer groups under other reasonable weights: every feature and family weight times its own Gamma(4, 1/4) draw.
 * One list of rows per draw.
 */
export const perturbedGroups = (
  pool: Pool,
  weights: GowerWeights,
  rule: NearestOptions,
  { draws, random }: { readonly draws: number; readonly random: Random },
): Int32Array[] => {
  const from = reweighedDistances(pool.matrix, pool.self);
  const target = new Float64Array(pool.matrix.rows);
  return Array.from({ length: draws }, () => nearest(from(perturbWeights(weights, random, SHAPE), target), rule));
};

/** Share of the groups that each of the given rows is in, in [0, 1]. */
export const sharesOfGroups = (rows: ArrayLike<number>, groups: readonly Int32Array[]): number[] =>
  Array.from(rows, (row) => groups.filter((group) => group.includes(row)).length / groups.length);

/** The band that a share is printed with: firm from 0.8, likely from 0.5, else provisional. */
export const stabilityBand = (share: number): 'firm' | 'likely' | 'provisional' => {
  if (share >= 0.8) return 'firm';
  return share >= 0.5 ? 'likely' : 'provisional';
};

/** Mean share of the group that stays when each feature in use is left out in turn; null without features. */
export const leaveOneOutOverlap = (
  pool: Pool,
  weights: GowerWeights,
  rule: NearestOptions,
  group: Int32Array,
): number | null => {
  const { features } = pool.matrix;
  if (features.length === 0 || group.length === 0) return null;
  const from = reweighedDistances(pool.matrix, pool.self);
  const target = new Float64Array(pool.matrix.rows);
  const shares = features.map(({ index }) => {
    const others = nearest(from(withoutFeature(weights, index), target), rule);
    return group.filter((row) => others.includes(row)).length / group.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

/** For each peer whether its own list, under the same lens and rule, would hold the seeker. */
export const listedBack = (
  pool: Pool,
  weights: GowerWeights,
  group: Int32Array,
  ruleOf: (row: number) => NearestOptions | null,
): boolean[] => {
  const from = gowerDistances(pool.matrix, weights);
  const target = new Float64Array(pool.matrix.rows);
  return Array.from(group, (row) => {
    const rule = ruleOf(row);
    return rule !== null && nearest(from(row, target), rule).includes(pool.self);
  });
};
