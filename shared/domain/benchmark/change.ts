import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { InstrumentMapping } from '#shared/contracts/instrument-mapping.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { differenceInterval } from '#shared/statistics/interval.ts';
import { FIRST_POOLED_VARIANCE, INTERVAL_CONFIDENCE, PRIOR_DEGREES } from '../levels/level-interval.ts';

/** What the city scored in an earlier round. */
export interface EarlierRound {
  readonly round: string;
  readonly instrument: string;
  readonly capabilities: readonly CapabilityScore[];
}

type Change = NonNullable<ComparisonResult['change']>;
type ChangeRow = Change['rows'][number];

/**
 * Change since an earlier round, on each basis that both rounds have: individual levels with the unpaired, so
 * conservative, 90 % interval of method 6 where readers may see them in both, agreed and verified ones as a difference
 * only. Null without an earlier round, or with another instrument version that no mapping is declared for; with one, a
 * capability is compared where each of its practices stands for one earlier practice of the same capability.
 */
export const changeSince = (
  earlier: EarlierRound | null,
  instrument: string,
  scores: readonly CapabilityScore[],
  pooledVariance: Release['pooledVariance'],
  mappings: readonly InstrumentMapping[] = [],
): Change | null => {
  if (earlier === null) return null;
  const mapping = mappings.find(({ from, to }) => from === earlier.instrument && to === instrument);
  if (earlier.instrument !== instrument && mapping === undefined) return null;
  const rows = scores.flatMap((now): ChangeRow[] => {
    const before = earlier.capabilities.find(({ capability }) => capability === now.capability);
    if (before === undefined || !asksTheSame(before, now, mapping)) return [];
    const prior = pooledVariance[now.capability] ?? FIRST_POOLED_VARIANCE;
    return [
      ...individualChange(before, now, prior),
      ...plainChange('agreed', before, now),
      ...plainChange('verified', before, now),
    ];
  });
  return { round: earlier.round, rows };
};

/** Levels of a capability are means over its practices, so that each of them must have its counterpart. */
const asksTheSame = (
  before: CapabilityScore,
  now: CapabilityScore,
  mapping: InstrumentMapping | undefined,
): boolean => {
  if (mapping === undefined) return true;
  const mapped = before.practices.map(({ practice }) => mapping.practices[practice]);
  return (
    mapped.length === now.practices.length &&
    new Set(mapped).size === mapped.length &&
    now.practices.every(({ practice }) => mapped.includes(practice))
  );
};

const sampleOf = ({ individual: { level, respondents, variance } }: CapabilityScore) => ({
  mean: level ?? Number.NaN,
  n: respondents,
  variance,
});

const individualChange = (before: CapabilityScore, now: CapabilityScore, priorVariance: number): ChangeRow[] => {
  const shown = [before, now].every((score) => score.shown.capability && score.individual.level !== null);
  if (!shown) return [];
  const { estimate, low, high } = differenceInterval(sampleOf(before), sampleOf(now), {
    priorVariance,
    priorDegrees: PRIOR_DEGREES,
    confidence: INTERVAL_CONFIDENCE,
  });
  return [{ capability: now.capability, difference: estimate, interval: { low, high }, basis: 'individual' }];
};

const plainChange = (basis: 'agreed' | 'verified', before: CapabilityScore, now: CapabilityScore): ChangeRow[] => {
  const [first, second] = [before[basis].level, now[basis].level];
  if (first === null || second === null) return [];
  return [{ capability: now.capability, difference: second - first, interval: null, basis }];
};
