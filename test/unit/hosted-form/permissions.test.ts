import { afterAll, describe, expect, it } from 'vitest';
import type { Route } from '#functions/hosted-form/route.ts';
import { aReport } from '#test/fakes/a-report.ts';
import { ACCESS, type Outcome, WHO, type Who } from './access-table.ts';
import { addMember, answer, BASE, putReport, setUpAssessment, submit } from './assessment-setup.ts';
import { type FormUnderTest, FREETOWN, ROUND } from './form-setup.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const BOGOTA = 'gn-3688689';
const nameOf = ({ method, pattern }: Route): string => `${method} ${pattern}`;

const outcomeOf = ({ status, location }: { status: number; location: string }): Outcome => {
  if (location.startsWith('/sign-in?')) return 'to sign-in';
  if (status === 410) return 'spent link';
  if (status === 404) return 'not found';
  return status === 403 ? 'not allowed' : 'in';
};

interface Ids {
  readonly submission: string;
  readonly member: string;
  readonly file: string;
}

const pathOf = ({ pattern }: Route, form: FormUnderTest, { submission, member, file }: Ids): string => {
  const values: Record<string, string> = {
    round: ROUND.id,
    city: FREETOWN,
    practice: 'looking-ahead',
    condition: 'leadership',
    feature: 'population',
    file: pattern.startsWith('/assets') ? (form.assets.href('form.css').split('/').at(-1) ?? '') : file,
    member,
    submission,
  };
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `no value for ${name}`);
};

/** A file that somebody gave as evidence and that the scan found clean. */
const addFile = async (form: FormUnderTest, member: string): Promise<string> => {
  const id = crypto.randomUUID();
  const at = form.clock.now.toISOString();
  await form.evidenceFiles.put(ROUND.id, FREETOWN, {
    id,
    member,
    practice: 'looking-ahead',
    title: 'Plan',
    announcedAt: at,
    kept: { kind: 'pdf', bytes: 1000, sha256: '0'.repeat(64), at },
    verdict: 'clean',
  });
  return id;
};

const setUp = async () => {
  const { form, visitor } = await setUpAssessment();
  await answer(visitor, 'looking-ahead');
  const submission = await submit(visitor);
  await putReport(form, submission, aReport());
  const respondent = await addMember(form, 'respondent@city.test', ['respondent']);
  const member = await addMember(form, 'invited@city.test', ['respondent']);
  await addMember(form, 'other@bogota.test', ['coordinator', 'respondent', 'assessor'], BOGOTA);
  await addMember(form, 'assessor@else.test', ['assessor']);
  const file = await addFile(form, respondent);
  await visitor.get(`${BASE}/close`);
  await visitor.post(`${BASE}/close`);
  return { form, submission, member, file };
};

const ADDRESSES: Record<Who, string | undefined> = {
  nobody: undefined,
  stranger: 'stranger@else.test',
  'other city': 'other@bogota.test',
  operator: 'operator@cities.example.org',
  assessor: 'assessor@else.test',
  respondent: 'respondent@city.test',
  coordinator: 'ama@city.test',
};

const enter = async (form: FormUnderTest, who: Who): Promise<Visitor> => {
  const visitor = createVisitor(form);
  const address = ADDRESSES[who];
  await visitor.get('/sign-in');
  if (address !== undefined) await visitor.signIn(address);
  await visitor.get('/sign-out');
  return visitor;
};

const ask = (visitor: Visitor, { method }: Route, path: string, { submission }: Ids) =>
  method === 'GET' ? visitor.get(path) : visitor.post(path, { submission });

/** Routes that stand behind a sign-in and a role. */
const isGuarded = (route: Route): boolean => ACCESS[nameOf(route)]?.nobody === 'to sign-in';

describe('who may open what', () => {
  const table: Record<string, Partial<Record<Who, Outcome>>> = {};

  afterAll(() => {
    const width = Math.max(...Object.keys(table).map((name) => name.length));
    const lines = Object.entries(table).map(([name, row]) =>
      [name.padEnd(width), ...WHO.map((who) => (row[who] ?? '').padEnd(11))].join(' '),
    );
    process.stdout.write(`\n${['route'.padEnd(width), ...WHO.map((who) => who.padEnd(11))].join(' ')}\n`);
    process.stdout.write(`${lines.join('\n')}\n`);
  });

  it('is written down for every route and for no other', async () => {
    const { form } = await setUpAssessment();
    expect(form.routes.map(nameOf).sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it.each(WHO)('holds for %s on every route and method', async (who) => {
    const { form, ...ids } = await setUp();
    const seen: Record<string, Outcome> = {};
    const expected: Record<string, Outcome | undefined> = {};
    // What ends a session or a part comes last; each gets a fresh visitor all the same.
    for (const route of [...form.routes].sort((a, b) => Number(isEnding(a)) - Number(isEnding(b)))) {
      form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
      const visitor = await enter(form, who);
      const name = nameOf(route);
      const shown = await ask(visitor, route, pathOf(route, form, ids), ids);
      seen[name] = outcomeOf(shown);
      table[name] = { ...table[name], [who]: seen[name] };
      expected[name] = ACCESS[name]?.[who];
    }
    expect(seen).toEqual(expected);
  });

  it('is open to nobody with a cookie that was tampered with, that has ended or that was made up', async () => {
    const { form, ...ids } = await setUp();
    const visitor = await enter(form, 'coordinator');
    const [[name, value] = ['', '']] = [...visitor.cookies].filter(([each]) => each.includes('session'));
    expect(name).not.toBe('');
    const flipped = `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`;
    await visitor.post('/sign-out');
    for (const cookie of [flipped, value, '', 'x'.repeat(43)]) {
      for (const route of form.routes.filter(isGuarded)) {
        const other = createVisitor(form);
        await other.get('/sign-in');
        other.cookies.set(name, cookie);
        const shown = await ask(other, route, pathOf(route, form, ids), ids);
        expect([nameOf(route), outcomeOf(shown)], cookie).toEqual([
          nameOf(route),
          expect.stringMatching(/^to sign-in|not allowed$/),
        ]);
      }
    }
  });

  it('knows no other method on any address', async () => {
    const { form, ...ids } = await setUp();
    const visitor = await enter(form, 'coordinator');
    const answered: string[] = [];
    for (const [pattern, routes] of Map.groupBy(form.routes, (route) => route.pattern)) {
      const [route] = routes;
      const known: string[] = routes.map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
        (each) => !known.includes(each),
      )) {
        const { status } = await visitor.ask(method, pathOf(route as Route, form, ids));
        if (status !== 404) answered.push(`${method} ${pattern}: ${status}`);
      }
    }
    expect(answered).toEqual([]);
  });

  it('asks for a sign-in by HEAD as by GET', async () => {
    const { form, ...ids } = await setUp();
    const nobody = createVisitor(form);
    const guarded = form.routes.filter((route) => route.method === 'GET' && isGuarded(route));
    for (const route of guarded) {
      expect(outcomeOf(await nobody.ask('HEAD', pathOf(route, form, ids))), route.pattern).toBe('to sign-in');
    }
  });

  it('is closed to somebody whose part has ended, however long the session lasts', async () => {
    const { form, ...ids } = await setUp();
    const invited = createVisitor(form);
    await invited.signIn('invited@city.test');
    expect((await invited.get(BASE)).status).toBe(200);
    const ama = await enter(form, 'coordinator');
    const takeBack = `${BASE}/people/${ids.member}`;
    await ama.get(takeBack);
    await ama.post(takeBack);
    const ofCity = form.routes.filter(({ audience }) => audience !== 'anyone' && audience !== 'signed-in');
    for (const route of ofCity) {
      await invited.get('/sign-out');
      expect([nameOf(route), outcomeOf(await ask(invited, route, pathOf(route, form, ids), ids))]).toEqual([
        nameOf(route),
        'not found',
      ]);
    }
  });

  it('is as closed to guessed ids as to those of others', async () => {
    const { form, ...ids } = await setUp();
    const guess = { submission: crypto.randomUUID(), member: crypto.randomUUID(), file: crypto.randomUUID() };
    const routes = form.routes.filter(({ pattern }) => /:submission|:member|evidence\/files\/:file/.test(pattern));
    for (const route of routes) {
      const own = await enter(form, route.audience === 'assessor' ? 'assessor' : 'coordinator');
      form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
      expect([nameOf(route), outcomeOf(await ask(own, route, pathOf(route, form, guess), guess))]).toEqual([
        nameOf(route),
        'not found',
      ]);
      const stranger = await enter(form, 'stranger');
      form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
      expect(outcomeOf(await ask(stranger, route, pathOf(route, form, ids), ids))).toBe('not found');
    }
  });

  it('lets nobody in with a link that was used or is old', async () => {
    const { form } = await setUpAssessment();
    const visitor = createVisitor(form);
    const linkFor = async () => {
      await visitor.get('/sign-in');
      await visitor.post('/sign-in', { address: 'ama@city.test', next: '/assessments' });
      return /token=([\w-]+)/.exec(form.mails.at(-1)?.text ?? '')?.[1] ?? '';
    };
    const used = await linkFor();
    expect((await visitor.post('/sign-in/confirm', { token: used })).status).toBe(303);
    const thief = createVisitor(form);
    await thief.get('/sign-in');
    expect(outcomeOf(await thief.post('/sign-in/confirm', { token: used }))).toBe('spent link');
    await visitor.post('/sign-out');
    const old = await linkFor();
    form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
    expect(outcomeOf(await thief.post('/sign-in/confirm', { token: old }))).toBe('spent link');
  });

  it('tells nothing about an assessment that is not one’s own', async () => {
    const { form, submission } = await setUp();
    const visitor = createVisitor(form);
    await visitor.signIn('stranger@else.test');
    const withoutReference = (html: string) => html.replace(/quote [\w-]+/, '');
    const existing = await visitor.get(`/results/${submission}`);
    const missing = await visitor.get(`/results/${crypto.randomUUID()}`);
    expect(withoutReference(existing.html)).toBe(withoutReference(missing.html));
  });

  it('refuses what did not come through the firewall', async () => {
    const { form } = await setUp();
    const request = { headers: {}, rawPath: '/', requestContext: { requestId: 'r', http: { method: 'GET' } } };
    const response = await form.serve(request as never, {} as never);
    expect(response.statusCode).toBe(403);
  });
});

const isEnding = ({ method, pattern }: Route): boolean =>
  method === 'POST' && /step-down|leave|members?$/.test(pattern);
