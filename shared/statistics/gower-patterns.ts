/** Which features rows know: rows that know the same ones stand together. */
export interface Patterns {
  /** Row at each place of the sorted order. */
  readonly order: Int32Array;
  /** Place of each row in the sorted order. */
  readonly place: Int32Array;
  /** Pattern of each row. */
  readonly ofRow: Int32Array;
  /** First place of each pattern, and the number of rows at the end. */
  readonly start: Int32Array;
  readonly count: number;
  /** 1 where a pattern knows a feature in use: pattern by pattern, one byte a feature. */
  readonly known: Uint8Array;
}

/** Sorts rows by which of the columns they know (NaN is missing); inside a pattern rows keep their order. */
export const findPatterns = (columns: readonly ArrayLike<number>[], rows: number): Patterns => {
  const ofRow = new Int32Array(rows);
  let count = rows > 0 ? 1 : 0;
  // Patterns are split column by column: the number of different ones stays small and no text keys are built.
  for (const values of columns) {
    const split = new Map<number, number>();
    for (let row = 0; row < rows; row += 1) {
      const key = 2 * (ofRow[row] as number) + (Number.isNaN(values[row]) ? 1 : 0);
      const pattern = split.get(key) ?? split.size;
      split.set(key, pattern);
      ofRow[row] = pattern;
    }
    count = split.size;
  }
  return { ofRow, count, ...arrange(ofRow, count), known: knownColumns(columns, ofRow, count) };
};

/** Counting sort of the rows by pattern. */
const arrange = (ofRow: Int32Array, count: number) => {
  const start = new Int32Array(count + 1);
  for (const pattern of ofRow) start[pattern + 1] = (start[pattern + 1] as number) + 1;
  for (let pattern = 0; pattern < count; pattern += 1) {
    start[pattern + 1] = (start[pattern + 1] as number) + (start[pattern] as number);
  }
  const next = start.slice();
  const order = new Int32Array(ofRow.length);
  const place = new Int32Array(ofRow.length);
  for (let row = 0; row < ofRow.length; row += 1) {
    const pattern = ofRow[row] as number;
    const at = next[pattern] as number;
    next[pattern] = at + 1;
    order[at] = row;
    place[row] = at;
  }
  return { start, order, place };
};

const knownColumns = (columns: readonly ArrayLike<number>[], ofRow: Int32Array, count: number): Uint8Array => {
  const known = new Uint8Array(count * columns.length);
  for (const [index, values] of columns.entries()) {
    for (let row = 0; row < ofRow.length; row += 1) {
      if (!Number.isNaN(values[row])) known[(ofRow[row] as number) * columns.length + index] = 1;
    }
  }
  return known;
};
