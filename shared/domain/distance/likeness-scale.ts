import type { Likeness } from '#shared/contracts/comparison.ts';
import { FAMILIES, type Family, type Population } from '#shared/contracts/context.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { quantiles } from '#shared/statistics/quantile.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { referenceOf } from './reference.ts';

/** Distances up to `close` are called close, up to `fair` fair, the rest far. */
export interface Scale {
  readonly close: number;
  readonly fair: number;
}

/**
 * Where the words change: a pair of cities is close when nine of ten random pairs of the reference population are
 * farther apart, fair when seven of ten are.
 */
const CLOSE = 0.1;
const FAIR = 0.3;
const PAIRS = 2000;
const SEED = 'likeness scale';

/** Family distances of seeded random pairs, pair by pair, in the order of `FAMILIES`. */
type Pairs = readonly (readonly (number | null)[])[];

const drawn = new WeakMap<Population, Pairs>();

const drawPairs = (population: Population): Pairs => {
  const { matrix } = referenceOf(population);
  const weights = gowerWeights(matrix);
  const random = createRandom(SEED);
  return Array.from({ length: matrix.rows > 1 ? PAIRS : 0 }, () => {
    const first = random.integer(0, matrix.rows - 1);
    const second = (first + random.integer(1, matrix.rows - 1)) % matrix.rows;
    return comparePair(matrix, weights, first, second).families;
  });
};

const pairsOf = (population: Population): Pairs => {
  const kept = drawn.get(population) ?? drawPairs(population);
  drawn.set(population, kept);
  return kept;
};

const scaleOf = (distances: readonly number[]): Scale => {
  const [close, fair] = quantiles(distances, [CLOSE, FAIR]);
  return { close: close ?? 0, fair: fair ?? 0 };
};

/** The words' scale for a whole distance under given family weights, and for each family alone. */
export interface LikenessScale {
  readonly whole: Scale;
  readonly families: Readonly<Record<Family, Scale>>;
}

// A lens has one scale for as long as a population lives, and every scoring asks for it several times.
const read = new WeakMap<Population, Map<string, LikenessScale>>();

/** Reads the scale off the reference population, with the same seeded pairs every time. */
export const likenessScale = (population: Population, families: Float64Array): LikenessScale => {
  const known = read.get(population) ?? new Map<string, LikenessScale>();
  read.set(population, known);
  const key = families.join();
  const scale = known.get(key) ?? readScale(population, families);
  known.set(key, scale);
  return scale;
};

const readScale = (population: Population, families: Float64Array): LikenessScale => {
  const pairs = pairsOf(population);
  const known = (family: number) => pairs.flatMap((pair) => pair[family] ?? []);
  return {
    whole: scaleOf(pairs.map((pair) => weighted(pair, families))),
    families: Object.fromEntries(FAMILIES.map((family, f) => [family, scaleOf(known(f))])) as Record<Family, Scale>,
  };
};

const weighted = (pair: readonly (number | null)[], weights: Float64Array): number => {
  let sum = 0;
  let total = 0;
  for (const [f, distance] of pair.entries()) {
    if (distance === null) continue;
    sum += weights[f]! * distance;
    total += weights[f]!;
  }
  return total === 0 ? Number.NaN : sum / total;
};

/** The word for a distance in [0, 1]. */
export const likenessOf = ({ close, fair }: Scale, distance: number): Likeness => {
  if (distance <= close) return 'close';
  return distance <= fair ? 'fair' : 'far';
};
