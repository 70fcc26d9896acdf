import { type City, type DistanceConstants, FAMILIES, type Family, type Feature } from '#shared/contracts/context.ts';
import { columnOf, featureColumns, type Ranges } from '#shared/domain/context/feature-columns.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { compileGower } from '#shared/statistics/gower-features.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { quantile, quantiles } from '#shared/statistics/quantile.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { standardDeviation } from '#shared/statistics/summary.ts';

type DistancesFrom = ReturnType<typeof gowerDistances>;

const PAIRS = 20_000;
const SEED = 'family weights';
const PEER_COUNTS = [7, 10, 13];
const DIGITS = 6;
/** What no reference city has, so that no percentile can be taken: percent. */
const STATED_RANGES: Ranges = { 'own-revenue-share': { low: 0, high: 100 } };

/** The constants of the distance for a population (method 4 and 5), rounded to six digits. */
export function distanceConstants(features: readonly Feature[], cities: readonly City[]): DistanceConstants {
  const inReference = features.filter((feature) => feature.inReference);
  const ranges = rangesOf(inReference, cities);
  const familyWeights = familyWeightsOf(inReference, cities, ranges);
  return {
    ranges: { ...ranges, ...STATED_RANGES },
    familyWeights,
    unusualBeyond: unusualBeyond(inReference, cities, ranges, familyWeights),
  };
}

/** Numeric: 1st to 99th percentile (type 7) after the transform. Ordinal and binary: the full range. */
function rangesOf(features: readonly Feature[], cities: readonly City[]): Ranges {
  const entries = features
    .filter(({ kind }) => kind !== 'nominal' && kind !== 'set')
    .map((feature): [string, { low: number; high: number }] => {
      const ends = feature.kind === 'numeric' ? [0.01, 0.99] : [0, 1];
      const [low, high] = quantiles(columnOf(feature, valuesOf(cities)), ends);
      return [feature.id, { low: rounded(low ?? 0), high: rounded(high ?? 0) }];
    });
  return Object.fromEntries(entries);
}

/** 1 / s of each family's own distance over seeded random pairs of two different cities. */
function familyWeightsOf(
  features: readonly Feature[],
  cities: readonly City[],
  ranges: Ranges,
): Record<Family, number> {
  const pairs = randomPairs(cities.length);
  const weights = FAMILIES.map((family) => {
    const own = features.filter((feature) => feature.family === family);
    const distances = pairDistances(distancesOf(own, cities, ranges), pairs, cities.length);
    const spread = standardDeviation(distances.filter((distance) => !Number.isNaN(distance)));
    if (!spread) throw new Error(`the family ${family} does not tell any two cities apart`);
    return [family, rounded(1 / spread)];
  });
  return Object.fromEntries(weights) as Record<Family, number>;
}

/** 95th percentile over all cities of the distance to the k-th nearest other city, no caps, by k. */
function unusualBeyond(
  features: readonly Feature[],
  cities: readonly City[],
  ranges: Ranges,
  familyWeights: Record<Family, number>,
): Record<string, number> {
  const distancesFrom = distancesOf(features, cities, ranges, familyWeights);
  const target = new Float64Array(cities.length);
  const farthest = Math.max(...PEER_COUNTS);
  const byCount = PEER_COUNTS.map(() => new Float64Array(cities.length).fill(Number.NaN));
  for (let row = 0; row < cities.length; row++) {
    const rows = nearest(distancesFrom(row, target), { k: farthest, except: row });
    for (const [index, k] of PEER_COUNTS.entries()) {
      const kth = rows[k - 1];
      if (kth !== undefined) byCount[index]![row] = target[kth]!;
    }
  }
  return Object.fromEntries(PEER_COUNTS.map((k, index) => [k, rounded(quantile(byCount[index]!, 0.95) ?? 1)]));
}

function distancesOf(
  features: readonly Feature[],
  cities: readonly City[],
  ranges: Ranges,
  familyWeights?: Record<Family, number>,
): DistancesFrom {
  const matrix = compileGower(featureColumns(features, valuesOf(cities), ranges));
  const families = familyWeights && FAMILIES.map((family) => familyWeights[family]);
  return gowerDistances(matrix, gowerWeights(matrix, families ? { families } : {}));
}

/** Second members of the pairs, by first. */
function randomPairs(count: number): Map<number, number[]> {
  const random = createRandom(SEED);
  const pairs = new Map<number, number[]>();
  for (let drawn = 0; drawn < PAIRS; drawn++) {
    const first = random.integer(0, count - 1);
    const second = (first + random.integer(1, count - 1)) % count;
    pairs.set(first, [...(pairs.get(first) ?? []), second]);
  }
  return pairs;
}

function pairDistances(distancesFrom: DistancesFrom, pairs: ReadonlyMap<number, number[]>, count: number): number[] {
  const target = new Float64Array(count);
  return [...pairs].flatMap(([first, seconds]) => {
    distancesFrom(first, target);
    return seconds.map((second) => target[second]!);
  });
}

function valuesOf(cities: readonly City[]): City['features'][] {
  return cities.map((city) => city.features);
}

/** The last bits of a logarithm may differ between machines; six digits do not. */
function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
