import { expect, it } from 'vitest';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createDraftRepository } from '#functions/platform/draft-repository.ts';
import { createFeedbackRepository } from '#functions/platform/feedback-repository.ts';
import { describeOnEachTable } from './on-each-table.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const person = 'a'.repeat(64);
const feedback = {
  id: crypto.randomUUID(),
  round: 'open-2026',
  instrument: '2026.1',
  language: 'en',
  about: 'report',
  useful: 'yes',
  givenOn: '2026-11-23',
} as const;

describeOnEachTable('drafts, opinions and stamps', (table) => {
  it('keeps one draft a page and person', async () => {
    const drafts = createDraftRepository(table());
    await drafts.put({ person, path: '/assessments/a', sealed: 'first' }, NOW);
    await drafts.put({ person, path: '/assessments/a', sealed: 'second' }, NOW);
    await drafts.put({ person, path: '/assessments/b', sealed: 'other' }, NOW);
    await drafts.delete(person, '/assessments/b');
    expect((await drafts.find(person, '/assessments/a'))?.sealed).toBe('second');
    expect(await drafts.find(person, '/assessments/b')).toBeUndefined();
  });

  it('keeps the first opinion of an id', async () => {
    const opinions = createFeedbackRepository(table());
    await opinions.put(feedback);
    await opinions.put({ ...feedback, useful: 'no' });
    expect(await opinions.listOfRound('open-2026')).toEqual([feedback]);
  });

  it('keeps stamps beside answers, never among them', async () => {
    const assessments = createAssessmentRepository(table());
    const answer = { practice: 'looking-ahead', choice: 3, where: [], evidence: [] } as const;
    const stamp = { instrument: '2026.1', savedAt: NOW.toISOString() };
    await assessments.putAnswer('open-2026', 'gn-1', 'ama', { ...answer, where: [], evidence: [] }, stamp);
    expect(await assessments.stampsOf('open-2026', 'gn-1', 'ama')).toEqual(new Map([['looking-ahead', stamp]]));
    expect(await assessments.answersOf('open-2026', 'gn-1', 'ama')).toEqual([answer]);
    expect([...(await assessments.allAnswers('open-2026', 'gn-1')).values()]).toEqual([[answer]]);
  });
});
