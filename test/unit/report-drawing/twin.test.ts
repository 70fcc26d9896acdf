import { beforeAll, describe, expect, it } from 'vitest';
import { dataTwin } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { drawnPlain } from '#test/visual/drawn.ts';
import { PdfFile } from '#test/visual/pdf-file.ts';
import { readText } from '#test/visual/read-text.ts';
import { readStructure, walk } from '#test/visual/structure.ts';

/** Names and codes by which a machine tells things apart; people read their words beside them. */
const CODES = new Set(
  'schema language direction paper city id kind tone align mark basis link capability practice verdict reason suggestion when'.split(
    ' ',
  ),
);
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

/** The form of page numbers, the date as machines write it, what stands at the foot of pages. */
const OF_THE_FILE = new Set(['pageLabel', 'date', 'footer']);

/** What an attached file says to its reader, leaf by leaf. */
function* leavesOf(value: unknown, key = ''): Generator<string> {
  if (CODES.has(key) || OF_THE_FILE.has(key)) return;
  if (typeof value === 'string') yield key === 'practices' ? value.replace('/', ' of ') : value;
  else if (Array.isArray(value)) for (const item of value) yield* leavesOf(item, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) yield* leavesOf(item, name);
}

const emptyTexts = (report: Report): string[] =>
  report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'roadmap' ? block.columns.map(({ empty }) => empty) : []));

/** The attached file, the text of the pages, and what screen readers hear of the charts. */
async function opened(report: Report): Promise<{ attached: string; told: string }> {
  const bytes = await drawnPlain(report);
  const file = new PdfFile(bytes);
  const [spec] = file.list(file.catalog.get('AF'));
  const attached = file.stream(file.dict(file.dict(spec)?.get('EF'))?.get('F'));
  const charts = [...walk(readStructure(file))].map(({ dict }) => dict.get('Alt')).filter((alt) => alt !== undefined);
  return {
    attached: Buffer.from(attached, 'latin1').toString('utf8'),
    told: `${await readText(bytes)}${charts.join('')}`,
  };
}

describe.each(['many-with-disagreement', 'verified', 'two-respondents-hidden', 'half-unanswered'] as const)(
  'the data attached to a report: %s',
  (name) => {
    const report = reportOf(name);
    let file: Awaited<ReturnType<typeof opened>>;
    beforeAll(async () => {
      file = await opened(report);
    });

    it('is the content model without the text of the mail, byte for byte', () => {
      const { attached } = file;
      expect(attached).toBe(dataTwin(report));
      expect(Object.keys(JSON.parse(attached))).not.toContain('mail');
    });

    it('holds no word that the report does not print or say of a chart', () => {
      const { attached, told } = file;
      const printed = squeezed(told);
      const missing = [...leavesOf(JSON.parse(attached))].filter((text) => !printed.includes(squeezed(text)));
      // The cover shows its title as the city's name; a column of the roadmap says that it is empty only if it is.
      const known = [report.sections[0]!.title, ...emptyTexts(report)];
      expect(missing.filter((text) => !known.includes(text))).toEqual([]);
    });

    it('holds no figure of a level or of peers that the report does not print', () => {
      const { attached, told } = file;
      const { data } = JSON.parse(attached);
      const numbers = new Set(
        told
          .normalize('NFKC')
          .match(/\d+(?:\.\d+)*/g)
          ?.map(Number),
      );
      const figures = [...data.capabilities, ...data.practices].flatMap((row) =>
        Object.entries(row).filter(([, value]) => typeof value === 'number'),
      );
      expect(figures.filter(([, value]) => !numbers.has(value as number))).toEqual([]);
    });
  },
);
