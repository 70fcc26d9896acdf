import type { Agreement } from '#shared/contracts/scores.ts';
import { averageDeviation, rwg, rwgOfItems, uniformVariance } from '#shared/statistics/agreement.ts';
import { mean } from '#shared/statistics/summary.ts';

/** Random answers look strong in 23 % of cases with three respondents: no word for agreement below five. */
export const RESPONDENTS_FOR_BAND = 5;
const ROUNDING = 1e-9;
const NULL_VARIANCE = uniformVariance(5);

const BANDS = [
  { below: 0.3, band: 'lack' },
  { below: 0.5, band: 'weak' },
  { below: 0.7, band: 'moderate' },
  { below: 0.9, band: 'strong' },
] as const;

/** Half-open bands; a value that only rounding keeps under a bound counts as having reached it. */
const bandOf = (value: number): NonNullable<Agreement['band']> =>
  BANDS.find(({ below }) => value < below - ROUNDING)?.band ?? 'very-strong';

const build = (respondents: number, value: number, adM: number): Agreement => ({
  respondents,
  rwg: value,
  adM,
  ...(respondents >= RESPONDENTS_FOR_BAND && { band: bandOf(value) }),
});

/**
 * Agreement on one practice: `rwg = 1 - s² / 2`, cut at 0 and 1 (James, Demaree and Wolf 1984), and AD_M. Null
 * below two levels; a band from five on, half-open: under 0.3 lack, 0.5 weak, 0.7 moderate, 0.9 strong.
 */
export const agreementOnPractice = (levels: readonly number[]): Agreement | null => {
  const value = rwg(levels, NULL_VARIANCE);
  const deviation = averageDeviation(levels);
  return value === null || deviation === null ? null : build(levels.length, value, deviation);
};

/**
 * Agreement on a capability: mean rwg and mean AD_M of the practices that have them, with rwg(J) by Spearman-Brown.
 * `respondents` is the smallest number behind any of them, so a band never rests on fewer than five.
 */
export const agreementOnCapability = (practices: readonly (Agreement | null)[]): Agreement | null => {
  const known = practices.filter((agreement) => agreement !== null);
  const values = known.map((agreement) => agreement.rwg);
  const value = mean(values);
  const deviation = mean(known.map(({ adM }) => adM));
  const rwgJ = rwgOfItems(values);
  if (value === null || deviation === null || rwgJ === null) return null;
  return { ...build(Math.min(...known.map(({ respondents }) => respondents)), value, deviation), rwgJ };
};
