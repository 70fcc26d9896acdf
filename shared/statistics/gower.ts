import type { DistancesFrom } from './distance-table.ts';
import { coefficientsOf } from './gower-coefficients.ts';
import type { GowerMatrix } from './gower-features.ts';
import { distancesByCode } from './gower-kinds.ts';
import type { GowerWeights } from './gower-weights.ts';

export type { DistancesFrom } from './distance-table.ts';

/** One row ready to be compared with all others, under any weights. */
interface Comparison {
  readonly pattern: number;
  /** Per feature in use and row the number whose difference from `own` is the distance. */
  readonly columns: readonly Float64Array[];
  readonly own: Float64Array;
}

/**
 * Family-weighted Gower distances of one row to all rows of a matrix (Gower 1971, with Jaccard for sets):
 * `D(a,b) = sum W_f D_f / sum W_f`, `D_f(a,b) = sum w_j d_j / sum w_j` over the features known to both; numeric
 * `|x_a - x_b| / R` with values clipped to the range, ordinal and binary the same unclipped, nominal 0 or 1, sets
 * `1 - |A ∩ B| / |A ∪ B|`. In [0, 1]; NaN for a pair without any feature in common.
 * The function returned keeps working memory: it serves one caller at a time.
 * @throws RangeError when called for a row that does not exist or a target of another length.
 */
export const gowerDistances = (matrix: GowerMatrix, weights: GowerWeights): DistancesFrom => {
  const scratch = createScratch(matrix);
  const sums = new Float64Array(matrix.rows);
  let prepared = -1;
  let coefficients: Float64Array = sums;
  return (row, target) => {
    const comparison = compare(matrix, row, scratch);
    if (comparison.pattern !== prepared) coefficients = packCoefficients(matrix, weights, comparison.pattern);
    prepared = comparison.pattern;
    return weigh(matrix, comparison, coefficients, sums, target);
  };
};

/**
 * The distances of one row to all rows under many sets of weights: what does not depend on weights is done once.
 * See {@link gowerDistances}.
 */
export const reweighedDistances = (
  matrix: GowerMatrix,
  row: number,
): ((weights: GowerWeights, target: Float64Array) => Float64Array) => {
  const comparison = compare(matrix, row, createScratch(matrix));
  const sums = new Float64Array(matrix.rows);
  return (weights, target) =>
    weigh(matrix, comparison, packCoefficients(matrix, weights, comparison.pattern), sums, target);
};

const createScratch = ({ features, rows }: GowerMatrix): Float64Array[] =>
  features.map((feature) => ('codes' in feature ? new Float64Array(rows) : feature.positions));

const compare = (matrix: GowerMatrix, row: number, scratch: readonly Float64Array[]): Comparison => {
  if (!Number.isInteger(row) || row < 0 || row >= matrix.rows) {
    throw new RangeError(`row must be a whole number below ${matrix.rows}, got ${row}`);
  }
  const place = matrix.patterns.place[row] as number;
  const own = new Float64Array(matrix.features.length);
  for (const [j, feature] of matrix.features.entries()) {
    if ('codes' in feature) {
      const table = distancesByCode(feature, feature.codes[place] as number);
      lookUp(table, feature.codes, scratch[j] as Float64Array);
    } else own[j] = feature.positions[place] as number;
  }
  return { pattern: matrix.patterns.ofRow[row] as number, columns: scratch, own };
};

const lookUp = (table: Float64Array, codes: Int32Array, target: Float64Array) => {
  for (let i = 0; i < codes.length; i += 1) target[i] = table[codes[i] as number] as number;
};

/** Coefficients of one pattern against every pattern, one after the other; NaN where nothing can be compared. */
const packCoefficients = (matrix: GowerMatrix, weights: GowerWeights, own: number): Float64Array => {
  const { features, patterns } = matrix;
  const packed = new Float64Array(patterns.count * (features.length + 1));
  for (let pattern = 0; pattern < patterns.count; pattern += 1) {
    const { features: shares, comparable } = coefficientsOf(matrix, weights, own, pattern);
    const offset = pattern * (features.length + 1);
    // Each run of sums starts from zero, or from NaN where there is nothing to add.
    packed[offset] = comparable ? 0 : Number.NaN;
    packed.set(shares, offset + 1);
  }
  return packed;
};

const weigh = (
  { patterns, features, rows }: GowerMatrix,
  { columns, own }: Comparison,
  coefficients: Float64Array,
  sums: Float64Array,
  target: Float64Array,
): Float64Array => {
  if (target.length !== rows) throw new RangeError(`target must have ${rows} places, got ${target.length}`);
  for (let pattern = 0; pattern < patterns.count; pattern += 1) {
    const from = patterns.start[pattern] as number;
    const to = patterns.start[pattern + 1] as number;
    const offset = pattern * (features.length + 1);
    sums.fill(coefficients[offset] as number, from, to);
    for (let j = 0; j < features.length; j += 4) addFour(columns, own, j, coefficients, offset + 1 + j, from, to, sums);
  }
  const { place } = patterns;
  for (let row = 0; row < rows; row += 1) target[row] = Math.min(1, sums[place[row] as number] as number);
  return target;
};

/** Adds four features at a time, because reading and writing the sums costs more than a feature does. */
const addFour = (
  columns: readonly Float64Array[],
  own: Float64Array,
  first: number,
  coefficients: Float64Array,
  offset: number,
  from: number,
  to: number,
  sums: Float64Array,
): void => {
  const a = columns[first] as Float64Array;
  // Past the last feature a column is added again, with coefficient 0.
  const left = columns.length - first;
  const b = left > 1 ? (columns[first + 1] as Float64Array) : a;
  const c = left > 2 ? (columns[first + 2] as Float64Array) : a;
  const d = left > 3 ? (columns[first + 3] as Float64Array) : a;
  const wa = coefficients[offset] as number;
  const wb = left > 1 ? (coefficients[offset + 1] as number) : 0;
  const wc = left > 2 ? (coefficients[offset + 2] as number) : 0;
  const wd = left > 3 ? (coefficients[offset + 3] as number) : 0;
  const oa = own[first] as number;
  const ob = left > 1 ? (own[first + 1] as number) : 0;
  const oc = left > 2 ? (own[first + 2] as number) : 0;
  const od = left > 3 ? (own[first + 3] as number) : 0;
  for (let i = from; i < to; i += 1) {
    sums[i] =
      (sums[i] as number) +
      wa * Math.abs((a[i] as number) - oa) +
      wb * Math.abs((b[i] as number) - ob) +
      wc * Math.abs((c[i] as number) - oc) +
      wd * Math.abs((d[i] as number) - od);
  }
};
