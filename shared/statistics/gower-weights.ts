import type { GowerMatrix } from './gower-features.ts';
import type { Random } from './random.ts';

/** Weights of the features and of their families, 0 or more; 0 takes one out. */
export interface GowerWeights {
  readonly features: Float64Array;
  readonly families: Float64Array;
}

/**
 * Weights for a matrix: 1 for every feature and family unless given.
 * @throws RangeError when their number does not fit or one is negative.
 */
export const gowerWeights = (
  matrix: GowerMatrix,
  { features, families }: { features?: ArrayLike<number>; families?: ArrayLike<number> } = {},
): GowerWeights => ({
  features: checked('features', features, matrix.columns),
  families: checked('families', families, matrix.families),
});

const checked = (name: string, weights: ArrayLike<number> | undefined, count: number): Float64Array => {
  if (weights === undefined) return new Float64Array(count).fill(1);
  if (weights.length < count) throw new RangeError(`${name} must have ${count} weights, got ${weights.length}`);
  const copy = Float64Array.from(weights);
  if (!copy.every((weight) => weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} must be weights of 0 or more, got ${copy.join(', ')}`);
  }
  return copy;
};

/**
 * Other reasonable weights: `w g`, g a Gamma(shape, 1 / shape) draw of its own for every weight, of mean 1 and variance
 * 1 / shape (weights varied as in Saisana, Saltelli and Tarantola 2005).
 */
export const perturbWeights = (weights: GowerWeights, random: Random, shape: number): GowerWeights => {
  const perturb = (weight: number) => weight * random.gamma(shape, 1 / shape);
  return { features: weights.features.map(perturb), families: weights.families.map(perturb) };
};

/** The same weights without one feature. */
export const withoutFeature = (weights: GowerWeights, feature: number): GowerWeights => {
  if (!(feature in weights.features)) throw new RangeError(`feature must be one of the weights, got ${feature}`);
  return { features: weights.features.with(feature, 0), families: weights.families };
};
