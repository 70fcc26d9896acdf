import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createExportRepository } from '#functions/platform/export-repository.ts';
import { writeExport } from '#infra/cli/write-export.ts';
import { codebookSchema } from '#shared/contracts/export.ts';
import { createExportResearch } from '#shared/operations/export-research.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { NOON } from '../../fakes/assessment-items.ts';
import { createInMemoryTable } from '../../fakes/in-memory-table.ts';
import { aReleaseRound, CITIES, content } from '../../fakes/release-round.ts';

const RESEARCH = { named: false, learnFrom: false, research: true };
const NOT = { ...RESEARCH, research: false };

describe('the research export', () => {
  let here: ReturnType<typeof aReleaseRound>;
  let exports: ReturnType<typeof createExportRepository>;
  let round: Awaited<ReturnType<typeof here.open>>;
  beforeEach(async () => {
    const table = createInMemoryTable();
    here = aReleaseRound(table);
    exports = createExportRepository(table);
    round = await here.open();
  });

  const prepare = async () =>
    await createExportResearch({ ...here.deps, exports, newId: () => crypto.randomUUID() })(round.id);
  const publish = async () => await createPublishRelease(here.deps)(round.id);
  /** Submissions of the first cities, of which so many agree to research. */
  const submitted = async (cities: number, agreeing: number) => {
    for (const [index, city] of CITIES.slice(0, cities).entries()) {
      await here.submit(round, city, { consents: index < agreeing ? RESEARCH : NOT });
    }
  };
  const aFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'research-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return folder;
  };
  const written = async () => {
    const prepared = await prepare();
    const files = await writeExport(prepared, aFolder());
    const fileOf = (end: string) => files.find(({ file }) => file.endsWith(end))?.file ?? '';
    return { prepared, read: (end: string) => readFileSync(fileOf(end)) };
  };

  it('holds the cities that agreed and no others, without their names, ids or texts', async () => {
    await submitted(20, 12);
    await publish();
    const { read } = await written();
    const csv = read('1.csv').toString();
    expect(parse(csv, { columns: true })).toHaveLength(12);
    const names = content.population().cities.filter(({ id }) => CITIES.slice(0, 20).includes(id));
    for (const { id, name } of names) {
      expect(csv).not.toContain(id);
      expect(csv).not.toContain(name);
    }
  });

  it('leaves out a city that withdrew its consent since', async () => {
    await submitted(20, 12);
    await publish();
    await here.deps.assessments.changeSettings(round.id, CITIES[0] ?? '', () => ({ conditions: [], consents: NOT }));
    expect((await prepare()).records).toHaveLength(11);
  });

  it('is refused when fewer than five cities agreed, and without a release', async () => {
    await expect(prepare()).rejects.toMatchObject({ code: 'release_not_found' });
    await submitted(20, 4);
    await publish();
    await expect(prepare()).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('tells levels in steps of half a level or as missing codes, and nothing that five rows do not share', async () => {
    await submitted(30, 30);
    await publish();
    const { codebook, records } = await prepare();
    const levels = codebook.variables.filter(({ range }) => range !== undefined);
    expect(levels).toHaveLength(25);
    for (const record of records) {
      for (const { name, missing } of levels) {
        const value = Number(record[name]);
        const isLevel = value >= 1 && value <= 5 && Number.isInteger(value * 2);
        expect(isLevel || missing.some(({ code }) => code === value)).toBe(true);
      }
    }
    const alike = Map.groupBy(records, ({ region, size_band }) => `${region} ${size_band}`);
    expect(Math.min(...[...alike.values()].map(({ length }) => length))).toBeGreaterThanOrEqual(5);
  });

  it('is the same in CSV and Parquet, and every column is in the codebook', async () => {
    await submitted(20, 12);
    await publish();
    const { read } = await written();
    const codebook = codebookSchema.parse(JSON.parse(read('codebook.json').toString()));
    const columns = codebook.variables.map(({ name }) => name);
    const fromCsv = parse(read('1.csv'), { columns: true }) as Record<string, string>[];
    const bytes = read('.parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const fromParquet = await parquetReadObjects({ file });
    expect(Object.keys(fromCsv[0] ?? {})).toEqual(columns);
    const asText = fromParquet.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])));
    expect(asText).toEqual(fromCsv);
    const about = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'codebook')?.value ?? '';
    expect(JSON.parse(about)).toMatchObject({ release: codebook.release, instrument: '2026.1', method: '1' });
    expect(parse(read('codebook.csv'), { columns: true })).toHaveLength(columns.length);
  });

  it('has no cell that a spreadsheet executes', async () => {
    await submitted(20, 12);
    await publish();
    const { read } = await written();
    for (const file of ['1.csv', 'codebook.csv']) {
      const cells = (parse(read(file)) as string[][]).flat();
      expect(cells.filter((cell) => /^[=+\-@\t\r|]/.test(cell))).toEqual([]);
    }
  });

  it('escapes a cell that would be executed, should a label ever begin so', async () => {
    await submitted(20, 12);
    await publish();
    const { codebook, ...rest } = await prepare();
    const [first, ...others] = codebook.variables;
    const label = '=HYPERLINK("https://evil.example")';
    const variables = [{ ...first!, label }, ...others];
    const files = await writeExport({ ...rest, codebook: { ...codebook, variables } }, aFolder());
    const text = readFileSync(files.find(({ file }) => file.endsWith('codebook.csv'))?.file ?? '', 'utf8');
    expect(text).toContain(`"'=HYPERLINK`);
  });

  it('is noted with the cities that it holds, so that an erasure can tell', async () => {
    await submitted(20, 12);
    await publish();
    await written();
    const [entry, ...more] = await exports.list();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ release: `${round.id}:1`, rows: 12, writtenAt: new Date(NOON).toISOString() });
    expect(entry?.cities).toEqual(CITIES.slice(0, 12).toSorted());
  });

  it('gives the same bytes again', async () => {
    await submitted(20, 12);
    await publish();
    const [one, other] = [await written(), await written()];
    for (const end of ['1.csv', '.parquet', 'codebook.json']) expect(one.read(end).equals(other.read(end))).toBe(true);
  });
});
