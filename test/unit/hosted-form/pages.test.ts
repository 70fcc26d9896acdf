import { describe, expect, it } from 'vitest';
import { statementOptions } from '#functions/hosted-form/presenters/statements.ts';
import type { Route } from '#functions/hosted-form/route.ts';
import { stepsOf } from '#functions/hosted-form/steps.ts';
import { createRouter } from '#functions/pages/router.ts';
import { createContent } from '#functions/platform/content.ts';
import { withoutBlankLines } from '#functions/platform/page-render.ts';
import { answer, BASE, setUpAssessment } from './assessment-setup.ts';

const route = (method: 'GET' | 'POST', pattern: string): Route => ({
  method,
  pattern,
  audience: 'anyone',
  handle: () => ({ kind: 'redirect', to: pattern }),
});

describe('the router', () => {
  const find = createRouter([
    route('GET', '/'),
    route('GET', '/results/:id/data.csv'),
    route('POST', '/a/:one/b/:two'),
  ]);

  it('finds a route by method and path, with the named parts', () => {
    expect(find('POST', '/a/x/b/y-1')?.parameters).toEqual({ one: 'x', two: 'y-1' });
    expect(find('HEAD', '/')?.route.pattern).toBe('/');
  });

  it.each([
    ['POST', '/'],
    ['GET', '/results/1/dataxcsv'],
    ['GET', '/results/1/data.csv/'],
    ['POST', '/a/x#y/b/z'],
    ['POST', '/a//b/z'],
    ['POST', '/a/%2e%2e/b/z'],
  ])('knows nothing of %s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });

  it('refuses two routes for one address', () => {
    expect(() => createRouter([route('GET', '/x/:a'), route('GET', '/x/:b')])).toThrow('Two routes for GET /x/:');
  });
});

describe('the pages of an assessment', () => {
  const instrument = createContent().instrument('2026.1', 'en');

  it('are 20 practices for a respondent, and everything around them for a coordinator', () => {
    expect(stepsOf(instrument, ['respondent'])).toHaveLength(20);
    const all = stepsOf(instrument, ['coordinator', 'respondent']);
    expect(all[0]).toBe('profile');
    expect(all.at(-1)).toBe('check');
    expect(new Set(all).size).toBe(20 + 4 + 6);
  });

  it('show each statement whole, its first sentence apart', () => {
    for (const { statements } of instrument.capabilities.flatMap(({ practices }) => practices)) {
      const options = statementOptions(statements, 'en');
      expect(options.map(({ text, hint }) => (hint === undefined ? text : `${text} ${hint}`))).toEqual([...statements]);
      for (const { text } of options) expect(text).toMatch(/[.?!]$/);
    }
  });

  it('let no word of the macros’ own English through', async () => {
    const { visitor } = await setUpAssessment();
    const page = await answer(visitor, 'looking-ahead', { choice: '', 'evidence-link': 'x' });
    const { say } = { say: createContent().wording('en') };
    expect(page.html.match(/visually-hidden">([^<]*)/g)?.length).toBeGreaterThan(0);
    for (const [, text] of page.html.matchAll(/visually-hidden">([^<]*)/g)) {
      expect(text).toBe(`${say('form.error-prefix')}:`);
    }
    expect(page.html).not.toMatch(/Service information|>\s*Menu\s*</);
  });

  it('mark a demonstration round on every page, and no other round', async () => {
    const { form, visitor } = await setUpAssessment();
    expect((await visitor.get(BASE)).html).not.toContain('Demonstration data');
    const [round] = await form.rounds.list();
    await form.rounds.put({ ...round!, demonstration: true });
    for (const path of [BASE, `${BASE}/profile`, `${BASE}/practices/using-data`, `${BASE}/focus`, `${BASE}/check`]) {
      expect((await visitor.get(path)).html).toContain('Demonstration data');
    }
  });
});

describe('blank lines', () => {
  it('go between elements and stay in what a person typed', () => {
    const typed = '<textarea>one\n\n   two</textarea>';
    expect(withoutBlankLines(`<p>\n\n\n  a</p>\n   ${typed}`)).toBe(`<p>\na</p>\n${typed}`);
  });
});
