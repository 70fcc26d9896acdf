import { studentQuantile } from './distributions.ts';

/** A mean with its sample variance; the variance is null when n is 1 and says nothing. */
export interface Sample {
  readonly mean: number;
  readonly n: number;
  readonly variance: number | null;
}

export interface ShrinkageOptions {
  /** What is known of the variance from elsewhere, s_p². */
  readonly priorVariance: number;
  /** How many degrees of freedom that knowledge is worth, d0. */
  readonly priorDegrees: number;
  /** Coverage aimed at, such as 0.9. */
  readonly confidence: number;
}

export interface TInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** `s / √n`, or `s √(1/n1 + 1/n2)`: the scale of the t distribution of the estimate. */
  readonly standardError: number;
  readonly degrees: number;
}

const check = (samples: readonly Sample[], { priorVariance, priorDegrees, confidence }: ShrinkageOptions) => {
  for (const { mean, n, variance } of samples) {
    if (!Number.isFinite(mean)) throw new RangeError(`mean must be a number, got ${mean}`);
    if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be a whole number from 1, got ${n}`);
    if (variance === null ? n > 1 : !(variance >= 0)) {
      throw new RangeError(`variance must be 0 or more, or null when n is 1, got ${variance}`);
    }
  }
  if (!(priorVariance >= 0)) throw new RangeError(`priorVariance must be 0 or more, got ${priorVariance}`);
  if (!(priorDegrees > 0)) throw new RangeError(`priorDegrees must be above 0, got ${priorDegrees}`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence must be inside 0 and 1, got ${confidence}`);
};

const build = (estimate: number, samples: readonly Sample[], options: ShrinkageOptions): TInterval => {
  check(samples, options);
  let degrees = options.priorDegrees;
  let squares = options.priorDegrees * options.priorVariance;
  let inverse = 0;
  for (const { n, variance } of samples) {
    degrees += n - 1;
    squares += (n - 1) * (variance ?? 0);
    inverse += 1 / n;
  }
  const standardError = Math.sqrt((squares / degrees) * inverse);
  const margin = studentQuantile((1 + options.confidence) / 2, degrees) * standardError;
  return { estimate, low: estimate - margin, high: estimate + margin, standardError, degrees };
};

/**
 * Interval of a mean whose variance is shrunk towards a prior one:
 * `mean ± t((1 + confidence) / 2; d0 + n - 1) s / √n` with `s² = (d0 s_p² + (n - 1) s_c²) / (d0 + n - 1)`
 * (moderated t: Smyth 2004). It is defined for n = 1. It is not cut to any scale; see {@link clipInterval}.
 * @throws RangeError naming the argument that is out of its range.
 */
export const shrunkInterval = (sample: Sample, options: ShrinkageOptions): TInterval =>
  build(sample.mean, [sample], options);

/**
 * Interval of the difference `second - first` of two independent means with one shrunk variance:
 * `± t((1 + confidence) / 2; d0 + n1 + n2 - 2) s √(1/n1 + 1/n2)` with
 * `s² = (d0 s_p² + sum (n_i - 1) s_i²) / (d0 + n1 + n2 - 2)`.
 * @throws RangeError naming the argument that is out of its range.
 */
export const differenceInterval = (first: Sample, second: Sample, options: ShrinkageOptions): TInterval =>
  build(second.mean - first.mean, [first, second], options);

/** The same interval with both ends moved into [minimum, maximum]. */
export const clipInterval = (interval: TInterval, minimum: number, maximum: number): TInterval => {
  if (!(minimum <= maximum)) throw new RangeError(`maximum must be ${minimum} or more, got ${maximum}`);
  const clip = (value: number) => Math.min(maximum, Math.max(minimum, value));
  return { ...interval, low: clip(interval.low), high: clip(interval.high) };
};
