import { covariance } from './summary.ts';

/**
 * Answers by item: the complete rows of a table with one row per case and one column per item, turned round.
 * Rows with a NaN are left out (listwise deletion); `cases` says how many remain.
 * @throws RangeError when rows differ in length.
 */
export const completeColumns = (table: readonly ArrayLike<number>[]): { columns: Float64Array[]; cases: number } => {
  const items = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== items)) throw new RangeError(`table must have ${items} values in every row`);
  const rows = table.map((row) => Array.from(row)).filter((row) => !row.some(Number.isNaN));
  const columns = Array.from({ length: items }, (_, item) => Float64Array.from(rows, (row) => row[item] as number));
  return { columns, cases: rows.length };
};

/** Sample covariances of all pairs of columns; null below two cases. */
export const covarianceMatrix = (columns: readonly Float64Array[]): number[][] | null => {
  if ((columns[0]?.length ?? 0) < 2) return null;
  return columns.map((a) => columns.map((b) => covariance(a, b) as number));
};
