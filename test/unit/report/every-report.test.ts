import { describe, expect, it } from 'vitest';
import { type Report, reportSchema, SECTIONS } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { REPORT_CASES, REPORT_INPUTS } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { printed, stringsIn } from './report-text.ts';

/** Texts of the report except the one in which the view fills in the page numbers. */
const textsOf = ({ pageLabel: _, ...report }: Report): string[] => stringsIn(report);

describe.each(REPORT_CASES)('the report of the case %s', (name) => {
  const report = reportOf(name);

  it('fits the content model', () => {
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });

  it('has its sections in order, and a change only where there is one', () => {
    const hasChange = REPORT_INPUTS[name]().scores.comparison.change !== null;
    expect(report.sections.map(({ id }) => id)).toEqual(SECTIONS.filter((id) => hasChange || id !== 'change'));
  });

  it('is the same whenever it is built', () => {
    expect(JSON.stringify(buildReport(REPORT_INPUTS[name]()))).toBe(JSON.stringify(report));
  });

  it('holds finished sentences only', () => {
    const broken = textsOf(report).filter((text) => /undefined|NaN|null|[{}]|\[object|Infinity/.test(text));
    expect(broken).toEqual([]);
    expect(textsOf(report).filter((text) => / {2}|\.\.|,,| [.,;]/.test(text))).toEqual([]);
  });

  it('has no key in the place of words', () => {
    expect(textsOf(report).filter((text) => /\b(report|context|reasons)\.[a-z-]+/.test(text))).toEqual([]);
  });

  it('counts one and many correctly', () => {
    expect(printed(report)).not.toMatch(/\b1 (people|peers|practices|months|steps|answers|cities|others)\b/);
  });

  it('gives neither rank nor overall mark, and speaks for nobody else', () => {
    const own = textsOf(report).filter((text) => !text.startsWith('https://'));
    const forbidden =
      /IIPP|University College|league table|overall (score|level|index)|\branked\b|percentile|gap (to|between) your|behind your peers/i;
    expect(own.filter((text) => forbidden.test(text))).toEqual([]);
    expect(own).toContain('Open adaptation, not the official Index');
  });

  it('opens every title with words and no empty chart', () => {
    const titles = report.sections.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => ('title' in block ? [block.title] : [])),
    ]);
    expect(titles.filter((title) => title.trim() === '')).toEqual([]);
  });

  it('marks demonstration data', () => {
    expect(report.demonstration).toMatch(/demonstration data/i);
    expect(printed(report)).toMatch(/This is demonstration data/);
  });

  it('mails findings that stand in the report word for word', () => {
    const glance = JSON.stringify(report.sections.find(({ id }) => id === 'at-a-glance'));
    expect(report.mail.findings).toHaveLength(3);
    for (const finding of report.mail.findings) expect(glance).toContain(JSON.stringify(finding).slice(1, -1));
  });

  it('exports no level that its sections do not print', () => {
    const text = printed(report);
    const levels = [
      ...report.data.capabilities.flatMap((row) => [
        row.level,
        row.low,
        row.high,
        row.peerMedian,
        row.peerQ1,
        row.peerQ3,
      ]),
      ...report.data.practices.flatMap(({ level, peerMedian }) => [level, peerMedian]),
    ].filter((value) => value !== null);
    const missing = levels.filter(
      (value) => !text.includes(Number.isInteger(value) ? value.toFixed(1) : String(value)),
    );
    expect(missing).toEqual([]);
  });
});
