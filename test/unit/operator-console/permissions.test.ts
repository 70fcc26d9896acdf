import { afterAll, describe, expect, it } from 'vitest';
import { CONSOLE_SITE } from '#functions/operator-console/console-site.ts';
import type { Route } from '#functions/operator-console/route.ts';
import { setUpForm } from '../hosted-form/form-setup.ts';
import { createVisitor, type Visitor } from '../hosted-form/visitor.ts';
import { ERASURE, enter, FREETOWN, OPERATOR, ROUND, setUpRound, tokenOf } from './console-setup.ts';

const WHO = ['nobody', 'stranger', 'coordinator', 'operator'] as const;
type Who = (typeof WHO)[number];

const ADDRESSES: Record<Who, string | undefined> = {
  nobody: undefined,
  stranger: 'stranger@else.test',
  coordinator: 'ama@freetown.test',
  operator: OPERATOR,
};

/** Written by hand: a route that is not in it is a failure. All of them are for operators alone. */
const ROUTES = [
  'GET /console',
  'GET /console/audit',
  'GET /console/audit/check',
  'GET /console/erasures',
  'GET /console/erasures/:erasure',
  'POST /console/erasures/:erasure',
  'GET /console/rounds/:round',
  'GET /console/rounds/:round/pictures',
  'GET /console/rounds/:round/release',
  'POST /console/rounds/:round/release',
  'GET /console/rounds/:round/releases',
  'GET /console/rounds/:round/quality',
  'GET /console/rounds/:round/cities/:city',
  'GET /console/open-round',
  'POST /console/open-round',
  'GET /console/failed',
  'GET /console/failed/redrive',
  'POST /console/failed/redrive',
  'GET /console/rounds/:round/remind',
  'POST /console/rounds/:round/remind',
  'GET /console/rounds/:round/close',
  'POST /console/rounds/:round/close',
  'GET /console/rounds/:round/invite',
  'POST /console/rounds/:round/invite',
  'GET /console/rounds/:round/token',
  'POST /console/rounds/:round/token',
  'GET /console/rounds/:round/reissue',
  'POST /console/rounds/:round/reissue',
  'GET /console/rounds/:round/cities/:city/remind',
  'POST /console/rounds/:round/cities/:city/remind',
  'GET /console/rounds/:round/cities/:city/invite',
  'POST /console/rounds/:round/cities/:city/invite',
  'GET /console/rounds/:round/cities/:city/resend',
  'POST /console/rounds/:round/cities/:city/resend',
  'GET /console/rounds/:round/cities/:city/assessor',
  'POST /console/rounds/:round/cities/:city/assessor',
  'GET /console/rounds/:round/cities/:city/dismiss-assessor',
  'POST /console/rounds/:round/cities/:city/dismiss-assessor',
  'GET /console/rounds/:round/cities/:city/claim',
  'POST /console/rounds/:round/cities/:city/claim',
  'GET /console/rounds/:round/cities/:city/lift',
  'POST /console/rounds/:round/cities/:city/lift',
  'GET /console/rounds/:round/cities/:city/reissue',
  'POST /console/rounds/:round/cities/:city/reissue',
  'GET /console/rounds/:round/cities/:city/consents',
  'POST /console/rounds/:round/cities/:city/consents',
  'GET /console/rounds/:round/cities/:city/erase',
  'POST /console/rounds/:round/cities/:city/erase',
];
const EXPECTED: Record<Who, Readonly<Record<Route['method'], string>>> = {
  nobody: { GET: 'to sign-in', POST: 'to sign-in' },
  stranger: { GET: 'not found', POST: 'not found' },
  coordinator: { GET: 'not found', POST: 'not found' },
  operator: { GET: 'in', POST: 'in' },
};

const nameOf = ({ method, pattern }: Route): string => `${method} ${pattern}`;
const pathOf = ({ pattern }: Route, values: Readonly<Record<string, string>> = {}): string =>
  pattern.replace(
    /:(\w+)/g,
    (_, name: string) => ({ round: ROUND.id, city: FREETOWN, erasure: ERASURE, ...values })[name] ?? name,
  );

const outcomeOf = ({ status, location }: { status: number; location: string }): string => {
  if (location.startsWith('/sign-in?')) return 'to sign-in';
  if (status === 404) return 'not found';
  // An operator is told what an empty form lacks, or why it is too early.
  return status < 400 || status === 409 || status === 422 ? 'in' : String(status);
};

/** Forms carry a token that really is of this browser, as if its owner had found one. */
const ask = (visitor: Visitor, { method }: Route, path: string) =>
  method === 'GET' ? visitor.get(path) : visitor.post(path, {}, tokenOf(visitor));

describe('who may open what in the console', () => {
  const table: Record<string, Partial<Record<Who, string>>> = {};
  afterAll(() => {
    const width = Math.max(...Object.keys(table).map((name) => name.length));
    const line = (name: string, cells: readonly string[]) =>
      [name.padEnd(width), ...cells.map((cell) => cell.padEnd(12))].join(' ');
    const lines = Object.entries(table).map(([name, row]) =>
      line(
        name,
        WHO.map((who) => row[who] ?? ''),
      ),
    );
    process.stdout.write(`\n${[line('route', WHO), ...lines].join('\n')}\n`);
  });

  it('is written down for every route and for no other', async () => {
    const { tested } = await setUpRound();
    expect(tested.routes.map(nameOf).toSorted()).toEqual(ROUTES.toSorted());
  });

  it.each(WHO)('holds for %s on every route and method', async (who) => {
    const { tested } = await setUpRound();
    for (const route of tested.routes) {
      const visitor = await enter(tested, ADDRESSES[who]);
      const outcome = outcomeOf(await ask(visitor, route, pathOf(route)));
      table[nameOf(route)] = { ...table[nameOf(route)], [who]: outcome };
      expect([nameOf(route), outcome]).toEqual([nameOf(route), EXPECTED[who][route.method]]);
    }
  });

  it('lets an operator in by any spelling of the address, and nobody with an address like it', async () => {
    const { tested } = await setUpRound();
    for (const [address, status] of [
      [OPERATOR.toUpperCase(), 200],
      [`x${OPERATOR}`, 404],
      [OPERATOR.replace('.org', '.com'), 404],
    ] as const) {
      expect([address, (await (await enter(tested, address)).get('/console')).status]).toEqual([address, status]);
    }
  });

  it('tells of a round or city that is not there as little as to a stranger', async () => {
    const { tested, operator } = await setUpRound();
    for (const route of tested.routes.filter(({ about }) => about !== 'deployment')) {
      const guesses: Record<string, string>[] = [
        { round: 'no-such-round' },
        ...(route.about === 'city' ? [{ city: 'gn-1' }, { city: 'x' }] : []),
      ];
      for (const guess of guesses) {
        const shown = await ask(operator, route, pathOf(route, guess));
        expect([nameOf(route), guess, shown.status]).toEqual([nameOf(route), guess, 404]);
      }
    }
  });

  it('is offered to operators on the page that follows the sign-in, and to nobody else', async () => {
    const form = setUpForm();
    for (const [address, isOffered] of [
      ['operator@cities.example.org', true],
      ['stranger@else.test', false],
    ] as const) {
      const visitor = createVisitor(form);
      await visitor.signIn(address);
      expect((await visitor.get('/assessments')).html.includes('href="/console"')).toBe(isOffered);
    }
  });

  it('has a page behind every link of its menu', async () => {
    const { operator } = await setUpRound();
    for (const { href } of CONSOLE_SITE.navigation) expect((await operator.get(href)).status, href).toBe(200);
  });
});
