import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportCsv } from '#functions/hosted-form/report-csv.ts';
import { plotLevels, plotMap } from '#functions/pages/plots.ts';
import { type Block, blockSchema, type LevelsBlock, type Report } from '#shared/contracts/report.ts';
import { aReport, REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { allReports, reportOf } from '#test/fakes/reports.ts';
import { answer, putReport, setUpAssessment, submit } from './assessment-setup.ts';

const blocksOf = (report: Report): Block[] => report.sections.flatMap(({ blocks }) => blocks);
const REPORTS = [...Object.values(REPORT_VARIANTS).map((make) => make()), ...allReports().map(({ report }) => report)];

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
};

/** Words of the model that name a look, not something to read. */
const CODES = new Set([
  'lead',
  'body',
  'note',
  'finding',
  'caution',
  'start',
  'end',
  'own',
  'peer',
  'addition',
  'contrast',
]);

/** What a block tells its reader; numbers that a chart only draws stand in its description. */
const toldBy = (block: Block): string[] => {
  if (block.kind === 'levels') {
    return [block.title, block.description, ...block.rows.flatMap(({ label, note = '' }) => [label, note])];
  }
  if (block.kind === 'profile') return [block.title, ...block.rows.flatMap(({ label, own }) => [label, own])];
  if (block.kind === 'roadmap') {
    return block.columns.flatMap(({ empty, ...column }) => [
      ...texts(column),
      ...(column.items.length === 0 ? [empty] : []),
    ]);
  }
  return texts(block).filter((text) => text !== block.kind && !/^https?:/.test(text));
};

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

describe('the results page', () => {
  let show: (report: Report) => Promise<string>;
  beforeAll(async () => {
    const { form, visitor } = await setUpAssessment();
    await answer(visitor, 'looking-ahead');
    const id = await submit(visitor);
    show = async (report) => {
      await putReport(form, id, report);
      return (await visitor.get(`/results/${id}`)).html;
    };
  });

  it('has been tried with every kind of block', () => {
    const kinds = new Set(REPORTS.flatMap(blocksOf).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(blockSchema.options.map((option) => option.shape.kind.value).sort());
  });

  it('says everything that the report says', async () => {
    for (const report of REPORTS) {
      const html = (await show(report)).replace(/\s+/g, ' ');
      const missing = blocksOf(report)
        .flatMap(toldBy)
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter((text) => text !== '' && !CODES.has(text) && !html.includes(escaped(text)));
      expect(missing).toEqual([]);
    }
  });

  it('has one first heading and skips no level', async () => {
    for (const report of REPORTS) {
      const levels = [...(await show(report)).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it('takes text of people as text', async () => {
    const html = await show({ ...aReport(), cityName: '<script>alert(1)</script>"' });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;');
  });
});

describe('a dot plot', () => {
  const block = blocksOf(aReport()).find((candidate): candidate is LevelsBlock => candidate.kind === 'levels');

  it('puts the five levels in the middle of five columns of one width', () => {
    const plot = plotLevels(block as LevelsBlock, 'in words');
    expect(plot.ticks.map(({ x }) => x / plot.width)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
  });

  it('keeps every interval and band inside the scale', () => {
    for (const levels of REPORTS.flatMap(blocksOf).filter((each) => each.kind === 'levels')) {
      const { low, high, rows } = plotLevels(levels, '');
      for (const { interval, quartiles } of rows) {
        if (interval !== undefined) expect([interval.x1 >= low, interval.x2 <= high]).toEqual([true, true]);
        if (quartiles !== undefined) expect(quartiles.x + quartiles.width).toBeLessThanOrEqual(high + 3);
      }
    }
  });
});

describe('the map', () => {
  it('puts cities where they are: north above south, west left of east, all inside', () => {
    const point = (label: string, latitude: number, longitude: number) =>
      ({ number: null, label, latitude, longitude, mark: 'peer' }) as const;
    const { points, width, height } = plotMap({
      kind: 'map',
      title: 'A map',
      description: 'Three cities',
      points: [point('Helsinki', 60.2, 24.9), point('Cape Town', -33.9, 18.4), point('Bogotá', 4.6, -74.1)],
    });
    const [helsinki, capeTown, bogota] = points;
    expect(helsinki!.y).toBeLessThan(bogota!.y);
    expect(bogota!.y).toBeLessThan(capeTown!.y);
    expect(bogota!.x).toBeLessThan(capeTown!.x);
    for (const { x, y } of points) expect([x > 0, x < width, y > 0, y < height]).toEqual([true, true, true, true]);
  });
});

describe('the table of numbers', () => {
  it('holds a row for each capability, practice and suggestion, with the numbers of the report', () => {
    const report = reportOf('many-with-disagreement');
    const rows = parse(reportCsv(report), { columns: true, bom: true }) as Record<string, string>[];
    const { capabilities, practices, suggestions } = report.data;
    expect(rows).toHaveLength(capabilities.length + practices.length + suggestions.length);
    expect(rows[0]).toMatchObject({ kind: 'capability', capability: capabilities[0]?.capability });
    expect(rows[0]?.level).toBe(String(capabilities[0]?.level));
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1'])('never lets a spreadsheet run %j', (name) => {
    const report = reportOf('many-with-disagreement');
    const [first, ...others] = report.data.capabilities;
    const csv = reportCsv({ ...report, data: { ...report.data, capabilities: [{ ...first!, name }, ...others] } });
    const [row] = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    expect(row?.name).toBe(`'${name}`);
  });
});
