import { parse } from 'csv-parse/sync';
import type { TypedInvitee } from '#shared/operations/check-invitees.ts';
import { UsageError } from './outcome.ts';

const MOST_BYTES = 5_000_000;
const COLUMNS: Readonly<Record<string, keyof Omit<TypedInvitee, 'line'>>> = {
  city: 'city',
  country: 'country',
  address: 'address',
  email: 'address',
  'e-mail': 'address',
  language: 'language',
};

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

const nameOf = (head: string): string => COLUMNS[head.trim().toLowerCase()] ?? head.trim().toLowerCase();

/** The rows of an operator's list with their lines, nothing checked yet. Throws a `UsageError` for what is no such list. */
export const readInviteeRows = (text: string): readonly TypedInvitee[] => {
  if (text.length > MOST_BYTES) throw new UsageError('The file is larger than 5 MB: is it a list of cities?');
  let columns: string[] = [];
  const options = {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    delimiter: [',', ';', '\t'],
    columns: (heads: string[]) => (columns = heads.map(nameOf)),
  };
  try {
    const parsed = parse(text, options) as unknown as readonly Parsed[];
    requireColumns(columns);
    return parsed.map(({ record: { city = '', country = '', address = '', language = '' }, info }) => ({
      line: info.lines,
      city,
      country,
      address,
      language,
    }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The file is no CSV: ${(error as Error).message}`);
  }
};

const requireColumns = (columns: readonly string[]): void => {
  const missing = ['city', 'address'].filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  throw new UsageError(`The first line must name the columns city and address; ${missing.join(' and ')} is missing.`);
};
