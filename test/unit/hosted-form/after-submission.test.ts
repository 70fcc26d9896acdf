import { describe, expect, it } from 'vitest';
import { aReport } from '#test/fakes/a-report.ts';
import { addMember, answer, putReport, setUpAssessment, submit } from './assessment-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';
import { hiddenFields } from './hidden-fields.ts';
import { createVisitor } from './visitor.ts';

const setUp = async () => {
  const all = await setUpAssessment();
  await answer(all.visitor, 'looking-ahead', { comment: 'our own words', where: ['trend-scan'] });
  const submission = await submit(all.visitor);
  await putReport(all.form, submission, aReport());
  return { ...all, submission };
};

describe('the two questions at the end', () => {
  it.each([
    ['the receipt', '/receipt', 'questions'],
    ['the results', '', 'report'],
  ])('are asked on %s, and kept once without who answered', async (_, page, about) => {
    const { form, visitor, submission } = await setUp();
    const asked = hiddenFields((await visitor.get(`/results/${submission}${page}`)).html);
    const opinion = { ...asked, clear: 'partly', useful: 'yes' };
    const thanked = await visitor.post(`/results/${submission}/feedback`, opinion);
    await visitor.post(`/results/${submission}/feedback`, opinion);
    expect((await visitor.get(thanked.location.replace('#feedback', ''))).html).toContain('Thank you for your opinion');
    expect(await form.feedback.listOfRound(ROUND.id)).toEqual([
      {
        id: asked.id,
        round: ROUND.id,
        instrument: '2026.1',
        language: 'en',
        about,
        clear: 'partly',
        useful: 'yes',
        givenOn: '2026-11-23',
      },
    ]);
  });

  it('need no answer', async () => {
    const { form, visitor, submission } = await setUp();
    const asked = hiddenFields((await visitor.get(`/results/${submission}`)).html);
    await visitor.post(`/results/${submission}/feedback`, asked);
    expect(await form.feedback.listOfRound(ROUND.id)).toEqual([]);
  });
});

describe('the copy of one’s own answers', () => {
  it('holds everything the person submitted', async () => {
    const { form, visitor, submission } = await setUp();
    const { html } = await visitor.get(`/results/${submission}/answers`);
    const practice = form.content.instrument('2026.1', 'en').capabilities[0]?.practices[0];
    expect(html).toContain('our own words');
    expect(html).toContain(practice?.statements[2]?.slice(0, 40));
    expect((await visitor.get(`/results/${submission}/receipt`)).html).toContain(`/results/${submission}/answers`);
  });

  it('holds nobody else’s', async () => {
    const { form, submission } = await setUp();
    await addMember(form, 'kofi@city.test', ['respondent']);
    const other = createVisitor(form);
    await other.signIn('kofi@city.test');
    const { html } = await other.get(`/results/${submission}/answers`);
    expect(html).toContain('You gave no answers in this submission');
    expect(html).not.toContain('our own words');
  });
});

describe('other results of the city', () => {
  it('are listed with their rounds, newest first, and stay as they were', async () => {
    const { form, visitor, submission } = await setUp();
    form.clock.now = new Date('2026-11-23T12:00:00.000Z');
    await answer(visitor, 'looking-ahead', { choice: '4' });
    const second = await submit(visitor);
    await putReport(form, second, aReport());
    const { html } = await visitor.get(`/results/${second}`);
    expect(html).toContain(`href="/results/${submission}"`);
    expect(html).toContain('Open round 2026, version 1, 23 November 2026');
    const before = (await visitor.get(`/results/${submission}`)).html;
    expect(before).toContain(`href="/results/${second}"`);
    expect(before).toContain(`href="/results/${submission}/report.pdf"`);
    const [older, newer] = await Promise.all([submission, second].map((id) => form.submissions.get(id)));
    expect([older?.version, newer?.version]).toEqual([1, 2]);
    expect([older, newer].map((each) => each?.responses[0]?.answers[0]?.choice)).toEqual([3, 4]);
    expect(older?.hash).not.toBe(newer?.hash);
  });

  it('leave out rounds in which the reader had no part', async () => {
    const { form, visitor, submission } = await setUp();
    const invitedAt = form.clock.now.toISOString();
    const [own] = await form.assessments.members(ROUND.id, FREETOWN);
    await form.rounds.put({ ...ROUND, id: 'earlier-2025', name: 'Earlier round' });
    await form.assessments.putMember({
      id: 'somebody',
      person: 'f'.repeat(64),
      round: 'earlier-2025',
      city: FREETOWN,
      roles: ['coordinator'],
      invitedAt,
    });
    await form.assessments.addSubmission('earlier-2025', FREETOWN, {
      submission: crypto.randomUUID(),
      version: 1,
      submittedAt: invitedAt,
    });
    expect((await visitor.get(`/results/${submission}`)).html).not.toContain('Earlier round');
    await form.assessments.putMember({ ...own!, round: 'earlier-2025' });
    expect((await visitor.get(`/results/${submission}`)).html).toContain('Earlier round, version 1');
  });
});
