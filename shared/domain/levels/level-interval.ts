import { clipInterval, shrunkInterval, type TInterval } from '#shared/statistics/interval.ts';

/** How many degrees of freedom the spread within other cities is worth, d0. */
export const PRIOR_DEGREES = 10;
/** s_p² before a release has measured one. */
export const FIRST_POOLED_VARIANCE = 0.55 ** 2;
export const INTERVAL_CONFIDENCE = 0.9;
/** Up to here the interval rests on how much people in other cities differ, and the report says so. */
export const BORROWED_UP_TO = 2;

/** A capability's individual level with what its uncertainty rests on. */
export interface EstimatedLevel {
  readonly level: number;
  readonly respondents: number;
  /** s_c², null for one respondent. */
  readonly variance: number | null;
}

/**
 * `level ± t(0.95; d0 + n - 1) s / √n` with `s² = (d0 s_p² + (n - 1) s_c²) / (d0 + n - 1)`, not cut: its
 * `standardError` and `degrees` are what the joint draws of a position use.
 */
export const levelDistribution = (
  { level, respondents, variance }: EstimatedLevel,
  pooledVariance: number = FIRST_POOLED_VARIANCE,
): TInterval =>
  shrunkInterval(
    { mean: level, n: respondents, variance },
    { priorVariance: pooledVariance, priorDegrees: PRIOR_DEGREES, confidence: INTERVAL_CONFIDENCE },
  );

/** The 90 % interval of a capability's individual level, cut at 1 and 5. */
export const levelInterval = (
  estimated: EstimatedLevel,
  pooledVariance?: number,
): { low: number; high: number; borrowed: boolean } => {
  const { low, high } = clipInterval(levelDistribution(estimated, pooledVariance), 1, 5);
  return { low, high, borrowed: estimated.respondents <= BORROWED_UP_TO };
};
