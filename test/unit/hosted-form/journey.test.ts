import { describe, expect, it } from 'vitest';
import { answer, BASE, setUpAssessment, submit } from './assessment-setup.ts';
import { FREETOWN, ROUND, setUpForm } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

const PRACTICE = `${BASE}/practices/looking-ahead`;

describe('claiming a city', () => {
  const open = async (address: string) => {
    const form = setUpForm();
    await form.rounds.put(ROUND);
    const visitor = createVisitor(form);
    await visitor.signIn(address);
    return { form, visitor };
  };

  it('finds a city by name and makes the person its coordinator and respondent', async () => {
    const { form, visitor } = await open('ama@city.test');
    const found = await visitor.get(`/rounds/${ROUND.id}?city=freetown`);
    expect(found.html).toContain(`value="${FREETOWN}"`);
    expect((await visitor.post(`/rounds/${ROUND.id}/claim`, { claim: FREETOWN })).location).toBe(BASE);
    const [member] = await form.assessments.members(ROUND.id, FREETOWN);
    expect(member?.roles).toEqual(['coordinator', 'respondent']);
    expect(await form.assessments.find(ROUND.id, FREETOWN)).toMatchObject({ claim: 'claimed' });
  });

  it('leaves a city that somebody else has begun to that person', async () => {
    const { form, visitor } = await open('ama@city.test');
    await visitor.get(`/rounds/${ROUND.id}?city=freetown`);
    await visitor.post(`/rounds/${ROUND.id}/claim`, { claim: FREETOWN, query: 'freetown' });
    const other = createVisitor(form);
    await other.signIn('kofi@city.test');
    await other.get(`/rounds/${ROUND.id}?city=freetown`);
    const refused = await other.post(`/rounds/${ROUND.id}/claim`, { claim: FREETOWN, query: 'freetown' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Somebody has already begun');
    expect(await form.assessments.members(ROUND.id, FREETOWN)).toHaveLength(1);
  });

  it('is not possible in a round that is by invitation', async () => {
    const { form, visitor } = await open('ama@city.test');
    await form.rounds.put({ ...ROUND, id: 'invited-2026', mode: 'invited' });
    expect((await visitor.get('/rounds/invited-2026')).status).toBe(404);
    await visitor.get(`/rounds/${ROUND.id}?city=freetown`);
    expect((await visitor.post('/rounds/invited-2026/claim', { claim: FREETOWN })).status).toBe(404);
  });
});

describe('a practice page', () => {
  it('keeps the answer under the member and leads to the next practice', async () => {
    const { form, visitor, member } = await setUpAssessment();
    const saved = await answer(visitor, 'looking-ahead', {
      where: ['trend-scan', 'not-an-option'],
      'evidence-link': 'www.city.org/plan',
      comment: 'two\r\nlines',
    });
    expect(saved.location).toBe(`${BASE}/practices/using-data`);
    expect(await form.assessments.answersOf(ROUND.id, FREETOWN, member)).toEqual([
      {
        practice: 'looking-ahead',
        choice: 3,
        where: ['trend-scan'],
        comment: 'two\nlines',
        evidence: [{ id: 'link', kind: 'link', title: '', value: 'https://www.city.org/plan' }],
      },
    ]);
  });

  it('leads back to the list, or to the check page that sent the person', async () => {
    const { visitor } = await setUpAssessment();
    expect((await answer(visitor, 'looking-ahead', { go: 'leave' })).location).toBe(BASE);
    expect((await answer(visitor, 'looking-ahead', { from: 'check' })).location).toBe(`${BASE}/check`);
    expect((await answer(visitor, 'safe-to-try')).location).toBe(`${BASE}/conditions/structural-design`);
  });

  it('keeps files that an earlier answer holds', async () => {
    const { form, visitor, member } = await setUpAssessment();
    const file = { id: 'file-1', kind: 'file', title: 'Plan', value: 'evidence/1.pdf' } as const;
    const earlier = { practice: 'looking-ahead', choice: 2, where: [], evidence: [file] } as const;
    await form.assessments.putAnswer(ROUND.id, FREETOWN, member, { ...earlier, where: [], evidence: [file] });
    await answer(visitor, 'looking-ahead');
    const [kept] = await form.assessments.answersOf(ROUND.id, FREETOWN, member);
    expect(kept).toMatchObject({ choice: 3, evidence: [file] });
  });

  it.each([
    ['no choice', { choice: '' }, 'choice'],
    ['a level beyond five', { choice: '6' }, 'choice'],
    ['a link that runs a script', { 'evidence-link': 'javascript:alert(1)' }, 'evidence-link'],
    ['a comment that is too long', { comment: 'a'.repeat(2001) }, 'comment'],
  ])('names %s, keeps what was typed and saves nothing', async (_, fields, field) => {
    const { form, visitor, member } = await setUpAssessment();
    const page = await answer(visitor, 'looking-ahead', { 'evidence-text': '<b>typed</b> & kept', ...fields });
    expect(page.status).toBe(422);
    expect(page.html).toContain(`href="#${field}"`);
    expect(page.html).toContain(`id="${field}"`);
    expect(page.html).toContain('&lt;b&gt;typed&lt;/b&gt; &amp; kept');
    expect(page.html).toContain('<title>Error: ');
    expect(await form.assessments.answersOf(ROUND.id, FREETOWN, member)).toEqual([]);
  });

  it('does not exist for a practice that the instrument does not have', async () => {
    const { visitor } = await setUpAssessment();
    expect((await visitor.get(`${BASE}/practices/flying`)).status).toBe(404);
    expect((await visitor.get(PRACTICE)).status).toBe(200);
  });
});

describe('submitting', () => {
  it('makes one document of everything, with the person’s own address as recipient', async () => {
    const { form, visitor, member } = await setUpAssessment();
    await answer(visitor, 'looking-ahead', { choice: 'dont-know' });
    await visitor.post(`${BASE}/conditions/culture`, { choice: '2' });
    await visitor.post(`${BASE}/focus`, { capabilities: ['adapting-focus'], reason: 'why' });
    await visitor.post(`${BASE}/sharing`, { consents: ['named'], contact: '' });
    await visitor.post(`${BASE}/comparison`, { lens: 'equal', k: '7' });
    const submission = await form.submissions.get(await submit(visitor));
    expect(submission).toMatchObject({
      source: 'form',
      version: 1,
      city: FREETOWN,
      responses: [
        {
          respondent: expect.not.stringContaining(member),
          answers: [{ practice: 'looking-ahead', choice: 'dont-know' }],
        },
      ],
      conditions: [{ condition: 'culture', choice: 2 }],
      focus: { capabilities: ['adapting-focus'], reason: 'why' },
      consents: { named: true, learnFrom: false, research: false },
      comparison: { lens: 'equal', k: 7 },
      recipients: ['ama@city.test'],
    });
  });

  it('twice is one submission; with another answer it is a second version', async () => {
    const { form, visitor } = await setUpAssessment();
    await answer(visitor, 'looking-ahead');
    const first = await submit(visitor);
    expect(await submit(visitor)).toBe(first);
    expect(await form.assessments.submissions(ROUND.id, FREETOWN)).toHaveLength(1);
    await answer(visitor, 'looking-ahead', { choice: '4' });
    const second = await submit(visitor);
    expect(second).not.toBe(first);
    expect((await form.submissions.get(second)).version).toBe(2);
    expect((await form.submissions.get(first)).responses[0]?.answers[0]?.choice).toBe(3);
  });

  it('shows how far the report is, and lets the reader stop the page from reloading', async () => {
    const { visitor } = await setUpAssessment();
    await answer(visitor, 'looking-ahead');
    const id = await submit(visitor);
    const waiting = await visitor.get(`/results/${id}`);
    expect(waiting.headers.refresh).toBe('4');
    expect(waiting.html).toContain('Answers received');
    expect((await visitor.get(`/results/${id}?refresh=off`)).headers.refresh).toBeUndefined();
  });

  it('offers no button before anything is answered, and says what is left once it is', async () => {
    const { visitor } = await setUpAssessment();
    const { html } = await visitor.get(`${BASE}/check`);
    expect(html).not.toContain('name="submission"');
    expect(html).toContain('Nothing is answered yet');
    await answer(visitor, 'looking-ahead');
    expect((await visitor.get(`${BASE}/check`)).html).toContain('19 questions are not answered');
  });
});
