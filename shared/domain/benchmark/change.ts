import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { InstrumentMapping } from '#shared/contracts/instrument-mapping.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
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
 * only. With another instrument version a capability is compared only where a declared mapping says that each of its
 * practices stands for one earlier practice of the same capability. What is not compared stands there with its reason;
 * null without an earlier round.
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
  const isComparable = earlier.instrument === instrument || mapping !== undefined;
  const found = scores.map((now) => {
    const { capability } = now;
    const before = earlier.capabilities.find((score) => score.capability === capability);
    const asked = isComparable && before !== undefined && asksTheSame(before, now, mapping) ? before : null;
    const rows = asked === null ? [] : rowsOf(asked, now, pooledVariance[capability] ?? FIRST_POOLED_VARIANCE);
    return { capability, rows, reason: asked === null ? ('other-instrument' as const) : missingFor(asked, now) };
  });
  return {
    round: earlier.round,
    rows: found.flatMap(({ rows }) => rows),
    withheld: found.flatMap(({ capability, rows, reason }) => (rows.length > 0 ? [] : [{ capability, reason }])),
  };
};

const rowsOf = (before: CapabilityScore, now: CapabilityScore, priorVariance: number): ChangeRow[] => [
  ...individualChange(before, now, priorVariance),
  ...plainChange('agreed', before, now),
  ...plainChange('verified', before, now),
];

/** Hidden comes before missing: that there are too few answers would itself say something about them. */
const missingFor = (...rounds: readonly CapabilityScore[]): Reason => {
  const isHidden = rounds.some(({ shown, individual }) => !shown.capability && individual.respondents > 0);
  return isHidden ? 'too-few-respondents' : 'not-enough-answers';
};

/** Levels of a capability are means over its practices, so that each of them must have its counterpart. */
const asksTheSame = (
  before: CapabilityScore,
  now: CapabilityScore,
  mapping: InstrumentMapping | undefined,
): boolean => {
  if (mapping === undefined) return true;
  const mapped = before.practices.map(({ practice }) => mapping.practices[practice]);
  return mapped.length === now.practices.length && now.practices.every(({ practice }) => mapped.includes(practice));
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
