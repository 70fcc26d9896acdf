import { describe, expect, it } from 'vitest';
import { ROUND, setUpForm } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

const open = async () => {
  const form = setUpForm();
  await form.rounds.put(ROUND);
  return { form, visitor: createVisitor(form) };
};

const tokenOf = (text: string | undefined) => /confirm\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? '';

describe('signing in', () => {
  it('mails a link whose page has one button, which begins a session and confirms the address', async () => {
    const { form, visitor } = await open();
    await visitor.get('/sign-in?next=/rounds/open-2026');
    expect((await visitor.post('/sign-in', { address: 'ama@city.test', next: '/rounds/open-2026' })).location).toBe(
      '/sign-in/sent',
    );
    const token = tokenOf(form.mails[0]?.text);
    const page = await visitor.get(`/sign-in/confirm?token=${token}`);
    expect(page.html.match(/<button/g)).toHaveLength(1);
    expect(visitor.cookies.has('__Host-session')).toBe(false);
    expect((await visitor.post('/sign-in/confirm', { token })).location).toBe('/rounds/open-2026');
    expect(visitor.cookies.has('__Host-session')).toBe(true);
    const person = await form.people.find(form.people.idOf('ama@city.test'));
    expect(person?.confirmedAt).toBe(form.clock.now.toISOString());
  });

  it('refuses a link that was used, and one that is older than 15 minutes', async () => {
    const { form, visitor } = await open();
    await visitor.signIn('ama@city.test');
    const other = createVisitor(form);
    const used = tokenOf(form.mails[0]?.text);
    await other.get(`/sign-in/confirm?token=${used}`);
    expect((await other.post('/sign-in/confirm', { token: used })).status).toBe(410);

    await other.get('/sign-in');
    await other.post('/sign-in', { address: 'kofi@city.test', next: '' });
    const late = tokenOf(form.mails.at(-1)?.text);
    await other.get(`/sign-in/confirm?token=${late}`);
    form.clock.now = new Date(form.clock.now.getTime() + 15 * 60_000);
    const refused = await other.post('/sign-in/confirm', { token: late });
    expect(refused.status).toBe(410);
    expect(refused.html).toContain('Ask for a new link');
  });

  it('shows an unknown address the same page as a known one, and mails it nothing', async () => {
    const form = setUpForm();
    await form.rounds.put({ ...ROUND, mode: 'invited' });
    await form.people.ensure('known@city.test', 'en');
    const visitor = createVisitor(form);
    await visitor.get('/sign-in');
    const known = await visitor.post('/sign-in', { address: 'known@city.test', next: '' });
    const unknown = await visitor.post('/sign-in', { address: 'unknown@city.test', next: '' });
    expect(unknown).toEqual(known);
    expect(form.mails.map(({ to }) => to)).toEqual(['known@city.test']);
  });

  it('takes five requests for an address in a quarter of an hour, however the address is written', async () => {
    const { visitor } = await open();
    await visitor.get('/sign-in');
    const statuses = [];
    for (const address of ['a@b.test', 'A@b.test', 'a@B.test', 'a@b.test', 'a@b.test', 'A@B.TEST']) {
      statuses.push((await visitor.post('/sign-in', { address, next: '' })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it('says what is wrong with an address and keeps it', async () => {
    const { form, visitor } = await open();
    await visitor.get('/sign-in');
    const page = await visitor.post('/sign-in', { address: 'ama at city', next: '' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('value="ama at city"');
    expect(page.html).toContain('href="#address"');
    expect(form.mails).toEqual([]);
  });

  it.each(['https://elsewhere.test', '//elsewhere.test', '/\\elsewhere.test', '/sign-out', '/x\r\nset-cookie: a=b'])(
    'never leads from a sign-in to %j',
    async (next) => {
      const { form, visitor } = await open();
      await visitor.get('/sign-in');
      await visitor.post('/sign-in', { address: 'ama@city.test', next });
      const token = tokenOf(form.mails[0]?.text);
      await visitor.get(`/sign-in/confirm?token=${token}`);
      expect((await visitor.post('/sign-in/confirm', { token })).location).toBe('/assessments');
    },
  );

  it('ends a session after 12 hours, and at once when the person signs out', async () => {
    const { form, visitor } = await open();
    await visitor.signIn('ama@city.test');
    const session = visitor.cookies.get('__Host-session') ?? '';
    expect((await visitor.get('/assessments')).status).toBe(200);
    await visitor.get('/sign-out');
    await visitor.post('/sign-out');
    visitor.cookies.set('__Host-session', session);
    expect((await visitor.get('/assessments')).location).toBe('/sign-in?next=%2Fassessments');

    await visitor.signIn('ama@city.test');
    form.clock.now = new Date(form.clock.now.getTime() + 12 * 3600_000);
    expect((await visitor.get('/assessments')).status).toBe(303);
  });

  it('ends the sessions on all devices of a person, and of nobody else, when the person says so', async () => {
    const { form, visitor } = await open();
    await visitor.signIn('ama@city.test');
    expect((await visitor.get('/sign-out')).html).not.toContain('Sign out on all devices');
    const [phone, other] = [createVisitor(form), createVisitor(form)];
    await phone.signIn('ama@city.test');
    await other.signIn('kofi@city.test');
    expect((await visitor.get('/sign-out')).html).toContain('You are signed in on 2 devices or browsers.');
    await visitor.post('/sign-out', { go: 'everywhere' });
    for (const ended of [visitor, phone]) expect((await ended.get('/assessments')).location).toContain('/sign-in');
    expect((await other.get('/assessments')).status).toBe(200);
  });

  it('sets cookies that only this host reads, over a safe line, out of reach of scripts', async () => {
    const form = setUpForm();
    const { serve } = form;
    const set: string[] = [];
    const visitor = createVisitor({
      mails: form.mails,
      serve: (async (...request: Parameters<typeof serve>) => {
        const response = await serve(...request);
        set.push(...(response.cookies ?? []));
        return response;
      }) as typeof serve,
    });
    await form.rounds.put(ROUND);
    await visitor.signIn('ama@city.test');
    expect(set.length).toBeGreaterThan(1);
    for (const cookie of set)
      expect(cookie).toMatch(/^__Host-\w+=[\w-]*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});
