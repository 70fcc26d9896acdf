export interface NearestOptions {
  readonly k: number;
  /** Rows with 0 are passed over; all are eligible without it. */
  readonly eligible?: ArrayLike<number>;
  /** At most `cap(group)` of the chosen may share a group code. */
  readonly groups?: { readonly codes: ArrayLike<number>; readonly cap: (group: number) => number };
  /** A row that is passed over: the one that looks for neighbours. */
  readonly except?: number;
}

/**
 * The k nearest rows, nearest first, ties by the lower row number; with caps, what a walk through all rows from the
 * nearest outwards takes that passes over members of full groups. NaN distances are passed over. Fewer than k come back
 * when there are no more.
 *
 * One pass: the sets that the caps allow are a matroid, so a new row drives out the farthest member of its group when
 * that is full, else the farthest of all.
 * @throws RangeError unless k is a whole number from 0, or when masks or codes differ in length from the distances.
 */
export const nearest = (distances: ArrayLike<number>, options: NearestOptions): Int32Array => {
  const { k, eligible, groups, except = -1 } = options;
  if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be a whole number from 0, got ${k}`);
  checkLength('eligible', eligible, distances);
  checkLength('groups', groups?.codes, distances);
  if (k === 0) return new Int32Array(0);
  const chosen: Chosen = { rows: new Int32Array(k), distances: new Float64Array(k), size: 0 };
  let limit = Number.POSITIVE_INFINITY;
  for (let row = 0; row < distances.length; row += 1) {
    const distance = distances[row] as number;
    // False for NaN and for ties with the farthest, which has the lower number.
    if (!(distance < limit) || row === except || eligible?.[row] === 0) continue;
    const out = groups ? displacedBy(chosen, row, groups, distances) : chosen.size;
    if (out < 0) continue;
    insert(chosen, row, distance, Math.min(out, k - 1));
    if (chosen.size === k) limit = chosen.distances[k - 1] as number;
  }
  return chosen.rows.slice(0, chosen.size);
};

interface Chosen {
  /** In the order of their distances. */
  readonly rows: Int32Array;
  readonly distances: Float64Array;
  size: number;
}

const checkLength = (name: string, values: ArrayLike<number> | undefined, { length }: ArrayLike<number>) => {
  if (values && values.length !== length)
    throw new RangeError(`${name} must have ${length} values, got ${values.length}`);
};

/** Place of the member that has to go: the last of a full group, `size` when there is none to go; -1 to refuse. */
const displacedBy = (
  { rows, size }: Chosen,
  row: number,
  { codes, cap }: NonNullable<NearestOptions['groups']>,
  distances: ArrayLike<number>,
): number => {
  const group = codes[row] as number;
  let members = 0;
  let last = -1;
  for (let place = 0; place < size; place += 1) {
    if (codes[rows[place] as number] !== group) continue;
    members += 1;
    last = place;
  }
  if (members < cap(group)) return size;
  if (last < 0) return -1;
  return (distances[row] as number) < (distances[rows[last] as number] as number) ? last : -1;
};

/** Puts a row in its place among the chosen; the one at `out` is overwritten. */
const insert = (chosen: Chosen, row: number, distance: number, out: number) => {
  let place = out;
  while (place > 0 && (chosen.distances[place - 1] as number) > distance) {
    chosen.distances[place] = chosen.distances[place - 1] as number;
    chosen.rows[place] = chosen.rows[place - 1] as number;
    place -= 1;
  }
  chosen.distances[place] = distance;
  chosen.rows[place] = row;
  chosen.size = Math.max(chosen.size, out + 1);
};
