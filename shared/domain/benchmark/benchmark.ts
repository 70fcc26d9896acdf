import type { Benchmark, CapabilityBenchmark } from '#shared/contracts/comparison.ts';
import type { CapabilityId } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { holm } from '#shared/statistics/holm.ts';
import {
  capabilityMedian,
  DETAIL_PEERS,
  FEWEST_PEERS,
  higherBand,
  isLargePool,
  practiceBenchmark,
  quartilesOf,
  verifiedBenchmark,
} from './peer-statistics.ts';
import { bootstrapMedians, medianInterval, positionP, streamsOf } from './position.ts';
import { coarseP, roundTo } from './rounding.ts';

const MATTERS = 0.5;
const SIGNIFICANT = 0.1;
/** Shares of other peer groups are told in quarters: finer ones would speak of cities outside the group. */
const QUARTER = 0.25;

export interface BenchmarkInput {
  readonly release: Release;
  readonly scores: readonly CapabilityScore[];
  readonly members: readonly ReleaseMember[];
  /** Among how many cities the members were found. */
  readonly candidates: number;
  /** Other reasonable peer groups. */
  readonly others: readonly (readonly ReleaseMember[])[];
  readonly seed: string;
}

/**
 * The benchmark of method 6: individual levels on both sides, over the peer group without the city itself, as coarse as
 * the number of peers asks for. The city's own individual levels enter only where its readers may see them.
 */
export const benchmarkOf = (input: BenchmarkInput): Benchmark => {
  const { release, scores, members } = input;
  const tested = scores.map((score) => testCapability(input, score));
  const withDelta = tested.flatMap(({ p }, index) => (p === null ? [] : [{ p, index }]));
  const adjusted = new Map(holm(withDelta.map(({ p }) => p)).map((p, place) => [withDelta[place]!.index, p]));
  return {
    release: release.id,
    capabilities: tested.map((one, index) => capabilityBenchmark(input, one, adjusted.get(index) ?? null)),
    practices: scores.flatMap(({ practices }) =>
      practices.map(({ practice }) =>
        practiceBenchmark(
          practice,
          members.flatMap((member) => member.individual.practices[practice] ?? []),
        ),
      ),
    ),
    keptFrom: null,
  };
};

interface Tested {
  readonly score: CapabilityScore;
  readonly levels: readonly number[];
  readonly own: number | null;
  readonly median: number | null;
  readonly medians: Float64Array | null;
  /** Before Holm; null where there is no difference to test. */
  readonly p: number | null;
}

const levelsOf = (
  members: readonly ReleaseMember[],
  capability: CapabilityId,
  basis: 'individual' | 'verified' = 'individual',
): number[] => members.flatMap((member) => member[basis].capabilities[capability] ?? []);

const testCapability = ({ release, members, seed }: BenchmarkInput, score: CapabilityScore): Tested => {
  const { capability, individual, shown } = score;
  const levels = levelsOf(members, capability);
  const own = shown.capability ? individual.level : null;
  const median = capabilityMedian(levels);
  if (median === null) return { score, levels, own, median, medians: null, p: null };
  const streams = streamsOf(seed, capability);
  const medians = bootstrapMedians(levels, streams.peers);
  const pooled = release.pooledVariance[capability];
  const p = own === null ? null : positionP({ ...individual, level: own }, medians, pooled, streams.own);
  return { score, levels, own, median, medians, p };
};

const capabilityBenchmark = (input: BenchmarkInput, tested: Tested, adjusted: number | null): CapabilityBenchmark => {
  const { score, levels, own, median, medians } = tested;
  const n = levels.length;
  const inLargePool = isLargePool(input.candidates, input.members.length);
  const reason = reasonOf(score, n, inLargePool);
  return {
    capability: score.capability,
    n,
    ...(reason && { reason }),
    median,
    medianInterval: n >= DETAIL_PEERS && medians ? medianInterval(medians) : null,
    quartiles: inLargePool ? quartilesOf(levels) : null,
    higher: higherBand(own, levels),
    position: n >= DETAIL_PEERS ? positionOf(input, tested, adjusted) : null,
    verified: verifiedBenchmark(levelsOf(input.members, score.capability, 'verified'), inLargePool),
  };
};

/** Why there is no median, no position beside it, or no quartiles. */
const reasonOf = ({ individual, shown }: CapabilityScore, n: number, inLargePool: boolean): Reason | undefined => {
  if (n < FEWEST_PEERS) return 'too-few-peers';
  if (individual.level === null) return individual.reason ?? 'not-enough-answers';
  if (!shown.capability) return 'too-few-respondents';
  if (n < DETAIL_PEERS) return 'verdict-needs-eight-peers';
  return inLargePool ? undefined : 'quartiles-need-larger-pool';
};

const positionOf = (
  { others }: BenchmarkInput,
  { score, own, median, p }: Tested,
  adjusted: number | null,
): CapabilityBenchmark['position'] => {
  if (own === null || median === null || p === null || adjusted === null) return null;
  const delta = own - median;
  const detected = Math.abs(delta) >= MATTERS - 1e-9 && adjusted < SIGNIFICANT;
  const side = delta > 0 ? 'above' : 'below';
  return {
    delta,
    p: coarseP(p),
    adjusted: coarseP(adjusted),
    verdict: detected ? side : 'no-detectable-difference',
    sameWay: sameWay(
      own,
      Math.sign(delta),
      others.map((group) => levelsOf(group, score.capability)),
    ),
  };
};

/** Share of other peer groups from whose median the level differs by half a level or more the same way, in quarters. */
const sameWay = (own: number, sign: number, groups: readonly (readonly number[])[]): number | null => {
  if (groups.length === 0 || sign === 0) return null;
  const agreeing = groups.filter((levels) => {
    const median = levels.length < DETAIL_PEERS ? null : capabilityMedian(levels);
    return median !== null && sign * (own - median) >= MATTERS - 1e-9;
  });
  return roundTo(agreeing.length / groups.length, QUARTER);
};
