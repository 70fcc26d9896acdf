import { describe, expect, it } from 'vitest';
import type { Choice } from '#shared/contracts/response.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { type Answers, allAt, aSubmission, PRACTICE_IDS, scoresOf } from '#test/fakes/scores-answers.ts';
import { aBenchmark, aComparison, noComparison } from '#test/fakes/scores-comparison.ts';
import { answered } from './rare-inputs.ts';
import { blocksOf, textOf } from './report-text.ts';

/** One choice for each capability, in their order. */
const byCapability = (...choices: Choice[]): Answers => choices.flatMap((choice) => [choice, choice, choice, choice]);
const glance = (input: ReportInput) => textOf(buildReport(input), 'at-a-glance');
const chartOf = (input: ReportInput) => blocksOf(buildReport(input), 'at-a-glance', 'levels')[0];

describe('the title of the levels at a glance', () => {
  it('names the lowest and the highest capability wherever they stand', () => {
    expect(chartOf(answered(byCapability(3, 1, 5, 2, 4)))?.title).toBe(
      'Your levels run from 1.0 (Changing priorities when needed) to 5.0 (Working with others)',
    );
    expect(chartOf(answered(byCapability(5, 3, 2, 1, 4)))?.title).toBe(
      'Your levels run from 1.0 (Reshaping people and delivery) to 5.0 (Spotting problems and opportunities)',
    );
  });

  it('names the first of several that are equally low or high', () => {
    expect(chartOf(answered(byCapability(2, 4, 2, 4, 3)))?.title).toBe(
      'Your levels run from 2.0 (Spotting problems and opportunities) to 4.0 (Changing priorities when needed)',
    );
  });

  it('says so where all are the same, and where there is none', () => {
    const { say } = answered(allAt(3));
    expect(chartOf(answered(allAt(3)))?.title).toBe(say('report.glance.chart-same', { level: '3.0' }));
    expect(chartOf(answered(allAt('dont-know')))?.title).toBe(say('report.glance.chart-none'));
  });
});

describe('the note under the levels at a glance', () => {
  const { say } = answered(allAt(3));
  const note = (input: ReportInput) => glance(input);

  it('explains the interval only where there is one', () => {
    expect(note(answered(allAt(3)))).toContain(say('report.interval.meaning'));
    expect(note(answered(byCapability(3, 3, 'dont-know', 3, 3)))).toContain(say('report.interval.meaning'));
    expect(note(answered(allAt('dont-know')))).not.toContain(say('report.interval.meaning'));
  });

  it('says why a level is missing, and only that', () => {
    const some = note(answered(byCapability(3, 3, 3, 3, 'dont-know')));
    expect(some).toContain(say('reasons.not-enough-answers'));
    expect(some).not.toContain(say('reasons.too-few-respondents'));
    const hidden = note(answered(allAt(3), allAt(3)));
    expect(hidden).toContain(say('reasons.too-few-respondents'));
    expect(hidden).not.toContain(say('reasons.not-enough-answers'));
    expect(hidden).toContain(say('report.short-reason.hidden'));
    expect(some).toContain(say('report.short-reason.missing'));
  });
});

describe('strengths', () => {
  const { say } = answered(allAt(3));

  it('are practices from level 3 on, the highest first, at most three', () => {
    const answers: Answers = PRACTICE_IDS.map((_, index) => ([3, 2, 4, 5, 3] as const)[index] ?? 1);
    const [strengths] = blocksOf(buildReport(answered(answers)), 'at-a-glance', 'list');
    expect(strengths?.items.map(([first]) => first?.text.match(/level (\d)/)?.[1])).toEqual(['5', '4', '3']);
  });

  it('are of stronger kinds of level first, whatever the level', () => {
    const submission = aSubmission([allAt(4)], {
      verified: PRACTICE_IDS.slice(8, 12).map((practice) => ({
        practice,
        level: 3,
        reason: 'Minutes seen.',
        assessor: 'a-1',
      })),
    });
    const report = buildReport(anInput(submission, scoresOf(submission)));
    expect(report.mail.findings[0]).toContain('at level 3.0 of 5 (verified by an assessor)');
  });

  it('are none yet where levels are low, which is not the same as no level at all', () => {
    const low = answered(allAt('dont-know').map((choice, place) => (place === 1 ? 2 : choice)));
    expect(glance(low)).toContain(say('report.glance.no-strength-yet'));
    expect(buildReport(low).mail.findings[0]).toBe(say('report.finding.no-strength-yet'));
    const none = answered(allAt('dont-know'));
    expect(glance(none)).toContain(say('report.glance.no-practice-levels'));
    expect(buildReport(none).mail.findings[0]).toBe(say('report.finding.no-practice-levels'));
  });
});

describe('the first steps', () => {
  const stepsWhen = (...times: ('now' | 'next' | 'later')[]) => {
    const input = answered(allAt(2));
    const suggestions = input.scores.suggestions
      .slice(0, times.length)
      .map((chosen, index) => ({ ...chosen, when: times[index]! }));
    const report = buildReport({ ...input, scores: { ...input.scores, suggestions } });
    const steps = blocksOf(report, 'at-a-glance', 'list')
      .at(-1)
      ?.items.map(([first]) => first?.text);
    const actions = suggestions.map(({ suggestion }) => input.suggestions.find(({ id }) => id === suggestion)?.action);
    return { steps, actions, report };
  };
  const numbered = (actions: readonly (string | undefined)[]) =>
    actions.map((action) => answered(allAt(2)).say('report.glance.step', { action: action ?? '' }));

  it('are at most three of those for now', () => {
    const { steps, actions } = stepsWhen('now', 'next', 'now', 'now', 'now');
    expect(steps).toEqual(numbered([actions[0], actions[2], actions[3]]));
  });

  it('are the first of all where none is for now', () => {
    const { steps, actions } = stepsWhen('next', 'later', 'later', 'later');
    expect(steps).toEqual(numbered(actions.slice(0, 3)));
  });

  it('are said to be none where there is none, in the findings and in their own place', () => {
    const { report } = stepsWhen();
    const none = answered(allAt(2)).say('report.finding.no-step');
    expect(report.mail.findings[2]).toBe(none);
    const paragraphs = blocksOf(report, 'at-a-glance', 'paragraph').flatMap(({ text }) => text);
    expect(paragraphs.map(({ text }) => text)).toContain(none);
  });
});

describe('the finding about peers', () => {
  const submission = aSubmission([allAt(3)]);
  const findingOf = (comparison = aComparison()) =>
    buildReport(anInput(submission, scoresOf(submission, comparison))).mail.findings[1];
  const { say } = anInput(submission);

  it('is the reason where there are none, and that nothing is judged where there are too few', () => {
    expect(findingOf({ ...noComparison(), reason: 'pool-too-small' })).toContain(say('reasons.pool-too-small'));
    expect(findingOf(aComparison({}, 6))).toBe(say('report.finding.no-verdict', { n: 6 }));
  });

  it('is a verdict on all capabilities only where all that were judged have it', () => {
    const benchmark = aBenchmark(10);
    const judged = (verdicts: readonly ('above' | 'below' | null)[]) => {
      const capabilities = benchmark.capabilities.map((row, index) => {
        const verdict = verdicts[index] ?? null;
        return { ...row, position: verdict && row.position && { ...row.position, verdict } };
      });
      return findingOf(aComparison({ benchmark: { ...benchmark, capabilities } }));
    };
    expect(judged(['above', 'above', null, null, null])).toBe(say('report.finding.above-all', { n: 10, judged: 2 }));
    expect(judged(['below', null, null, null, 'below'])).toBe(say('report.finding.below-all', { n: 10, judged: 2 }));
    expect(judged(['above', 'below', null, null, null])).toContain('you are above in');
  });
});
