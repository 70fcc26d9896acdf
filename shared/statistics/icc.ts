import { mean, sumOfSquares } from './summary.ts';

export interface OneWayIcc {
  /** ICC(1): share of the variance of one rating that lies between groups. May be negative; it is not truncated. */
  readonly single: number;
  /** ICC(2): reliability of the group means. Null when they do not vary. */
  readonly average: number | null;
  /** Size of a typical group, `k0 = (N - sum n² / N) / (J - 1)`. */
  readonly groupSize: number;
  readonly groups: number;
  readonly ratings: number;
}

/**
 * Intraclass correlations of ratings within groups of any size, by one-way analysis of variance:
 * `ICC(1) = (MSB - MSW) / (MSB + (k0 - 1) MSW)`, `ICC(2) = (MSB - MSW) / MSB` (Bartko 1976, Bliese 2000).
 * Empty groups are left out. Null below two groups, when no group has two ratings, or when no rating differs.
 */
export const oneWayIcc = (groups: readonly ArrayLike<number>[]): OneWayIcc | null => {
  const filled = groups.filter((group) => group.length > 0);
  const all = filled.flatMap((group) => Array.from(group));
  const degreesWithin = all.length - filled.length;
  if (filled.length < 2 || degreesWithin === 0) return null;

  const squaresWithin = filled.reduce((sum, group) => sum + sumOfSquares(group), 0);
  const grand = mean(all) as number;
  const squaresBetween = filled.reduce((sum, group) => sum + group.length * ((mean(group) as number) - grand) ** 2, 0);
  const within = squaresWithin / degreesWithin;
  const between = squaresBetween / (filled.length - 1);
  const sizes = filled.reduce((sum, group) => sum + group.length ** 2, 0);
  const groupSize = (all.length - sizes / all.length) / (filled.length - 1);
  const total = between + (groupSize - 1) * within;
  if (total === 0) return null;
  const average = between === 0 ? null : (between - within) / between;
  return { single: (between - within) / total, average, groupSize, groups: filled.length, ratings: all.length };
};

export interface IccPair {
  readonly single: number | null;
  readonly average: number | null;
}

const ratio = (numerator: number, denominator: number) => (denominator === 0 ? null : numerator / denominator);

/**
 * Intraclass correlations of a complete table, one row per target and one column per judge, by two-way analysis of
 * variance: ICC(2,1) and ICC(2,k) for judges drawn at random, ICC(3,1) and ICC(3,k) for these judges
 * (Shrout and Fleiss 1979). Null below two rows or columns; a single value is null where nothing varies.
 * @throws RangeError when rows differ in length.
 */
export const twoWayIcc = (table: readonly ArrayLike<number>[]): { random: IccPair; fixed: IccPair } | null => {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== k)) throw new RangeError(`table must have ${k} values in every row`);
  if (n < 2 || k < 2) return null;

  const columns = Array.from({ length: k }, (_, judge) => mean(table.map((row) => row[judge] as number)) as number);
  const rows = table.map((row) => mean(row) as number);
  const total = sumOfSquares(table.flatMap((row) => Array.from(row)));
  const squaresRows = k * sumOfSquares(rows);
  const squaresColumns = n * sumOfSquares(columns);
  const targets = squaresRows / (n - 1);
  const judges = squaresColumns / (k - 1);
  const error = Math.max(0, total - squaresRows - squaresColumns) / ((n - 1) * (k - 1));
  return {
    random: {
      single: ratio(targets - error, targets + (k - 1) * error + (k * (judges - error)) / n),
      average: ratio(targets - error, targets + (judges - error) / n),
    },
    fixed: { single: ratio(targets - error, targets + (k - 1) * error), average: ratio(targets - error, targets) },
  };
};
