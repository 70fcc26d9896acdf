import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { replaceFile } from '#infra/local/files.ts';
import type { Codebook, Variable } from '#shared/contracts/export.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { PreparedExport } from '#shared/operations/export-research.ts';

export interface WrittenFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

type Records = PreparedExport['records'];

/** `escape_formulas`: no spreadsheet takes a cell for something to execute. */
const csvOf = (columns: readonly string[], records: readonly object[]): string =>
  stringify([...records], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' });

const parquetOf = (codebook: Codebook, records: Records): Uint8Array => {
  const columnData = codebook.variables.map(({ name, kind, range }) => ({
    name,
    data: records.map((record) => record[name] ?? null),
    type: kind === 'text' ? ('STRING' as const) : range === undefined ? ('INT32' as const) : ('DOUBLE' as const),
  }));
  const { variables: _, ...about } = codebook;
  const kvMetadata = [{ key: 'codebook', value: JSON.stringify(about) }];
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
};

const codesOf = (codes: Variable['values']): string => codes.map(({ code, label }) => `${code} = ${label}`).join('; ');

const codebookRecords = ({ variables }: Codebook) =>
  variables.map(({ name, label, kind, range, values, missing }) => ({
    variable: name,
    label,
    kind,
    values: range === undefined ? codesOf(values) : `${range.from} to ${range.to} in steps of ${range.step}`,
    missing_codes: codesOf(missing),
  }));

/**
 * Writes an export's CSV, Parquet and codebook into a folder, and notes before that it exists: an export that nobody
 * knows of could never be told to a city that is erased.
 */
export const writeExport = async (
  { codebook, records, register }: PreparedExport,
  folder: string,
): Promise<readonly WrittenFile[]> => {
  const base = codebook.release.replace(':', '-release-');
  const columns = codebook.variables.map(({ name }) => name);
  const encode = (text: string) => new TextEncoder().encode(text);
  const csv = encode(csvOf(columns, records));
  const contents: readonly (readonly [string, Uint8Array])[] = [
    [`${base}.csv`, csv],
    [`${base}.parquet`, parquetOf(codebook, records)],
    [
      `${base}-codebook.csv`,
      encode(csvOf(['variable', 'label', 'kind', 'values', 'missing_codes'], codebookRecords(codebook))),
    ],
    [`${base}-codebook.json`, encode(`${canonicalJson(codebook)}\n`)],
  ];
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  await register(sha256(csv));
  mkdirSync(folder, { recursive: true });
  return contents.map(([name, bytes]) => {
    const file = join(folder, name);
    replaceFile(file, bytes);
    return { file, bytes: bytes.length, sha256: sha256(bytes) };
  });
};
