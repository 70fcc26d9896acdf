import { fisherQuantile } from './distributions.ts';
import { completeColumns, covarianceMatrix } from './item-table.ts';
import { correlation } from './summary.ts';

export interface ItemDiagnostics {
  /** Alpha of the other items; null when there is only one or they do not vary. */
  readonly alphaIfDropped: number | null;
  /** Correlation of the item with the sum of the others; null when one of the two does not vary. */
  readonly itemRestCorrelation: number | null;
}

export interface Alpha {
  /** At most 1. Negative when items work against each other: it is given as it is. */
  readonly alpha: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly items: readonly ItemDiagnostics[];
  /** Complete cases that it rests on. */
  readonly cases: number;
}

/** `k / (k - 1) (1 - trace / sum)` of the covariances of the chosen items; null where it is undefined. */
const alphaOf = (covariances: readonly (readonly number[])[], chosen: readonly number[]): number | null => {
  const k = chosen.length;
  let own = 0;
  let total = 0;
  for (const i of chosen) {
    own += covariances[i]?.[i] as number;
    for (const j of chosen) total += covariances[i]?.[j] as number;
  }
  // A sum of items that cancel exactly comes out as rounding noise, not as zero.
  if (k < 2 || total <= 1e-12 * own) return null;
  return (k / (k - 1)) * (1 - own / total);
};

const diagnose = (columns: readonly Float64Array[], covariances: number[][], item: number): ItemDiagnostics => {
  const others = columns.map((_, index) => index).filter((index) => index !== item);
  const own = columns[item] as Float64Array;
  const rest = own.map((_, row) => others.reduce((sum, index) => sum + (columns[index]?.[row] as number), 0));
  return { alphaIfDropped: alphaOf(covariances, others), itemRestCorrelation: correlation(own, rest) };
};

/**
 * Cronbach's alpha of a table with one row per case and one column per item (Cronbach 1951), on covariances, with the
 * interval `1 - (1 - alpha) F(1 ∓ γ/2; n - 1, (n - 1)(k - 1))` (Feldt 1965) and each item's part in it.
 * Rows with a NaN are left out. Null below two items or two complete cases, or when the sum of the items does not vary.
 * @throws RangeError when rows differ in length or `confidence` is not inside (0, 1).
 */
export const cronbachAlpha = (table: readonly ArrayLike<number>[], confidence = 0.95): Alpha | null => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence must be inside 0 and 1, got ${confidence}`);
  const { columns, cases } = completeColumns(table);
  const covariances = covarianceMatrix(columns);
  if (covariances === null) return null;
  const alpha = alphaOf(covariances, [...columns.keys()]);
  if (alpha === null) return null;

  const [first, second] = [cases - 1, (cases - 1) * (columns.length - 1)];
  const bound = (probability: number) => 1 - (1 - alpha) * fisherQuantile(probability, first, second);
  return {
    alpha,
    interval: { low: bound((1 + confidence) / 2), high: bound((1 - confidence) / 2) },
    items: columns.map((_, item) => diagnose(columns, covariances, item)),
    cases,
  };
};
