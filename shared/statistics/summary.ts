/** Arithmetic mean, `sum x / n`; null without values. */
export const mean = (values: ArrayLike<number>): number | null => {
  if (values.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] as number;
  return sum / values.length;
};

/**
 * Sum of squared deviations from the mean, `sum (x - mean)²`, in two passes, so that a large mean does not drown a small
 * spread (Chan, Golub and LeVeque 1983); 0 without values.
 */
export const sumOfSquares = (values: ArrayLike<number>): number => {
  const centre = mean(values) ?? 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += ((values[i] as number) - centre) ** 2;
  return sum;
};

/** Sample variance, `sum (x - mean)² / (n - 1)`; null below two values. */
export const variance = (values: ArrayLike<number>): number | null =>
  values.length < 2 ? null : sumOfSquares(values) / (values.length - 1);

/** Sample standard deviation, `√(sum (x - mean)² / (n - 1))`; null below two values. */
export const standardDeviation = (values: ArrayLike<number>): number | null => {
  const square = variance(values);
  return square === null ? null : Math.sqrt(square);
};

/**
 * Sample covariance, `sum (x - mean x)(y - mean y) / (n - 1)`; null below two pairs.
 * @throws RangeError when the lengths differ.
 */
export const covariance = (first: ArrayLike<number>, second: ArrayLike<number>): number | null => {
  if (first.length !== second.length)
    throw new RangeError(`second must have ${first.length} values, got ${second.length}`);
  const centres = [mean(first), mean(second)] as const;
  if (centres[0] === null || centres[1] === null || first.length < 2) return null;
  let sum = 0;
  for (let i = 0; i < first.length; i += 1) {
    sum += ((first[i] as number) - centres[0]) * ((second[i] as number) - centres[1]);
  }
  return sum / (first.length - 1);
};

/** Pearson's correlation (Pearson 1895), in [-1, 1]; null below two pairs or when one side does not vary. */
export const correlation = (first: ArrayLike<number>, second: ArrayLike<number>): number | null => {
  const shared = covariance(first, second);
  const spread = Math.sqrt((variance(first) ?? 0) * (variance(second) ?? 0));
  return shared === null || spread === 0 ? null : Math.max(-1, Math.min(1, shared / spread));
};

/**
 * Variance within groups, pooled: `sum (n_i - 1) s_i² / sum (n_i - 1)`.
 * Groups of one value say nothing about it; null when no group has two.
 */
export const pooledVariance = (groups: readonly ArrayLike<number>[]): number | null => {
  let squares = 0;
  let degrees = 0;
  for (const group of groups) {
    squares += sumOfSquares(group);
    degrees += Math.max(0, group.length - 1);
  }
  return degrees === 0 ? null : squares / degrees;
};
