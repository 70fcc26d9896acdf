import type { CapabilityBenchmark, PracticeBenchmark, VerifiedBenchmark } from '#shared/contracts/comparison.ts';
import { median, quantiles } from '#shared/statistics/quantile.ts';
import { roundTo } from './rounding.ts';

/** From this many peers on there is a capability's median. */
export const FEWEST_PEERS = 5;
/** From this many on there are practices and verdicts, and in a large enough pool a capability's quartiles. */
export const DETAIL_PEERS = 8;
/** How many times a group its pool must hold for quartiles; see `isLargePool`. */
const LARGE_POOL = 10;
const HALF = 0.5;
const QUARTER = 0.25;
/** A peer within this of the own level counts as one half higher. */
const ABOUT_EQUAL = 0.25;
const THIRD = 1 / 3;

type Range = { low: number; high: number };
type Higher = CapabilityBenchmark['higher'];

/**
 * Whether a group of peers came from a pool of at least ten times its size. In smaller ones a quarter of the pool, ten to
 * fifteen cities, could put its quartiles together and work out single cities' levels.
 */
export const isLargePool = (candidates: number, peers: number): boolean => candidates >= LARGE_POOL * peers;

/** A capability's peer median: to 0.5 from 5 peers on, to 0.25 from 8 on; else null. */
export const capabilityMedian = (levels: readonly number[]): number | null => {
  const middle = median(levels);
  if (middle === null || levels.length < FEWEST_PEERS) return null;
  return roundTo(middle, levels.length < DETAIL_PEERS ? HALF : QUARTER);
};

/** First and third quartile of type 7, to 0.5, from 8 peers on. */
export const quartilesOf = (levels: readonly number[]): Range | null => {
  if (levels.length < DETAIL_PEERS) return null;
  const [low, high] = quantiles(levels, [0.25, 0.75]);
  return { low: roundTo(low as number, HALF), high: roundTo(high as number, HALF) };
};

/**
 * How many peers are at a higher level than `own`, in three bands, from 8 peers on: a peer more than 0.25 higher counts
 * one, within 0.25 one half; up to a third, more than two thirds, and what is between.
 */
export const higherBand = (own: number | null, levels: readonly number[]): Higher => {
  if (own === null || levels.length < DETAIL_PEERS) return null;
  const share = levels.reduce((sum, level) => sum + countsAs(level - own), 0) / levels.length;
  if (share <= THIRD + 1e-9) return 'up-to-a-third';
  return share > 2 * THIRD + 1e-9 ? 'more-than-two-thirds' : 'about-half';
};

const countsAs = (difference: number): number => {
  if (difference > ABOUT_EQUAL + 1e-9) return 1;
  return difference >= -ABOUT_EQUAL - 1e-9 ? 0.5 : 0;
};

/** The peers' verified levels of a capability: as coarse as individual ones, and no verdict. */
export const verifiedBenchmark = (levels: readonly number[], inLargePool: boolean): VerifiedBenchmark => {
  const n = levels.length;
  const reason = n < FEWEST_PEERS ? ('too-few-verified-peers' as const) : null;
  return {
    n,
    ...(reason && { reason }),
    median: capabilityMedian(levels),
    quartiles: inLargePool ? quartilesOf(levels) : null,
  };
};

/**
 * A practice over the peer group: its median to 0.5 from 8 peers on, and never a verdict, a band or quartiles. Practice
 * levels are few whole numbers, so that more than the median let a third of the pool work single ones out.
 */
export const practiceBenchmark = (practice: string, levels: readonly number[]): PracticeBenchmark => {
  const n = levels.length;
  if (n >= DETAIL_PEERS) return { practice, n, median: roundTo(median(levels) as number, HALF) };
  return {
    practice,
    n,
    reason: n < FEWEST_PEERS ? 'too-few-peers' : 'practice-detail-needs-eight-peers',
    median: null,
  };
};
