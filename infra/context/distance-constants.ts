import { type City, type DistanceConstants, FAMILIES, type Family, type Feature } from '#shared/contracts/context.ts';
import { columnOf, featureColumns, type Ranges } from '#shared/domain/context/feature-columns.ts';
import { compileGower, type GowerMatrix } from '#shared/statistics/gower-features.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { nearestOfAll } from '#shared/statistics/gower-population.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { quantile, quantiles } from '#shared/statistics/quantile.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { standardDeviation } from '#shared/statistics/summary.ts';

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
  const matrix = compileGower(featureColumns(inReference, valuesOf(cities), ranges));
  const familyWeights = familyWeightsOf(matrix);
  return {
    ranges: { ...ranges, ...STATED_RANGES },
    familyWeights,
    unusualBeyond: unusualBeyond(matrix, familyWeights),
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
function familyWeightsOf(matrix: GowerMatrix): Record<Family, number> {
  const weights = gowerWeights(matrix);
  const compared = randomPairs(matrix.rows).map(([first, second]) => comparePair(matrix, weights, first, second));
  const entries = FAMILIES.map((family, index) => {
    const spread = standardDeviation(compared.flatMap(({ families }) => families[index] ?? []));
    if (!spread) throw new Error(`the family ${family} does not tell any two cities apart`);
    return [family, rounded(1 / spread)];
  });
  return Object.fromEntries(entries) as Record<Family, number>;
}

/** 95th percentile over all cities of the distance to the k-th nearest other city, no caps, by k. */
function unusualBeyond(matrix: GowerMatrix, familyWeights: Record<Family, number>): Record<string, number> {
  const weights = gowerWeights(matrix, { families: FAMILIES.map((family) => familyWeights[family]) });
  const { k: farthest, distances } = nearestOfAll(matrix, weights, { k: Math.max(...PEER_COUNTS) });
  const toNeighbour = (k: number) =>
    Float64Array.from({ length: matrix.rows }, (_, row) => distances[row * farthest + k - 1]!);
  return Object.fromEntries(PEER_COUNTS.map((k) => [k, rounded(quantile(toNeighbour(k), 0.95) ?? 1)]));
}

function randomPairs(count: number): [first: number, second: number][] {
  const random = createRandom(SEED);
  return Array.from({ length: PAIRS }, () => {
    const first = random.integer(0, count - 1);
    return [first, (first + random.integer(1, count - 1)) % count];
  });
}

function valuesOf(cities: readonly City[]): City['features'][] {
  return cities.map((city) => city.features);
}

/** The last bits of a logarithm may differ between machines; six digits do not. */
function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
