import { describe, expect, it } from 'vitest';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { aSubmission, MIXED } from '#test/fakes/scores-answers.ts';
import { blocksOf, stringsIn, textOf } from './report-text.ts';

const input = anInput(aSubmission([MIXED, MIXED, MIXED, MIXED]));
const WHY = 'Individual levels are not shown, so that nobody’s answers can be worked out';

/** A report of four respondents of which the first capability shows only so much of what they answered. */
const reportWith = (shown: CapabilityScore['shown']) => {
  const capabilities = input.scores.capabilities.map((score, index) => (index === 0 ? { ...score, shown } : score));
  return buildReport({ ...input, scores: { ...input.scores, capabilities } });
};

describe('a report that hides what too few people answered in one capability of five', () => {
  const report = reportWith({ capability: false, practices: false });

  it('says why at a glance', () => {
    expect(textOf(report, 'at-a-glance')).toContain(WHY);
    expect(textOf(reportWith({ capability: true, practices: true }), 'at-a-glance')).not.toContain(WHY);
  });

  it('still tells where people differ in the others', () => {
    expect(textOf(report, 'disagreements')).toContain('no difference calls for a meeting');
  });

  it('says why once where it tells what is not shown, also where the level itself is', () => {
    const partly = reportWith({ capability: true, practices: false });
    const lists = blocksOf(partly, 'method', 'list').flatMap(stringsIn);
    expect(lists.filter((text) => text.includes(WHY))).toHaveLength(1);
  });

  it('says under the plot why its practices have no level, and under no other plot', () => {
    const partly = reportWith({ capability: true, practices: false });
    expect(textOf(partly, 'strategic-awareness')).toContain(WHY);
    expect(textOf(partly, 'adapting-focus')).not.toContain(WHY);
    const notes = blocksOf(report, 'strategic-awareness', 'paragraph').filter(({ tone }) => tone === 'note');
    expect(notes.flatMap(stringsIn).filter((text) => text.includes(WHY))).toEqual([]);
  });
});
