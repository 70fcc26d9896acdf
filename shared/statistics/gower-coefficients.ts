import type { GowerMatrix } from './gower-features.ts';
import type { GowerWeights } from './gower-weights.ts';

/** What each feature in use counts for in a comparison of two rows. */
export interface Coefficients {
  /** `W_f w_j / (sum of w over the features of f known to both) / (sum of W over the families that have one)`. */
  readonly features: Float64Array;
  /** False when no feature of any weight is known to both. */
  readonly comparable: boolean;
}

/** Coefficients of a comparison of a row of one pattern with a row of another; features' ones add up to 1. */
export const coefficientsOf = (
  { features, families, patterns }: GowerMatrix,
  weights: GowerWeights,
  first: number,
  second: number,
): Coefficients => {
  const count = features.length;
  const own = new Float64Array(count);
  const sums = new Float64Array(families);
  for (let j = 0; j < count; j += 1) {
    if (patterns.known[first * count + j] === 0 || patterns.known[second * count + j] === 0) continue;
    const { index, family } = features[j] as { index: number; family: number };
    own[j] = weights.features[index] as number;
    sums[family] = (sums[family] as number) + (own[j] as number);
  }
  let total = 0;
  for (let f = 0; f < families; f += 1) if ((sums[f] as number) > 0) total += weights.families[f] as number;
  if (total === 0) return { features: own.fill(0), comparable: false };
  for (let j = 0; j < count; j += 1) {
    const family = (features[j] as { family: number }).family;
    const share = (weights.families[family] as number) / total;
    if (own[j] !== 0) own[j] = ((own[j] as number) / (sums[family] as number)) * share;
  }
  return { features: own, comparable: true };
};
