import { completeColumns, covarianceMatrix } from './item-table.ts';

export interface OneFactor {
  readonly loadings: readonly number[];
  /** Variance of each item that the factor does not explain. */
  readonly unique: readonly number[];
  /** True when an item's unique variance ran into its lower limit: the solution is then not to be trusted (Heywood). */
  readonly atLimit: boolean;
}

/** As `factanal` of R: no item may leave less than this share of its variance unexplained. */
const SMALLEST_UNIQUE_SHARE = 0.005;
const MOST_STEPS = 200_000;

/**
 * One common factor of a covariance or correlation matrix by maximum likelihood, found with the EM algorithm
 * (Jöreskog 1967; Rubin and Thayer 1982). Null below three items (not identified) or when an item does not vary.
 * The sign is chosen so that the loadings add up to 0 or more.
 * @throws RangeError unless the matrix is square.
 */
export const oneFactor = (matrix: readonly (readonly number[])[]): OneFactor | null => {
  if (matrix.some((row) => row.length !== matrix.length)) throw new RangeError('matrix must be square');
  const variances = matrix.map((row, i) => row[i] as number);
  if (matrix.length < 3 || variances.some((value) => !(value > 0))) return null;

  let loadings = startingLoadings(matrix, variances);
  let unique = variances.map((value) => 0.5 * value);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = emStep(matrix, variances, loadings, unique);
    const moved = next.loadings.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (loadings[i] as number)) / Math.sqrt(variances[i] as number)),
      0,
    );
    ({ loadings, unique } = next);
    if (moved < 1e-13) break;
  }
  const sign = loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
  const atLimit = unique.some((value, i) => value <= SMALLEST_UNIQUE_SHARE * (variances[i] as number));
  return { loadings: loadings.map((value) => sign * value), unique, atLimit };
};

/** Half of each item's variance explained, with the sign of its covariance with all others. */
const startingLoadings = (matrix: readonly (readonly number[])[], variances: readonly number[]): number[] =>
  matrix.map((row, i) => {
    const others = row.reduce((sum, value) => sum + value, 0) - (variances[i] as number);
    return (others < 0 ? -1 : 1) * Math.sqrt(0.5 * (variances[i] as number));
  });

/** One step: with `β = λ'Ψ⁻¹ / (1 + λ'Ψ⁻¹λ)`, `λ ← Sβ' / (1 - βλ + βSβ')` and `Ψ ← diag(S - λβS)`. */
const emStep = (
  matrix: readonly (readonly number[])[],
  variances: readonly number[],
  loadings: readonly number[],
  unique: readonly number[],
): { loadings: number[]; unique: number[] } => {
  const precision = loadings.map((value, i) => value / (unique[i] as number));
  const explained = dot(precision, loadings);
  const beta = precision.map((value) => value / (1 + explained));
  const scores = matrix.map((row) => dot(row, beta));
  const factorVariance = 1 / (1 + explained) + dot(beta, scores);
  const next = scores.map((value) => value / factorVariance);
  return {
    loadings: next,
    unique: next.map((value, i) => {
      const variance = variances[i] as number;
      return Math.max(SMALLEST_UNIQUE_SHARE * variance, variance - value * (scores[i] as number));
    }),
  };
};

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/**
 * McDonald's omega of a one-factor solution: `(sum λ)² / ((sum λ)² + sum ψ)` (McDonald 1999), in [0, 1].
 * Null only when everything in it is zero.
 */
export const omegaOfFactor = ({ loadings, unique }: Pick<OneFactor, 'loadings' | 'unique'>): number | null => {
  const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
  const total = common + unique.reduce((sum, value) => sum + value, 0);
  return total === 0 ? null : common / total;
};

/**
 * McDonald's omega (McDonald 1999) of a table with one row per case and one column per item: the share of the variance
 * of the items' sum that one factor explains, on covariances. Rows with a NaN are left out. Null below three items or two complete
 * cases, or when an item does not vary.
 * @throws RangeError when rows differ in length.
 */
export const mcdonaldOmega = (
  table: readonly ArrayLike<number>[],
): { omega: number | null; factor: OneFactor; cases: number } | null => {
  const { columns, cases } = completeColumns(table);
  const covariances = covarianceMatrix(columns);
  const factor = covariances === null ? null : oneFactor(covariances);
  return factor === null ? null : { omega: omegaOfFactor(factor), factor, cases };
};
