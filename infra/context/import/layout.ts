/** A row of a publisher's file, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** One value that a publisher states, before it has met a city of the population. */
export interface StatedValue {
  readonly feature: string;
  readonly value: number;
  /** Undefined where the publisher gives none. */
  readonly year: number | undefined;
}

/** Whose values a row holds: a country's, a city's known by id, or a city's told by name. */
export type Subject =
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'city'; readonly id: string }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly country: string;
      readonly point?: { readonly latitude: number; readonly longitude: number };
    };

/** What a row says. A row that says nothing of use has no statements; `unmatched` says why a row cannot be used. */
export interface RowReading {
  readonly statements: readonly { readonly subject: Subject; readonly values: readonly StatedValue[] }[];
  readonly unmatched?: string;
}

/** The column layout of one publisher. */
export interface Layout {
  readonly name: string;
  /** Columns by which a header row is told; lines before it are the publisher's remarks. */
  readonly columns: readonly string[];
  readonly read: (row: Row) => RowReading;
}

export const NOTHING: RowReading = { statements: [] };

/** A cell as a number; undefined when blank or "..". Throws for anything else, so that a wrong file loads nothing. */
export function numberIn(row: Row, column: string): number | undefined {
  const cell = (row[column] ?? '').trim().replaceAll(/[\s ]/g, '');
  if (cell === '' || cell === '..') return undefined;
  const value = Number(cell);
  if (!Number.isFinite(value)) throw new Error(`column ${column}: "${cell}" is no number`);
  return value;
}

/** The value of the newest filled year among columns whose names begin with a year, such as "2023" or "2023 [YR2023]". */
export function newestYear(
  row: Row,
  pattern = /^(\d{4})(?: \[YR\d{4}\])?$/,
): { value: number; year: number } | undefined {
  let newest: { value: number; year: number } | undefined;
  for (const column of Object.keys(row)) {
    const year = Number(pattern.exec(column)?.[1]);
    if (!year || (newest && newest.year > year)) continue;
    const value = numberIn(row, column);
    if (value !== undefined) newest = { value, year };
  }
  return newest;
}
