import { describe, expect, it } from 'vitest';
import type { Choice } from '#shared/contracts/response.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { capitalised } from '#shared/domain/report/phrasing.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { content } from '#test/fakes/report-content.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { aSubmission, MIXED } from '#test/fakes/scores-answers.ts';
import { answered, instead } from './rare-inputs.ts';
import { blocksOf, textOf } from './report-text.ts';

const say = content.wording('en');
const talk = (input: ReportInput) => textOf(buildReport(input), 'disagreements');
/** Six people, of whom two gave one answer to the first practice, two another, and two none. */
const answeredBy = (one: Choice | null, other: Choice | null) =>
  talk(answered(...[null, null, one, one, other, other].map((choice) => instead({ 0: choice }))));

describe('what nobody could answer', () => {
  const silent = 'Left without any answer';

  it('is a practice without any answer, not one that was answered in different ways', () => {
    expect(answeredBy(null, null)).toContain(`${silent}: Looking ahead.`);
    expect(answeredBy('dont-know', 'does-not-apply')).not.toContain(silent);
    expect(answeredBy(3, 'dont-know')).not.toContain(silent);
    expect(answeredBy(3, 'does-not-apply')).not.toContain(silent);
  });

  it('is counted by how many said so of how many', () => {
    const text = answeredBy('dont-know', 'does-not-apply');
    expect(text).toContain('“I don’t know” was the answer for: Looking ahead (2 of 6)');
    expect(text).toContain('“Does not apply to us” was the answer for: Looking ahead (2 of 6)');
  });
});

describe('what carries the work', () => {
  it('is told of the conditions that were answered, and has no place where none was', () => {
    const [first, second] = content.instrument('2026.1', 'en').conditions;
    const withConditions = (conditions: { condition: string; choice: Choice }[]) =>
      buildReport(anInput(aSubmission([MIXED], { conditions: conditions as never })));
    const report = withConditions([{ condition: first?.id ?? '', choice: 2 }]);
    const items = blocksOf(report, 'disagreements', 'list').flatMap((block) => block.items);
    expect(items).toHaveLength(1);
    expect(items[0]?.map(({ text }) => text).join('')).toContain(first?.statements[1]);
    expect(textOf(report, 'disagreements')).not.toContain(second?.name);
    expect(textOf(withConditions([]), 'disagreements')).not.toContain(say('report.conditions.title'));
  });
});

describe('the focus in the roadmap', () => {
  const roadmapOf = (capabilities: 'embedding-experimentation'[], reason?: string) => {
    const focus = { capabilities, ...(reason !== undefined && { reason }) };
    return textOf(buildReport(anInput(aSubmission([MIXED], { focus }))), 'roadmap');
  };
  const WHY = 'A new mayor wants to learn faster.';
  const sentence = say('report.roadmap.focus', { reason: WHY });

  it('is the city’s own reason, where it chose a focus and gave one', () => {
    expect(roadmapOf(['embedding-experimentation'], WHY)).toContain(sentence);
    expect(roadmapOf([], WHY)).not.toContain(sentence);
    const [beginning = ''] = say('report.roadmap.focus', { reason: '|' }).split('|');
    expect(roadmapOf(['embedding-experimentation'])).not.toContain(beginning);
  });
});

describe('a text that stands by itself', () => {
  it('begins with a capital, and is otherwise as it was', () => {
    expect(capitalised('city manager and mayor')).toBe('City manager and mayor');
    expect(capitalised('IT department')).toBe('IT department');
    expect(capitalised('10 people')).toBe('10 people');
  });
});
