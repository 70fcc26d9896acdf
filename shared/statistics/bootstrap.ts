import { quantiles } from './quantile.ts';
import type { Random } from './random.ts';

/** A statistic of a resample, given as the indexes drawn (length n, with repeats); null where it is undefined. */
export type ResampleStatistic = (indexes: Int32Array) => number | null;

export interface Bootstrap {
  /** The statistic of every resample in which it is defined. */
  readonly values: Float64Array;
  /** Resamples in which it is not. */
  readonly undefinedResamples: number;
  /** True when every possible resample was taken once, so that nothing is left to chance. */
  readonly exact: boolean;
}

/** Moves the indexes on like the digits of a number of base n; all zeros again after the last. */
const advance = (indexes: Int32Array) => {
  for (let place = indexes.length - 1; place >= 0; place -= 1) {
    const next = (indexes[place] as number) + 1;
    indexes[place] = next === indexes.length ? 0 : next;
    if (next < indexes.length) return;
  }
};

/**
 * Bootstrap distribution of a statistic of n cases (Efron 1979): all n^n resamples where that is no more than `draws`,
 * else `draws` random ones.
 * @throws RangeError unless `n` and `draws` are whole numbers from 1.
 */
export const bootstrap = (n: number, statistic: ResampleStatistic, draws: number, random: Random): Bootstrap => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be a whole number from 1, got ${n}`);
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`draws must be a whole number from 1, got ${draws}`);
  const exact = n ** n <= draws;
  const resamples = exact ? n ** n : draws;
  const indexes = new Int32Array(n);
  const values = new Float64Array(resamples);
  let count = 0;
  for (let resample = 0; resample < resamples; resample += 1) {
    if (!exact) for (let place = 0; place < n; place += 1) indexes[place] = random.integer(0, n - 1);
    const value = statistic(indexes);
    if (value !== null) {
      values[count] = value;
      count += 1;
    }
    if (exact) advance(indexes);
  }
  return { values: values.slice(0, count), undefinedResamples: resamples - count, exact };
};

/** Bootstrap variance, `sum (θ* - mean θ*)² / B` over B resamples (Efron and Tibshirani 1993); null without any. */
export const bootstrapVariance = ({ values }: Pick<Bootstrap, 'values'>): number | null => {
  if (values.length === 0) return null;
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
};

/**
 * Percentile interval (Efron and Tibshirani 1993): the quantiles (type 7) of the resamples that leave equal shares
 * outside; null without any.
 */
export const percentileInterval = (
  { values }: Pick<Bootstrap, 'values'>,
  confidence: number,
): { low: number; high: number } | null => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence must be inside 0 and 1, got ${confidence}`);
  const [low, high] = quantiles(values, [(1 - confidence) / 2, (1 + confidence) / 2]);
  return low == null || high == null ? null : { low, high };
};

/**
 * The sample variance of one case that a bootstrap variance V of a mean of n implies: `n² / (n - 1) V`.
 * (The bootstrap divides by n where the sample variance divides by n - 1.) Null for n = 1.
 */
export const impliedVariance = (variance: number, n: number): number | null => {
  if (!(variance >= 0)) throw new RangeError(`variance must be 0 or more, got ${variance}`);
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be a whole number from 1, got ${n}`);
  return n === 1 ? null : (n * n * variance) / (n - 1);
};
