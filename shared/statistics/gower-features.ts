import { findPatterns, type Patterns } from './gower-patterns.ts';

export type FeatureKind = 'numeric' | 'ordinal' | 'binary' | 'nominal' | 'set';

/** One column of what is known about the rows. NaN is missing. */
export interface FeatureColumn {
  readonly kind: FeatureKind;
  /** Index of the family that the feature belongs to. */
  readonly family: number;
  /** Numbers; for nominal whole-number codes; for set bit masks of up to 31 members, 0 the empty set. */
  readonly values: ArrayLike<number>;
  /** Range of numeric, ordinal and binary features; the full range of the column when it is not given. */
  readonly range?: { readonly low: number; readonly high: number };
}

interface FeaturePlace {
  /** Number of the column that it was made from. */
  readonly index: number;
  readonly family: number;
}

/** A feature on a line: positions in units of the range, so that a difference of two is the distance; 0 if missing. */
export interface LinearFeature extends FeaturePlace {
  readonly kind: 'numeric' | 'ordinal' | 'binary';
  readonly positions: Float64Array;
}

/** A nominal or set feature: each row's place in the list of different values. */
export interface CodedFeature extends FeaturePlace {
  readonly kind: 'nominal' | 'set';
  readonly codes: Int32Array;
  readonly different: Int32Array;
}

export type CompiledFeature = LinearFeature | CodedFeature;

/**
 * Features made ready for distances. Inside, rows are sorted by which features they know ("pattern"), so that the
 * weights of a comparison are constant over long runs of rows; outside, rows keep the numbers that they came with.
 */
export interface GowerMatrix {
  readonly rows: number;
  readonly families: number;
  /** Number of columns given. */
  readonly columns: number;
  /** The features in use, in the order of the columns: one without any known value or without a range is left out. */
  readonly features: readonly CompiledFeature[];
  readonly patterns: Patterns;
}

/**
 * Prepares a table of features for distances between its rows.
 * @throws RangeError when columns differ in length, a family is not a whole number below 64, a range is upside down, or
 * a nominal code or set mask is not a whole number that fits.
 */
export const compileGower = (columns: readonly FeatureColumn[]): GowerMatrix => {
  const rows = columns[0]?.values.length ?? 0;
  for (const column of columns) checkColumn(column, rows);
  const inUse = columns.flatMap((column, index) => {
    const range = rangeOf(column);
    return range !== null && (isCoded(column.kind) || range.high > range.low) ? [{ column, index, range }] : [];
  });
  const patterns = findPatterns(
    inUse.map(({ column }) => column.values),
    rows,
  );
  return {
    rows,
    patterns,
    columns: columns.length,
    families: columns.reduce((most, { family }) => Math.max(most, family + 1), 0),
    features: inUse.map(({ column, index, range }) => {
      const { kind, family } = column;
      return isCoded(kind)
        ? { index, family, kind, ...codeColumn(column, patterns.order) }
        : { index, family, kind, positions: placeColumn(column, range, patterns.order) };
    }),
  };
};

const isCoded = (kind: FeatureKind): kind is 'nominal' | 'set' => kind === 'nominal' || kind === 'set';

const checkColumn = ({ kind, family, values, range }: FeatureColumn, rows: number) => {
  if (values.length !== rows)
    throw new RangeError(`values must have ${rows} rows in every column, got ${values.length}`);
  if (!Number.isInteger(family) || family < 0 || family > 63) {
    throw new RangeError(`family must be a whole number from 0 to 63, got ${family}`);
  }
  if (range && !(Number.isFinite(range.low) && Number.isFinite(range.high) && range.low <= range.high)) {
    throw new RangeError(`range must go from a low to a high number, got ${range.low} to ${range.high}`);
  }
  for (let row = 0; row < rows; row += 1) {
    const value = values[row] as number;
    const fits = isCoded(kind) ? (value | 0) === value && (kind === 'nominal' || value >= 0) : Number.isFinite(value);
    if (!fits && !Number.isNaN(value)) throw new RangeError(`values of a ${kind} feature cannot hold ${value}`);
  }
};

/** The given range, else the full one; null when no value is known. */
const rangeOf = ({ values, range }: FeatureColumn): { low: number; high: number } | null => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : (range ?? { low, high });
};

const placeColumn = (
  { kind, values }: FeatureColumn,
  { low, high }: { low: number; high: number },
  order: Int32Array,
): Float64Array => {
  const positions = new Float64Array(order.length);
  for (let place = 0; place < order.length; place += 1) {
    const value = values[order[place] as number] as number;
    if (Number.isNaN(value)) continue;
    const position = (value - low) / (high - low);
    positions[place] = kind === 'numeric' ? Math.max(0, Math.min(1, position)) : position;
  }
  return positions;
};

const codeColumn = ({ values }: FeatureColumn, order: Int32Array) => {
  const known = new Map<number, number>();
  const codes = new Int32Array(order.length);
  for (let place = 0; place < order.length; place += 1) {
    const value = values[order[place] as number] as number;
    if (Number.isNaN(value)) continue;
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    codes[place] = code;
  }
  return { codes, different: Int32Array.from(known.keys()) };
};
