import { percentileInterval } from '#shared/statistics/bootstrap.ts';
import { createRandom, type Random } from '#shared/statistics/random.ts';
import { twoSidedP } from '#shared/statistics/randomisation.ts';
import { type EstimatedLevel, INTERVAL_CONFIDENCE, levelDistribution } from '../levels/level-interval.ts';
import { roundOutwards } from './rounding.ts';

const DRAWS = 2000;

/**
 * Medians of 2,000 seeded resamples of the peers' levels (bootstrap: Efron 1979). A resample is kept as how often each
 * level was drawn, which needs no sorting.
 */
export const bootstrapMedians = (levels: readonly number[], random: Random): Float64Array => {
  const n = levels.length;
  const ordered = Float64Array.from(levels).sort();
  const places = levels.map((level) => ordered.indexOf(level));
  const counts = new Int32Array(n);
  return new Float64Array(DRAWS).map(() => {
    counts.fill(0);
    for (let i = 0; i < n; i += 1) counts[places[random.integer(0, n - 1)]!]! += 1;
    return (levelAt((n - 1) >> 1, ordered, counts) + levelAt(n >> 1, ordered, counts)) / 2;
  });
};

/** Level at a place of a resample put in order, in which each of the ordered levels stands so many times. */
const levelAt = (place: number, ordered: Float64Array, counts: Int32Array): number => {
  let at = 0;
  for (let passed = counts[0]!; passed <= place; passed += counts[at]!) at += 1;
  return ordered[at]!;
};

/** 90 % percentile interval of the peers' median (Efron and Tibshirani 1993), rounded outwards to 0.5. */
export const medianInterval = (medians: Float64Array): { low: number; high: number } | null => {
  const interval = percentileInterval({ values: medians }, INTERVAL_CONFIDENCE);
  return interval && roundOutwards(interval, 0.5);
};

/**
 * p-value that a city's level differs from its peers' median, with the error of both: 2,000 draws of the level from the
 * shrunk t distribution of method 3, less as many bootstrap medians;
 * `min(1, 2 (min(#draws <= 0, #draws >= 0) + 1) / 2001)`.
 */
export const positionP = (
  own: EstimatedLevel,
  medians: Float64Array,
  pooledVariance: number | undefined,
  random: Random,
): number => {
  const { standardError, degrees } = levelDistribution(own, pooledVariance);
  return twoSidedP(medians.map((median) => own.level + random.student(degrees) * standardError - median));
};

/** Streams of one capability: adding or losing another capability changes none of its draws. */
export const streamsOf = (seed: string, capability: string): { peers: Random; own: Random } => ({
  peers: createRandom(`${seed}|${capability}|peers`),
  own: createRandom(`${seed}|${capability}|own`),
});
