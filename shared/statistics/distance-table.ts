/** Writes the distances of one row to every row into `target`, by row number, and returns it. */
export type DistancesFrom = (row: number, target: Float64Array) => Float64Array;

/** All distances between `size` rows, row by row. */
export interface DistanceTable {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Writes out all distances between n rows, or between the chosen ones of them.
 * @throws RangeError when two rows cannot be compared (NaN): clusters need every distance.
 */
export const distanceTable = (n: number, from: DistancesFrom, chosen?: Int32Array): DistanceTable => {
  const rows = chosen ?? Int32Array.from({ length: n }, (_, row) => row);
  const size = rows.length;
  const values = new Float64Array(size * size);
  const target = new Float64Array(n);
  for (let i = 0; i < size; i += 1) {
    from(rows[i] as number, target);
    for (let j = 0; j < size; j += 1) {
      const distance = target[rows[j] as number] as number;
      if (!(distance >= 0)) throw new RangeError(`from must give distances of 0 or more, got ${distance}`);
      values[i * size + j] = distance;
    }
  }
  return { size, values };
};

/** The rows of a table, in the form in which distances are asked for elsewhere. */
export const rowsOf =
  ({ size, values }: DistanceTable): DistancesFrom =>
  (row, target) => {
    target.set(values.subarray(row * size, (row + 1) * size));
    return target;
  };
