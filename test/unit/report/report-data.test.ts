import { describe, expect, it } from 'vitest';
import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { content } from '#test/fakes/report-content.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { aSubmission, MIXED, PRACTICE_IDS } from '#test/fakes/scores-answers.ts';
import { agreedByTwo, answered, compared, instead } from './rare-inputs.ts';
import { blocksOf, textOf } from './report-text.ts';

const say = content.wording('en');
const rowsOf = (practice: string, { data } = reportOf('verified')) =>
  data.practices.filter((row) => row.practice === practice);

describe('the data of a report', () => {
  it('has the kind of level that the capability opens with first', () => {
    const { data } = reportOf('verified');
    const bases = (capability: string) =>
      data.capabilities.filter((row) => row.capability === capability).map(({ basis }) => basis);
    expect(bases('strategic-awareness')).toEqual(['verified', 'agreed', 'individual']);
    expect(bases('adapting-focus')).toEqual(['agreed', 'individual']);
    expect(rowsOf(PRACTICE_IDS[0] ?? '').map(({ basis }) => basis)).toEqual(['verified', 'agreed', 'individual']);
    expect(rowsOf(PRACTICE_IDS[4] ?? '').map(({ basis }) => basis)).toEqual(['agreed', 'individual']);
  });

  it('opens with individual levels where those of the group are too few for a level', () => {
    const submission = aSubmission([MIXED, MIXED, MIXED, MIXED], {
      agreed: [{ practice: PRACTICE_IDS[0] ?? '', level: 4, reason: 'We all saw it.' }],
    });
    const report = buildReport(anInput(submission));
    expect(rowsOf(PRACTICE_IDS[0] ?? '', report).map(({ basis, level }) => [basis, level])).toEqual([
      ['individual', 2],
      ['agreed', 4],
    ]);
  });

  it('has peers beside individual levels alone, and why others have no interval', () => {
    const [verified, , individual] = reportOf('verified').data.capabilities;
    expect(verified).toMatchObject({ practices: '4/4', peers: null, peerMedian: null, reason: 'no-interval' });
    expect(individual).toMatchObject({ practices: '4/4', peers: 10, peerMedian: 2.75, peerQ1: 2, peerQ3: 3.5 });
    expect(rowsOf(PRACTICE_IDS[0] ?? '').map(({ peerMedian, reason }) => [peerMedian, reason])).toEqual([
      [null, null],
      [null, null],
      [3.5, null],
    ]);
  });

  it('says why a practice has no level: hidden, not answered or not for this city', () => {
    const reasonIn = (report: ReturnType<typeof buildReport>) => rowsOf(PRACTICE_IDS[0] ?? '', report)[0]?.reason;
    expect(reasonIn(reportOf('two-respondents-hidden'))).toBe('too-few-respondents');
    expect(
      rowsOf(PRACTICE_IDS[0] ?? '', buildReport(agreedByTwo())).map(({ basis, reason }) => [basis, reason]),
    ).toEqual([
      ['agreed', null],
      ['individual', 'too-few-respondents'],
    ]);
    expect(reasonIn(buildReport(answered(instead({ 0: 'dont-know' }))))).toBe('not-enough-answers');
    expect(reasonIn(buildReport(answered(instead({ 0: 'does-not-apply' }))))).toBe('does-not-apply');
    expect(reasonIn(reportOf('six-peers'))).toBe('practice-detail-needs-eight-peers');
  });

  it('names suggestions with their practice and time', () => {
    const { scores, ...rest } = answered(MIXED);
    expect(buildReport({ ...rest, scores }).data.suggestions).toEqual(
      scores.suggestions.map(({ suggestion, practice, when }) => ({ suggestion, practice, when })),
    );
  });
});

describe('a change between rounds', () => {
  type Rows = NonNullable<ComparisonResult['change']>['rows'];
  const changed = (low: number, high: number) => {
    const row: Rows[number] = {
      capability: 'adapting-focus',
      difference: (low + high) / 2,
      interval: { low, high },
      basis: 'individual',
    };
    return buildReport(compared({ change: { round: 'Round 2025', rows: [row] } }));
  };
  const readingOf = (low: number, high: number) => blocksOf(changed(low, high), 'change', 'table')[0]?.rows[0]?.at(-1);

  it('is told from chance only where the interval as printed leaves zero out', () => {
    expect(readingOf(0.1, 0.9)).toBe(say('report.change.readings.up'));
    expect(readingOf(0.04, 0.9)).toBe(say('report.change.readings.none'));
    expect(readingOf(-0.9, -0.1)).toBe(say('report.change.readings.down'));
    expect(readingOf(-0.9, -0.04)).toBe(say('report.change.readings.none'));
    expect(readingOf(-0.9, 0)).toBe(say('report.change.readings.none'));
  });

  it('is summed up by the capabilities that moved, each once', () => {
    const row = (
      capability: 'adapting-focus' | 'building-coalitions',
      basis: 'individual' | 'agreed',
    ): Rows[number] => ({
      capability,
      difference: 1,
      interval: { low: 0.5, high: 1.5 },
      basis,
    });
    const rows = [row('adapting-focus', 'individual'), row('adapting-focus', 'agreed')];
    const report = buildReport(compared({ change: { round: 'Round 2025', rows } }));
    expect(textOf(report, 'change')).toContain(say('report.change.some', { names: 'Changing priorities when needed' }));
    const names = 'Changing priorities when needed';
    expect(textOf(changed(-0.9, -0.1), 'change')).toContain(say('report.change.some', { names }));
    expect(textOf(changed(-0.5, 0.5), 'change')).toContain(say('report.change.none'));
  });

  it('is not summed up where nothing can be compared', () => {
    const withheld = [{ capability: 'adapting-focus' as const, reason: 'other-instrument' as const }];
    const report = buildReport(compared({ change: { round: 'Round 2025', rows: [], withheld } }));
    expect(textOf(report, 'change')).not.toContain(say('report.change.none'));
    expect(blocksOf(report, 'change', 'table')).toEqual([]);
  });

  it('stands in the data to one decimal', () => {
    expect(changed(0.14, 0.96).data.changes).toEqual([
      {
        capability: 'adapting-focus',
        name: 'Changing priorities when needed',
        basis: 'individual',
        difference: 0.6,
        low: 0.1,
        high: 1,
        reason: null,
      },
    ]);
  });
});

describe('the figures that a report does not show', () => {
  const listed = (report: ReturnType<typeof buildReport>) => textOf(report, 'method');
  const noBand = say('reasons.no-agreement-band');
  const hidden = say('reasons.too-few-respondents');

  it('are explained once each: no band of agreement under five people', () => {
    expect(listed(buildReport(answered(MIXED, MIXED, MIXED, MIXED)))).toContain(noBand);
    expect(listed(reportOf('many-with-disagreement'))).not.toContain(noBand);
    expect(listed(reportOf('one-respondent'))).not.toContain(noBand);
  });

  it('are hidden practices where several answered and not where one did', () => {
    expect(listed(reportOf('three-respondents'))).toContain(hidden);
    expect(listed(reportOf('many-with-disagreement'))).not.toContain(hidden);
    expect(listed(reportOf('one-respondent'))).not.toContain(hidden);
    const agreed = PRACTICE_IDS.map((practice) => ({ practice, level: 3 as const }));
    expect(listed(buildReport(anInput(aSubmission([MIXED, MIXED, MIXED], { agreed }))))).toContain(hidden);
  });

  it('are none in a report that shows all', () => {
    expect(listed(reportOf('many-with-disagreement'))).toContain(say('report.method.nothing-suppressed'));
    expect(listed(reportOf('verified'))).toContain(say('reasons.no-interval'));
    expect(listed(reportOf('kept-statistics'))).toContain(say('reasons.statistics-kept'));
    expect(listed(reportOf('no-release'))).toContain(say('reasons.no-release'));
  });
});
