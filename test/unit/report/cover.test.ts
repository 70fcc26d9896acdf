import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/contracts/report.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { aSubmission, MIXED } from '#test/fakes/scores-answers.ts';
import { printed, textOf } from './report-text.ts';

const input = anInput(aSubmission([MIXED]));
/** A report in which these are marked as demonstration data. */
const marked = (marks: { submission?: boolean; round?: boolean; release?: boolean | null }): Report => {
  const { submission = false, round = false, release = false } = marks;
  const parts: Partial<ReportInput> = {
    submission: { ...input.submission, demonstration: submission },
    round: { ...input.round, demonstration: round },
    release: release === null ? null : input.release && { ...input.release, demonstration: release },
  };
  return buildReport({ ...input, ...parts });
};

describe('demonstration data', () => {
  const note = input.say('report.demonstration-note');

  it.each([
    ['the submission', { submission: true }],
    ['the round', { round: true }],
    ['the release', { release: true }],
    ['the submission, before any release', { submission: true, release: null }],
  ])('are marked as such where %s is', (_, marks) => {
    const report = marked(marks);
    expect(report.demonstration).toBe(input.say('report.demonstration'));
    expect(textOf(report, 'cover')).toContain(note);
  });

  it('are not what a city’s own report is called, with a release and without', () => {
    for (const report of [marked({}), marked({ release: null })]) {
      expect(report.demonstration).toBeNull();
      expect(printed(report)).not.toContain(note);
      expect(report.sections[0]?.blocks).toHaveLength(3);
    }
  });
});

describe('the versions on the cover', () => {
  it('name the release with its cities, or that there is none', () => {
    expect(textOf(marked({}), 'cover')).toContain(
      input.say('report.facts.release-value', {
        id: 'demonstration-2026:1',
        cities: 64,
        date: input.say('report.format.date', { date: Date.parse('2026-10-01') }),
      }),
    );
    expect(textOf(marked({ release: null }), 'cover')).toContain(input.say('report.facts.no-release'));
  });
});

describe('a report', () => {
  it('runs in the direction of its language', () => {
    const inDirection = (direction: string) =>
      buildReport({
        ...input,
        say: (key, values) => (key === 'report.direction' ? direction : input.say(key, values)),
      });
    expect(inDirection('rtl').direction).toBe('rtl');
    expect(inDirection('ltr').direction).toBe('ltr');
  });

  it('counts those who answered, not those who left everything open', () => {
    const answers = MIXED.map(() => null);
    const report = buildReport(anInput(aSubmission([MIXED, answers])));
    expect(textOf(report, 'cover')).toContain(input.say('report.cover.purpose', { city: 'Freetown', n: 1 }));
  });

  it('cannot be written of a city that is not known, or with a suggestion that is not in the library', () => {
    const elsewhere = { ...input, submission: { ...input.submission, city: 'gn-0' } };
    expect(() => buildReport(elsewhere)).toThrow(
      expect.objectContaining({ code: 'city_unknown', message: 'A city of the report is not in the population' }),
    );
    const [first] = input.scores.suggestions;
    expect(() => buildReport({ ...input, suggestions: [] })).toThrow(
      `The suggestion ${first?.suggestion} is not in the library`,
    );
  });

  it('cannot place a suggestion for a practice under another capability', () => {
    const [first, ...rest] = input.scores.suggestions;
    const moved = { ...first!, practice: 'looking-ahead', capability: 'adapting-focus' as const };
    const scores = { ...input.scores, suggestions: [moved, ...rest] };
    expect(() => buildReport({ ...input, scores })).toThrow('The practice looking-ahead is not of adapting-focus');
  });
});
