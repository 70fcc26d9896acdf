import { type DistanceConstants, FAMILIES, type Feature, type FeatureValues } from '#shared/contracts/context.ts';
import type { FeatureColumn } from '#shared/statistics/gower-features.ts';

/** Ranges by feature id, after the transform. */
export type Ranges = DistanceConstants['ranges'];

/** Features as columns of a distance matrix, one row per city, transformed, with their ranges; missing is NaN. */
export function featureColumns(
  features: readonly Feature[],
  rows: readonly FeatureValues[],
  ranges: Ranges,
): FeatureColumn[] {
  const columns = columnsOf(features, rows);
  return features.map((feature, at) => {
    const range = ranges[feature.id];
    return {
      kind: feature.kind,
      family: FAMILIES.indexOf(feature.family),
      values: columns[at]!,
      ...(range && { range }),
    };
  });
}

/** One feature of many cities; see {@link columnsOf}. */
export const columnOf = (feature: Feature, rows: readonly FeatureValues[]): Float64Array =>
  columnsOf([feature], rows)[0]!;

/**
 * Features of many cities as numbers: transformed values, the place of a word among all words that occur, or a bit for
 * each word of a set. A value that its feature cannot hold (a word for a number, a logarithm of zero) is NaN.
 */
function columnsOf(features: readonly Feature[], rows: readonly FeatureValues[]): Float64Array[] {
  const coders = features.map(createCoder);
  const columns = features.map(() => new Float64Array(rows.length));
  // City by city, and in plain loops: ten thousand cities do not fit into the processor's memory once for each feature.
  for (let row = 0; row < rows.length; row++) {
    const values = rows[row]!;
    for (let at = 0; at < features.length; at++) columns[at]![row] = coders[at]!(values[features[at]!.id]);
  }
  return columns;
}

/** Gives the number of one feature's values; words count from 0 in the order in which they come. */
function createCoder(feature: Feature): (value: FeatureValues[string] | undefined) => number {
  const codeByWord = new Map<string, number>();
  const code = (word: string) => {
    const known = codeByWord.get(word) ?? codeByWord.size;
    codeByWord.set(word, known);
    return known;
  };
  return (value) => {
    if (value === undefined) return Number.NaN;
    if (typeof value === 'number') return transformed(feature, value);
    if (typeof value === 'string') return code(value);
    return value.reduce((mask, word) => mask | (1 << code(word)), 0);
  };
}

function transformed(feature: Feature, value: number): number {
  if (feature.transform === 'none') return value;
  return value > 0 ? Math.log10(value) : Number.NaN;
}
