import { gowerDistances } from './gower.ts';
import type { GowerMatrix } from './gower-features.ts';
import { comparePair } from './gower-pair.ts';
import type { GowerWeights } from './gower-weights.ts';
import { type NearestOptions, nearest } from './nearest.ts';
import type { Random } from './random.ts';
import { standardDeviation } from './summary.ts';

export interface NearestLists {
  readonly k: number;
  /** `k` row numbers per row, nearest first; -1 where a row has no more neighbours. */
  readonly rows: Int32Array;
  /** Their distances; NaN where there is none. */
  readonly distances: Float64Array;
}

/**
 * The k nearest neighbours of every row among all others, ties by the lower row number, with the masks and caps of
 * `nearest`. Time grows with the square of the rows, memory with rows times k.
 */
export const nearestOfAll = (
  matrix: GowerMatrix,
  weights: GowerWeights,
  options: Omit<NearestOptions, 'except'>,
): NearestLists => {
  const { rows: count } = matrix;
  const { k } = options;
  const from = gowerDistances(matrix, weights);
  const target = new Float64Array(count);
  const lists = {
    k,
    rows: new Int32Array(count * k).fill(-1),
    distances: new Float64Array(count * k).fill(Number.NaN),
  };
  // Rows of one pattern share their coefficients, so they are taken one after the other.
  for (const row of matrix.patterns.order) {
    const chosen = nearest(from(row, target), { ...options, except: row });
    lists.rows.set(chosen, row * k);
    for (const [rank, neighbour] of chosen.entries()) lists.distances[row * k + rank] = target[neighbour] as number;
  }
  return lists;
};

/**
 * Standard deviation of each family's distance over random pairs of different rows: what a family's weight is divided
 * by, `W_f = 1 / s_f`, so that no family decides alone. Null for a family with fewer than two comparable pairs.
 * @throws RangeError below two rows.
 */
export const familySpreads = (
  matrix: GowerMatrix,
  weights: GowerWeights,
  { pairs, random }: { pairs: number; random: Random },
): (number | null)[] => {
  if (matrix.rows < 2) throw new RangeError(`matrix must have at least two rows, got ${matrix.rows}`);
  const values = Array.from({ length: matrix.families }, (): number[] => []);
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = random.integer(0, matrix.rows - 1);
    const other = random.integer(0, matrix.rows - 2);
    const { families } = comparePair(matrix, weights, first, other < first ? other : other + 1);
    for (const [family, distance] of families.entries()) if (distance !== null) values[family]?.push(distance);
  }
  return values.map(standardDeviation);
};
