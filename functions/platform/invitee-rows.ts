import { parse } from 'csv-parse/sync';
import type { TypedInvitee } from '#shared/operations/check-invitees.ts';

const MOST_CHARACTERS = 5_000_000;
type Column = keyof Omit<TypedInvitee, 'line'>;

const COLUMNS: Readonly<Record<string, Column>> = {
  city: 'city',
  country: 'country',
  address: 'address',
  email: 'address',
  'e-mail': 'address',
  language: 'language',
};
/** Of a list without names of columns, by where a line has the address. */
const UNNAMED: Readonly<Record<number, readonly Column[]>> = {
  1: ['city', 'address', 'language'],
  2: ['city', 'country', 'address', 'language'],
};

export type InviteeRows =
  | { readonly rows: readonly TypedInvitee[] }
  | { readonly problem: 'too-large' }
  | { readonly problem: 'columns-missing'; readonly missing: readonly Column[] }
  | { readonly problem: 'no-csv'; readonly detail: string };

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const unnamedOf = ({ record }: Parsed) => UNNAMED[record.findIndex((value) => value.includes('@'))];
const columnOf = (head: string): Column | undefined => COLUMNS[head.trim().toLowerCase()];

/**
 * The rows of an operator's list with their lines, nothing checked yet: the first line names the columns, or the list
 * is city, address and language, with a country after the city where need be. Commas, semicolons or tabs.
 */
export const readInviteeRows = (text: string): InviteeRows => {
  if (text.length > MOST_CHARACTERS) return { problem: 'too-large' };
  const options = {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    delimiter: [',', ';', '\t'],
  };
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, options) as unknown as readonly Parsed[];
  } catch (error) {
    return { problem: 'no-csv', detail: (error as Error).message };
  }
  const [first, ...others] = parsed;
  if (first === undefined) return { rows: [] };
  const unnamed = unnamedOf(first);
  if (unnamed !== undefined) return { rows: parsed.map((row) => rowOf(row, unnamedOf(row) ?? guessOf(row, unnamed))) };
  const columns = first.record.map(columnOf);
  const missing = (['city', 'address'] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0) return { problem: 'columns-missing', missing };
  return { rows: others.map((row) => rowOf(row, columns)) };
};

/** Of a line without an address: three values that begin with a name have its country second. */
const guessOf = ({ record }: Parsed, first: readonly Column[]): readonly Column[] =>
  record.length > 2 && !record[0]?.startsWith('gn-') ? (UNNAMED[2] ?? first) : first;

const rowOf = ({ record, info }: Parsed, columns: readonly (Column | undefined)[]): TypedInvitee => {
  const of = (column: Column): string => record[columns.indexOf(column)] ?? '';
  return {
    line: info.lines,
    city: of('city'),
    country: of('country'),
    address: of('address'),
    language: of('language'),
  };
};
