import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse';
import { JOINED, URBAN_CENTRES, WORLD_URBANIZATION } from './city-layouts.ts';
import type { Layout, Row, RowReading } from './layout.ts';
import { DATABANK, HUMAN_DEVELOPMENT, WORLD_BANK } from './national-layouts.ts';

const LAYOUTS: readonly Layout[] = [WORLD_BANK, DATABANK, HUMAN_DEVELOPMENT, WORLD_URBANIZATION, URBAN_CENTRES, JOINED];
/** The longest preamble known is the 16 lines above the table of World Urbanization Prospects. */
const HEADER_WITHIN_ROWS = 40;

/** An import that cannot go on: nothing is loaded. */
export class ContextImportError extends Error {
  override name = 'ContextImportError' as const;
}

export interface ReadRow {
  readonly file: string;
  readonly line: number;
  readonly reading: RowReading;
}

/**
 * Reads a publisher's CSV file row by row. The layout is told by its header row, which may stand below remarks.
 * Throws a `ContextImportError` with file and line for an unknown layout, a malformed row or a word for a number.
 */
export async function* readPublisherFile(path: string): AsyncGenerator<ReadRow> {
  const file = basename(path);
  let header: string[] | undefined;
  let layout: Layout | undefined;
  let seen = 0;
  for await (const { record, info } of records(path)) {
    if (!layout || !header) {
      header = record.map((cell) => cell.trim());
      layout = LAYOUTS.find(({ columns }) => columns.every((column) => header?.includes(column)));
      if (!layout && ++seen >= HEADER_WITHIN_ROWS) break;
      continue;
    }
    yield { file, line: info.lines, reading: readRow(layout, toRow(header, record), `${file}, line ${info.lines}`) };
  }
  if (!layout) throw new ContextImportError(`${file}: not a file that is known here (${namesOfLayouts()})`);
}

async function* records(path: string): AsyncGenerator<{ record: string[]; info: { lines: number } }> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  const source = createReadStream(path).on('error', (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>;
  } catch (error) {
    throw new ContextImportError(`${basename(path)}: ${(error as Error).message}`, { cause: error });
  }
}

function readRow(layout: Layout, row: Row, where: string): RowReading {
  try {
    return layout.read(row);
  } catch (error) {
    throw new ContextImportError(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

function toRow(header: readonly string[], record: readonly string[]): Row {
  return Object.fromEntries(header.map((column, index) => [column, record[index] ?? '']));
}

function namesOfLayouts(): string {
  return LAYOUTS.map(({ name }) => name).join('; ');
}
