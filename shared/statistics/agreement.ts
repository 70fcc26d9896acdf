import { mean, variance } from './summary.ts';

/** Variance of answers spread evenly over `options` choices: `(A² - 1) / 12`, 2 for five choices. */
export const uniformVariance = (options: number): number => {
  if (!Number.isInteger(options) || options < 2)
    throw new RangeError(`options must be a whole number from 2, got ${options}`);
  return (options * options - 1) / 12;
};

/**
 * Within-group agreement on one item, `rwg = 1 - s² / σ²`, s² the sample variance and σ² the variance of answers
 * without any agreement (James, Demaree and Wolf 1984), truncated to [0, 1]. Null below two ratings.
 * @throws RangeError unless `nullVariance` is above 0.
 */
export const rwg = (ratings: ArrayLike<number>, nullVariance: number): number | null => {
  if (!(nullVariance > 0)) throw new RangeError(`nullVariance must be above 0, got ${nullVariance}`);
  const spread = variance(ratings);
  return spread === null ? null : Math.max(0, 1 - spread / nullVariance);
};

/**
 * Reliability of a measure `length` times as long: `L r / (1 + (L - 1) r)` (Spearman 1910, Brown 1910).
 * @throws RangeError unless `reliability` is in [0, 1] and `length` above 0.
 */
export const spearmanBrown = (reliability: number, length: number): number => {
  if (!(reliability >= 0 && reliability <= 1))
    throw new RangeError(`reliability must be between 0 and 1, got ${reliability}`);
  if (!(length > 0)) throw new RangeError(`length must be above 0, got ${length}`);
  return reliability === 0 ? 0 : (length * reliability) / (1 + (length - 1) * reliability);
};

/**
 * Agreement on several items together, rwg(J): the mean of the items' rwg stepped up by Spearman-Brown to their number
 * (James, Demaree and Wolf 1984, with each item truncated first). Items without an rwg are left out; null without any.
 */
export const rwgOfItems = (agreements: readonly (number | null)[]): number | null => {
  const known = agreements.filter((value) => value !== null);
  const average = mean(known);
  return average === null ? null : spearmanBrown(average, known.length);
};

/** Average deviation about the mean, `AD_M = sum |x - mean| / n` (Burke, Finkelstein and Dusig 1999); null without ratings. */
export const averageDeviation = (ratings: ArrayLike<number>): number | null => {
  const centre = mean(ratings);
  if (centre === null) return null;
  let sum = 0;
  for (let i = 0; i < ratings.length; i += 1) sum += Math.abs((ratings[i] as number) - centre);
  return sum / ratings.length;
};
