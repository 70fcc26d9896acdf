import { describe, expect, it } from 'vitest';
import type { Route } from '#functions/hosted-form/router.ts';
import { aReport } from '#test/fakes/a-report.ts';
import { addMember, answer, putReport, setUpAssessment, submit } from './assessment-setup.ts';
import { type FormUnderTest, FREETOWN, ROUND } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

const BOGOTA = 'gn-3688689';

type Outcome = 'in' | 'to sign-in' | 'not found' | 'not allowed';
const WHO = ['nobody', 'stranger', 'other city', 'respondent', 'coordinator'] as const;
type Who = (typeof WHO)[number];

/** Who gets in where. A new kind of page does not compile without a row. */
const EXPECTED: Record<Route['audience'], Record<Who, Outcome>> = {
  anyone: { nobody: 'in', stranger: 'in', 'other city': 'in', respondent: 'in', coordinator: 'in' },
  'signed-in': { nobody: 'to sign-in', stranger: 'in', 'other city': 'in', respondent: 'in', coordinator: 'in' },
  member: {
    nobody: 'to sign-in',
    stranger: 'not found',
    'other city': 'not found',
    respondent: 'in',
    coordinator: 'in',
  },
  coordinator: {
    nobody: 'to sign-in',
    stranger: 'not found',
    'other city': 'not found',
    respondent: 'not allowed',
    coordinator: 'in',
  },
  reader: {
    nobody: 'to sign-in',
    stranger: 'not found',
    'other city': 'not found',
    respondent: 'in',
    coordinator: 'in',
  },
};

const outcomeOf = ({ status, location }: { status: number; location: string }): Outcome => {
  if (location.startsWith('/sign-in?')) return 'to sign-in';
  if (status === 404) return 'not found';
  return status === 403 ? 'not allowed' : 'in';
};

const pathOf = ({ pattern }: Route, form: FormUnderTest, submission: string): string => {
  const values: Record<string, string> = {
    round: ROUND.id,
    city: FREETOWN,
    practice: 'looking-ahead',
    condition: 'leadership',
    feature: 'population',
    file: form.assets.href('form.css').split('/').at(-1) ?? '',
    submission,
  };
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `no value for ${name}`);
};

const setUp = async () => {
  const { form, visitor } = await setUpAssessment();
  await answer(visitor, 'looking-ahead');
  const submission = await submit(visitor);
  await putReport(form, submission, aReport());
  await addMember(form, 'respondent@city.test', ['respondent']);
  await addMember(form, 'other@bogota.test', ['coordinator', 'respondent'], BOGOTA);
  return { form, submission };
};

const ADDRESSES: Record<Who, string | undefined> = {
  nobody: undefined,
  stranger: 'stranger@else.test',
  'other city': 'other@bogota.test',
  respondent: 'respondent@city.test',
  coordinator: 'ama@city.test',
};

describe('who may open what', () => {
  it.each(WHO)('holds for %s on every route', async (who) => {
    const { form, submission } = await setUp();
    const seen: Record<string, Outcome> = {};
    const expected: Record<string, Outcome> = {};
    for (const route of form.routes) {
      form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
      const visitor = createVisitor(form);
      const address = ADDRESSES[who];
      await visitor.get('/sign-in');
      if (address !== undefined) await visitor.signIn(address);
      await visitor.get('/sign-out');
      const path = pathOf(route, form, submission);
      const shown = await (route.method === 'GET' ? visitor.get(path) : visitor.post(path, { submission }));
      const name = `${route.method} ${route.pattern}`;
      seen[name] = outcomeOf(shown);
      expected[name] = isSpent(route) ? 'in' : EXPECTED[route.audience][who];
    }
    expect(seen).toEqual(expected);
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

/** A sign-in without a token is refused as an old link, not for who asks. */
const isSpent = ({ method, pattern }: Route) => method === 'POST' && pattern === '/sign-in/confirm';
