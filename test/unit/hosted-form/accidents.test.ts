import { describe, expect, it } from 'vitest';
import { answer, BASE, setUpAssessment } from './assessment-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';
import { hiddenFields } from './hidden-fields.ts';
import { createVisitor } from './visitor.ts';

const PAGE = `${BASE}/practices/looking-ahead`;

const setUp = async () => {
  const all = await setUpAssessment();
  const savedAnswer = async () => (await all.form.assessments.answersOf(ROUND.id, FREETOWN, all.member))[0];
  return { ...all, savedAnswer };
};

describe('two tabs on one practice', () => {
  const setUpTwoTabs = async () => {
    const all = await setUp();
    const first = hiddenFields((await all.visitor.get(PAGE)).html);
    const second = hiddenFields((await all.visitor.get(PAGE)).html);
    await all.visitor.post(PAGE, { ...first, choice: '2', comment: 'from the first tab', go: 'next' });
    const shown = await all.visitor.post(PAGE, { ...second, choice: '5', comment: 'from the second tab', go: 'next' });
    return { ...all, shown };
  };

  it('show both answers and change nothing before one is chosen', async () => {
    const { shown, savedAnswer } = await setUpTwoTabs();
    expect(shown.status).toBe(409);
    expect(shown.html).toContain('from the first tab');
    expect(shown.html).toContain('from the second tab');
    expect(shown.html).toContain('href="#meanwhile"');
    expect(shown.html).toMatch(/id="meanwhile"/);
    expect(await savedAnswer()).toMatchObject({ choice: 2, comment: 'from the first tab' });
  });

  it('keep this one, when the person says so', async () => {
    const { shown, visitor, savedAnswer } = await setUpTwoTabs();
    const chosen = { ...hiddenFields(shown.html), choice: '5', comment: 'from the second tab', go: 'next' };
    expect((await visitor.post(PAGE, chosen)).status).toBe(303);
    expect(await savedAnswer()).toMatchObject({ choice: 5, comment: 'from the second tab' });
  });

  it('keep the other one, when the person says so', async () => {
    const { shown, visitor, savedAnswer } = await setUpTwoTabs();
    const chosen = { ...hiddenFields(shown.html), choice: '5', go: 'discard' };
    expect((await visitor.post(PAGE, chosen)).location).toBe(PAGE);
    expect((await visitor.get(PAGE)).html).toContain('from the first tab');
    expect(await savedAnswer()).toMatchObject({ choice: 2 });
  });

  it('keep the one that was first when both are saved at the same moment, and say so to the other', async () => {
    const { visitor, savedAnswer } = await setUp();
    const form = hiddenFields((await visitor.get(PAGE)).html);
    const replies = await Promise.all(['1', '5'].map((choice) => visitor.post(PAGE, { ...form, choice, go: 'next' })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await savedAnswer()).toMatchObject({ choice: replies[0]?.status === 303 ? 1 : 5 });
  });

  it('say nothing when both send the same, as a double click does', async () => {
    const { visitor, savedAnswer } = await setUp();
    const form = { ...hiddenFields((await visitor.get(PAGE)).html), choice: '4', go: 'next' };
    expect((await visitor.post(PAGE, form)).status).toBe(303);
    expect((await visitor.post(PAGE, form)).status).toBe(303);
    expect(await savedAnswer()).toMatchObject({ choice: 4 });
  });
});

describe('a session that ends while somebody types', () => {
  const typed = { choice: '', comment: 'a long\nthought <b>', 'evidence-link': 'no link', go: 'next' };

  const setUpExpired = async () => {
    const all = await setUp();
    const hidden = hiddenFields((await all.visitor.get(PAGE)).html);
    all.form.clock.now = new Date(all.form.clock.now.getTime() + 13 * 3_600_000);
    const kept = await all.visitor.post(PAGE, { ...hidden, ...typed });
    return { ...all, hidden, kept };
  };

  const signInFrom = async (
    { form, visitor }: Pick<Awaited<ReturnType<typeof setUpExpired>>, 'form' | 'visitor'>,
    html: string,
    address: string,
  ) => {
    await visitor.post('/sign-in', { ...hiddenFields(html), address });
    const token = /confirm\?token=([\w-]+)/.exec(form.mails.at(-1)?.text ?? '')?.[1] ?? '';
    await visitor.get(`/sign-in/confirm?token=${token}`);
    return visitor.post('/sign-in/confirm', { token });
  };

  it('asks to sign in, and brings the page back with every character', async () => {
    const all = await setUpExpired();
    expect(all.kept.status).toBe(403);
    expect(all.kept.html).toContain('what you typed is kept');
    expect(all.kept.html).not.toContain('thought');
    const entered = await signInFrom(all, all.kept.html, 'ama@city.test');
    expect(entered.location).toBe(PAGE);
    const { html } = await all.visitor.get(PAGE);
    expect(html).toContain('What you typed before is back');
    expect(html).toContain('a long\nthought &lt;b&gt;');
    expect(html).toContain('value="no link"');
    expect(await all.savedAnswer()).toBeUndefined();
  });

  it('keeps the text until the page is saved, and then no longer', async () => {
    const all = await setUpExpired();
    await signInFrom(all, all.kept.html, 'ama@city.test');
    await all.visitor.get(PAGE);
    const page = await all.visitor.get(PAGE);
    expect(page.html).toContain('thought');
    await all.visitor.post(PAGE, { ...hiddenFields(page.html), choice: '3', comment: 'shorter', go: 'next' });
    const { html } = await all.visitor.get(PAGE);
    expect(html).not.toContain('thought');
    expect(html).not.toContain('What you typed before');
  });

  it('carries the text on when the first address was mistyped', async () => {
    const all = await setUpExpired();
    const wrong = await all.visitor.post('/sign-in', { ...hiddenFields(all.kept.html), address: 'not an address' });
    const sent = await all.visitor.post('/sign-in', { ...hiddenFields(wrong.html), address: 'aam@city.test' });
    const again = await all.visitor.post('/sign-in', { ...hiddenFields(sent.html), go: 'again' });
    await signInFrom(all, again.html, 'ama@city.test');
    expect((await all.visitor.get(PAGE)).html).toContain('thought');
  });

  it('shows the text to nobody else who signs in at the same computer', async () => {
    const all = await setUpExpired();
    const { id: person } = await all.form.people.ensure('kofi@city.test', 'en');
    await all.form.assessments.putMember({
      id: 'kofi',
      person,
      round: ROUND.id,
      city: FREETOWN,
      roles: ['respondent'],
      invitedAt: all.form.clock.now.toISOString(),
    });
    await signInFrom(all, all.kept.html, 'kofi@city.test');
    expect((await all.visitor.get(PAGE)).html).not.toContain('thought');
  });

  it('saves at once when its person has signed in again in another tab', async () => {
    const { form, visitor, savedAnswer } = await setUp();
    const hidden = hiddenFields((await visitor.get(PAGE)).html);
    form.clock.now = new Date(form.clock.now.getTime() + 13 * 3_600_000);
    await visitor.signIn('ama@city.test');
    const saved = await visitor.post(PAGE, { ...hidden, choice: '3', go: 'next' }, 'a token of the old session');
    expect(saved.status).toBe(303);
    expect(await savedAnswer()).toMatchObject({ choice: 3 });
  });

  it.each([
    ['for another person', 'kofi@city.test', PAGE],
    ['for another page', 'ama@city.test', `${BASE}/practices/using-data`],
  ])('takes a page’s token not %s', async (_, address, path) => {
    const { form, visitor } = await setUp();
    const { owner = '' } = hiddenFields((await visitor.get(PAGE)).html);
    const other = createVisitor(form);
    await form.people.ensure(address, 'en');
    await other.signIn(address);
    const refused = await other.post(path, { owner, choice: '1' }, 'no token');
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('Please send the page again');
  });

  it('takes back only what was sealed here', async () => {
    const { visitor } = await setUp();
    const { html } = await visitor.post('/sign-in', { address: 'wrong', kept: 'AAAA'.repeat(20) });
    expect(html).not.toContain('name="kept"');
  });
});

describe('saving while typing', () => {
  const setUpPage = async () => {
    const all = await setUp();
    const hidden = hiddenFields((await all.visitor.get(PAGE)).html);
    const send = async (fields: Record<string, string>) => {
      const response = await all.visitor.post(PAGE, { ...hidden, ...fields, go: 'autosave' });
      return { ...response, body: JSON.parse(response.html) as Record<string, string> };
    };
    return { ...all, send };
  };

  it('saves a complete answer and tells its version, with which the next one is sent', async () => {
    const { send, savedAnswer } = await setUpPage();
    const { body } = await send({ choice: '2' });
    expect(body.state).toBe('saved');
    expect((await send({ choice: '3', version: body.version ?? '' })).body.state).toBe('saved');
    expect(await savedAnswer()).toMatchObject({ choice: 3 });
  });

  it('keeps an answer that is not complete for when the person comes back', async () => {
    const { send, visitor, savedAnswer } = await setUpPage();
    expect((await send({ comment: 'no choice yet' })).body).toEqual({ state: 'draft' });
    expect(await savedAnswer()).toBeUndefined();
    expect((await visitor.get(PAGE)).html).toContain('no choice yet');
    expect((await send({ choice: '1', comment: 'chosen now' })).body.state).toBe('saved');
    expect((await visitor.get(PAGE)).html).not.toContain('no choice yet');
  });

  it('never writes over an answer that was changed elsewhere, and keeps both', async () => {
    const { send, visitor, savedAnswer } = await setUpPage();
    await answer(visitor, 'looking-ahead', { choice: '5', comment: 'elsewhere' });
    expect((await send({ choice: '1', comment: 'here' })).body).toEqual({ state: 'changed' });
    expect(await savedAnswer()).toMatchObject({ choice: 5 });
    const page = await visitor.get(PAGE);
    expect(page.html).toContain('>here</textarea>');
    const chosen = await visitor.post(PAGE, { ...hiddenFields(page.html), choice: '1', comment: 'here', go: 'next' });
    expect(chosen.status).toBe(409);
    expect(chosen.html).toContain('elsewhere');
  });

  it('says so when the session has ended', async () => {
    const { form, send } = await setUpPage();
    form.clock.now = new Date(form.clock.now.getTime() + 13 * 3_600_000);
    const { status, body } = await send({ choice: '2' });
    expect([status, body.state]).toEqual([403, 'signed-out']);
  });
});

describe('a button whose session has ended', () => {
  it('leads through the sign-in to the page above it, as it carries nothing typed', async () => {
    const { form, visitor } = await setUp();
    const { owner = '' } = hiddenFields((await visitor.get(PAGE)).html);
    form.clock.now = new Date(form.clock.now.getTime() + 13 * 3_600_000);
    const shown = await visitor.post(`${BASE}/submit`, { owner, submission: crypto.randomUUID() });
    expect(shown.location).toBe(`/sign-in?next=${encodeURIComponent(BASE)}`);
  });
});
