import { coefficientsOf } from './gower-coefficients.ts';
import type { CompiledFeature, GowerMatrix } from './gower-features.ts';
import { setDistance } from './gower-kinds.ts';
import type { GowerWeights } from './gower-weights.ts';

/** A distance taken apart. Lists go by column and by family number. */
export interface PairComparison {
  /** In [0, 1], the same bits as from `gowerDistances`; null when nothing can be compared. */
  readonly distance: number | null;
  /** Distance by each feature alone; null where it is missing on either side or left out. */
  readonly features: readonly (number | null)[];
  /** What each feature adds to the distance, 0 where it cannot be compared: they add up to it. */
  readonly contributions: readonly number[];
  /** Distance by each family alone; null where none of its features can be compared. */
  readonly families: readonly (number | null)[];
  /** What each family adds to the distance. */
  readonly familyContributions: readonly number[];
}

const checkRow = (name: string, row: number, { rows }: GowerMatrix) => {
  if (!Number.isInteger(row) || row < 0 || row >= rows) {
    throw new RangeError(`${name} must be a whole number below ${rows}, got ${row}`);
  }
};

const featureDistance = (feature: CompiledFeature, a: number, b: number): number => {
  if ('positions' in feature) return Math.abs((feature.positions[a] as number) - (feature.positions[b] as number));
  const [x, y] = [feature.different[feature.codes[a] as number], feature.different[feature.codes[b] as number]];
  return feature.kind === 'set' ? setDistance(x as number, y as number) : Number(x !== y);
};

/** Whether both rows know each feature in use. */
const knownToBoth = ({ features, patterns }: GowerMatrix, first: number, second: number): boolean[] => {
  const offset = (row: number) => (patterns.ofRow[row] as number) * features.length;
  return features.map((_, j) => patterns.known[offset(first) + j] === 1 && patterns.known[offset(second) + j] === 1);
};

/**
 * Distance of two rows with its parts, `D(a,b) = sum W_f D_f / sum W_f` as in `gowerDistances` (Gower 1971).
 * @throws RangeError when a row does not exist.
 */
export const comparePair = (
  matrix: GowerMatrix,
  weights: GowerWeights,
  first: number,
  second: number,
): PairComparison => {
  checkRow('first', first, matrix);
  checkRow('second', second, matrix);
  const { patterns } = matrix;
  const known = knownToBoth(matrix, first, second);
  const [patternA, patternB] = [patterns.ofRow[first] as number, patterns.ofRow[second] as number];
  const shares = coefficientsOf(matrix, weights, patternA, patternB);
  const features = new Array<number | null>(matrix.columns).fill(null);
  const contributions = new Array<number>(matrix.columns).fill(0);
  const familyContributions = new Array<number>(matrix.families).fill(0);
  const own = { sums: new Float64Array(matrix.families), weights: new Float64Array(matrix.families) };
  let distance = 0;
  for (const [j, feature] of matrix.features.entries()) {
    if (!known[j]) continue;
    const { index, family } = feature;
    const part = featureDistance(feature, patterns.place[first] as number, patterns.place[second] as number);
    const added = (shares.features[j] as number) * part;
    const weight = weights.features[index] as number;
    features[index] = part;
    contributions[index] = added;
    familyContributions[family] = (familyContributions[family] as number) + added;
    own.sums[family] = (own.sums[family] as number) + weight * part;
    own.weights[family] = (own.weights[family] as number) + weight;
    distance += added;
  }
  const families = Array.from(own.weights, (weight, f) => (weight > 0 ? (own.sums[f] as number) / weight : null));
  return {
    distance: shares.comparable ? Math.min(1, distance) : null,
    features,
    contributions,
    families,
    familyContributions,
  };
};

export interface Comparability {
  /** Share of the features in use that both rows know, in [0, 1]; 0 when no feature is in use. */
  readonly features: number;
  /** True when every family that has a feature in use has one that both rows know. */
  readonly everyFamily: boolean;
}

/** How much of two rows can be compared, whatever the weights. */
export const comparability = (matrix: GowerMatrix, first: number, second: number): Comparability => {
  checkRow('first', first, matrix);
  checkRow('second', second, matrix);
  return comparabilityOf(matrix, knownToBoth(matrix, first, second));
};

const comparabilityOf = ({ features }: GowerMatrix, known: readonly boolean[]): Comparability => {
  const shared = features.filter((_, j) => known[j]);
  const families = new Set(shared.map(({ family }) => family));
  return {
    features: features.length === 0 ? 0 : shared.length / features.length,
    everyFamily: features.every(({ family }) => families.has(family)),
  };
};

/**
 * 1 for every row that can be compared with the given one in at least `minimumShare` of the features and in every
 * family, else 0. The row itself is judged like the others.
 */
export const comparableRows = (matrix: GowerMatrix, row: number, minimumShare: number): Uint8Array => {
  checkRow('row', row, matrix);
  const { start, order, count } = matrix.patterns;
  const eligible = new Uint8Array(matrix.rows);
  for (let pattern = 0; pattern < count; pattern += 1) {
    const members = order.subarray(start[pattern], start[pattern + 1]);
    const { features, everyFamily } = comparability(matrix, row, members[0] as number);
    if (features >= minimumShare && everyFamily) for (const member of members) eligible[member] = 1;
  }
  return eligible;
};
