import { describe, expect, it } from 'vitest';
import type { PaperName } from '#functions/render-report/drawing/design.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';
import { demonstration, scoredReport } from '#test/fakes/demonstration-reports.ts';
import { allReports } from '#test/fakes/reports.ts';
import { pdfUaFaults } from '#test/visual/check-pdf-ua.ts';
import { drawn } from '#test/visual/drawn.ts';
import { openPdf } from '#test/visual/open-pdf.ts';
import { type PdfText, readBoth, readText } from '#test/visual/read-text.ts';
import { labelsOf, modelTexts } from './model-texts.ts';

const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');
const VARIANT_NAMES = Object.keys(REPORT_VARIANTS) as ReportVariantName[];
const FROM_LEFT = VARIANT_NAMES.filter((name) => name !== 'right-to-left');

/** Texts that do not follow in order, with what stands there instead. */
function missingTexts(texts: readonly string[], printed: string): string[] {
  const missing: string[] = [];
  let from = 0;
  for (const text of texts.map(squeezed)) {
    const at = printed.indexOf(text, from);
    if (at === -1) missing.push(`${text} after ${printed.slice(Math.max(0, from - 40), from)}`);
    else from = at + text.length;
  }
  return missing;
}

/** A text as a PDF has it between brackets: as it is where Latin letters are enough for it, else in UTF-16. */
function asPdfString(text: string): string {
  const isLatin = /^[\x20-\x7e]*$/.test(text);
  const written = isLatin ? text : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return written.replaceAll(/[()\\\r\n\t\b\f]/g, (found) => `\\${found}`);
}

const numbersIn = (text: string): string[] => text.normalize('NFKC').match(/\d+(?:[.,]\d+)*/g) ?? [];

/** What the first list has more often than the second, and less often. */
function compareCounts(a: readonly string[], b: readonly string[]): { more: string[]; fewer: string[] } {
  const left = [...b];
  const more = a.filter((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return { more, fewer: left };
}

const readings = new Map<string, Promise<PdfText>>();
/** What stands in the PDF of a report: drawn and read once for all that is asked of it. */
function read(report: Report): Promise<PdfText> {
  const key = JSON.stringify(report);
  const reading = readings.get(key) ?? drawn(report).then(({ bytes }) => readBoth(bytes));
  readings.set(key, reading);
  return reading;
}

describe('text read out of the PDF', () => {
  it.each(FROM_LEFT)('has every text of the content model, in reading order: %s', async (name) => {
    const report = REPORT_VARIANTS[name]();
    const { bytes } = await drawn(report);
    expect(missingTexts(modelTexts(report), squeezed(await readText(bytes)))).toEqual([]);
  });

  it.each(allReports())(
    'has every text of a report as the core writes it, in the order of its tags and as drawn: $name',
    async ({ report }) => {
      const { structure, stream } = await read(report);
      expect(missingTexts(modelTexts(report), squeezed(structure))).toEqual([]);
      expect(missingTexts(modelTexts(report), squeezed(stream))).toEqual([]);
    },
  );

  it.each(allReports())(
    'has the numbers of the content model, each as often, and no other: $name',
    async ({ report }) => {
      const printed = numbersIn((await read(report)).structure);
      const known = numbersIn([...modelTexts(report), ...labelsOf(report)].join(' '));
      const { more, fewer } = compareCounts(printed, known);
      // The list of contents names a page for each section after the cover.
      expect(more.length).toBe(report.sections.length - 1);
      expect(more.every((page) => Number(page) >= 2 && Number(page) <= 18)).toBe(true);
      expect(fewer).toEqual([]);
    },
  );

  it('names a city of sixty letters whole at the head of every page', async () => {
    const report = REPORT_VARIANTS['finnish-name']();
    const demonstration = 'Demonstration data: no finding about any city';
    const { bytes } = await drawn({ ...report, demonstration });
    const pdf = await openPdf(bytes);
    for (let page = 2; page <= pdf.numPages; page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      // Wherever a sentence has the name, it stands there with other words.
      expect(items.map((item) => ('str' in item ? item.str : ''))).toContain(report.cityName);
    }
    await pdf.loadingTask.destroy();
  });

  it('keeps letters with a dot below apart from plain ones', async () => {
    const { bytes } = await drawn(REPORT_VARIANTS['one-respondent']());
    const text = await readText(bytes);
    expect(text).toContain('ọfịfị and office');
    expect(text).not.toMatch(/ọffice|officẹ/);
  });

  it('gives each row of a chart as one line to those who copy it, not number by number down the page', async () => {
    const report = REPORT_VARIANTS['one-respondent']();
    const { bytes } = await drawn(report, { compress: false });
    const file = Buffer.from(bytes).toString('latin1');
    const rows = report.sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => (block.kind === 'levels' ? block.rows : []))
      .filter((row) => row.counts === undefined && row.note !== undefined && row.interval?.text === undefined);
    const lines = rows.map(({ label, detail, marks, note }) => [label, detail, ...marks.map(({ text }) => text), note]);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const text = line.filter((part) => part !== undefined).join(' ');
      expect(file).toContain(`/ActualText (${asPdfString(text)})`);
    }
  });

  it('says what Arabic lines are, word by word as they are read', async () => {
    const { bytes } = await drawn(REPORT_VARIANTS['right-to-left'](), { compress: false });
    const file = Buffer.from(bytes).toString('latin1');
    const line = 'خمس عشرة مدينة تشبه مدينتكم في الحجم والنمو';
    expect(file).toContain(asPdfString(line));
  });
});

/** Paper changes where things stand, not how large a file they make: on US Letter pages are counted alone. */
async function expectSize(report: Report, paper: PaperName): Promise<void> {
  const compress = paper === 'a4';
  const { bytes, pages } = await drawn(report, { paper, compress });
  if (compress) expect(bytes.length).toBeLessThan(400_000);
  expect(pages).toBeGreaterThanOrEqual(12);
  expect(pages).toBeLessThanOrEqual(18);
}

describe('the size of the PDF', () => {
  it.each(allReports())('stays within 12 to 18 pages and 400 KB: $name', async ({ report }) => {
    await expectSize(report, 'a4');
  });

  it.each(VARIANT_NAMES)('stays so on A4 and on US Letter where the layout is put to the test: %s', async (name) => {
    await expectSize(REPORT_VARIANTS[name](), 'a4');
    await expectSize(REPORT_VARIANTS[name](), 'letter');
  });

  it('stays so in reports of the demonstration round, scored from their answers', async () => {
    const { submissions, release } = demonstration();
    for (const [index, submission] of submissions.entries()) {
      if (index % 15 === 0) await expectSize(scoredReport(submission, release), index % 2 === 0 ? 'letter' : 'a4');
    }
  }, 30_000);
});

describe('the tagged PDF', () => {
  it.each(VARIANT_NAMES)('has none of the faults of PDF/UA-1 that a machine can find: %s', async (name) => {
    expect(pdfUaFaults((await drawn(REPORT_VARIANTS[name]())).bytes)).toEqual([]);
  });

  it.each(allReports())('has none in a report as the core writes it: $name', async ({ report }) => {
    expect(pdfUaFaults((await drawn(report)).bytes)).toEqual([]);
  });

  it('has none on US Letter either', async () => {
    const report = REPORT_VARIANTS['long-names']();
    const { bytes } = await drawn(report, { compress: false, paper: 'letter' });
    expect(pdfUaFaults(bytes)).toEqual([]);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/MediaBox [0 0 612 792]');
  });
});
