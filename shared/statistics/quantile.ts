import { quantileSorted } from 'd3-array';

const sorted = (values: ArrayLike<number>): number[] => {
  const ordered = Float64Array.from(values).sort();
  const missing = ordered.findIndex(Number.isNaN);
  return Array.from(missing === -1 ? ordered : ordered.subarray(0, missing));
};

/**
 * Quantile of type 7 (linear interpolation between order statistics at `(n - 1) p`), the default of R
 * (Hyndman and Fan 1996). NaN is missing and ignored; null when nothing is left.
 * @throws RangeError unless `probability` is in [0, 1].
 */
export const quantile = (values: ArrayLike<number>, probability: number): number | null =>
  quantiles(values, [probability])[0] ?? null;

/** Several quantiles of type 7 (Hyndman and Fan 1996) with one sort; see {@link quantile}. */
export const quantiles = (values: ArrayLike<number>, probabilities: readonly number[]): (number | null)[] => {
  for (const probability of probabilities) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`probability must be between 0 and 1, got ${probability}`);
    }
  }
  const ordered = sorted(values);
  return probabilities.map((probability) => quantileSorted(ordered, probability) ?? null);
};

/** Median: the middle value, or `(x_m + x_m+1) / 2` of the two middle ones. NaN is ignored; null when nothing is left. */
export const median = (values: ArrayLike<number>): number | null => quantile(values, 0.5);

/**
 * {@link median}, the middle value or `(x_m + x_m+1) / 2`, of the first `count` values, which it sorts in place: for the
 * millions of small groups of a simulation, where making a new array each takes most of the time. Takes no NaN; null for
 * none.
 */
export const medianInPlace = (values: Float64Array, count: number): number | null => {
  for (let place = 1; place < count; place += 1) {
    const value = values[place]!;
    let before = place - 1;
    while (before >= 0 && values[before]! > value) {
      values[before + 1] = values[before]!;
      before -= 1;
    }
    values[before + 1] = value;
  }
  if (count === 0) return null;
  const low = values[(count - 1) >> 1]!;
  const high = values[count >> 1]!;
  return low + (high - low) * 0.5;
};
