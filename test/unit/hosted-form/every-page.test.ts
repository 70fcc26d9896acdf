import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { BASE, setUpAssessment } from './assessment-setup.ts';
import { type PageState, showEveryPage, WITHOUT_PAGE } from './every-page.ts';
import { setUpForm } from './form-setup.ts';
import { nameOf } from './page-states/recorder.ts';

const ASSESSMENT = '/assessments/:round/:city';
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Everything is a question or a list, but for these, by their routes. */
const LARGER: Readonly<Record<string, number>> = {
  // A question beside two answers to it, when another window saved meanwhile.
  [`POST ${ASSESSMENT}/practices/:practice`]: 5,
  [`GET ${ASSESSMENT}/check`]: 10,
  [`POST ${ASSESSMENT}/submit`]: 10,
  [`GET ${ASSESSMENT}/consensus`]: 10,
  [`GET ${ASSESSMENT}/consensus/:practice`]: 10,
  [`POST ${ASSESSMENT}/consensus/:practice`]: 10,
  'GET /results/:submission/answers': 10,
  'GET /results/:submission': 40,
};
const budgetOf = ({ route }: PageState): number => LARGER[route] ?? 4;
const kilobytesOf = (html: string): number => gzipSync(html).length / 1024;

describe('every page in every state', () => {
  let pages: readonly PageState[];
  beforeAll(async () => {
    pages = await showEveryPage();
  });

  /** The pages of which it is true, by name. */
  const which = (isWrong: (page: PageState) => unknown): string[] =>
    pages.filter(isWrong).map(({ route, state }) => `${route} ${state}`);

  it('has been seen for every route, but for those that show none', () => {
    const seen = new Set(pages.map(({ route }) => route));
    seen.delete('no route');
    const routes = setUpForm().routes.map(nameOf);
    expect([...seen, ...WITHOUT_PAGE].sort()).toEqual(routes.toSorted());
  });

  it('has been seen with errors for every form that can be refused', () => {
    const forms = new Set(pages.filter(({ route }) => route.startsWith('POST')).map(({ route }) => route));
    const refused = pages.filter(({ shown }) => shown.status >= 400).map(({ route }) => route);
    expect([...forms].filter((route) => !refused.includes(route))).toEqual([]);
  });

  it('stays under 4 KB for questions and lists, 10 for check and consensus, and 40 for results', () => {
    expect(which((page) => kilobytesOf(page.shown.html) >= budgetOf(page))).toEqual([]);
  });

  it('stays under 4 KB for every question of the instrument', async () => {
    const { form, visitor } = await setUpAssessment();
    const { capabilities, conditions } = form.content.instrument('2026.1', 'en');
    const paths = [
      ...capabilities.flatMap(({ practices }) => practices.map(({ id }) => `practices/${id}`)),
      ...conditions.map(({ id }) => `conditions/${id}`),
    ];
    const sizes: [string, number][] = [];
    for (const path of paths) sizes.push([path, kilobytesOf((await visitor.get(`${BASE}/${path}`)).html)]);
    expect(sizes.filter(([, size]) => size >= 4)).toEqual([]);
  });

  it('stands under the strict policy, which the page that sends a file widens by one address alone', () => {
    const policyOf = ({ shown }: PageState) => String(shown.headers['content-security-policy']);
    const widened = POLICY.replace("form-action 'self'", "form-action 'self' https://files.test");
    expect(which((page) => policyOf(page) !== POLICY && policyOf(page) !== widened)).toEqual([]);
    expect(new Set(pages.filter((page) => policyOf(page) === widened).map(({ route }) => route))).toEqual(
      new Set([`GET ${ASSESSMENT}/practices/:practice/files`, `POST ${ASSESSMENT}/practices/:practice/files/:file`]),
    );
  });

  it('holds no style, no script and no handler of its own, and nothing from elsewhere', () => {
    const inline = /<style|\sstyle=|<script(?![^>]*\ssrc="\/assets\/)|<script[^>]*>[^<]|<[^>]*\son[a-z]+=|javascript:/i;
    expect(which(({ shown }) => inline.test(shown.html))).toEqual([]);
    expect(which(({ shown }) => /<(?:img|link|script|iframe)[^>]*(?:src|href)="(?!\/)/i.test(shown.html))).toEqual([]);
  });

  it('has one first heading, skips no level, and says in its title when something is wrong', () => {
    const levels = ({ shown }: PageState) => [...shown.html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(which((page) => levels(page).filter((level) => level === 1).length !== 1)).toEqual([]);
    const skips = (page: PageState) => levels(page).some((level, index, all) => level - (all[index - 1] ?? 1) > 1);
    expect(which(skips)).toEqual([]);
    const summary = ({ shown }: PageState) => shown.html.includes('govuk-error-summary');
    expect(which((page) => summary(page) !== /<title>Error: /.test(page.shown.html))).toEqual([]);
  });

  it('repeats no id, and links every error to a field that is there', () => {
    const ids = ({ shown }: PageState) => [...shown.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(which((page) => new Set(ids(page)).size !== ids(page).length)).toEqual([]);
    const broken = (page: PageState) =>
      [...page.shown.html.matchAll(/href="#([^"]+)"/g)].some(([, id]) => !ids(page).includes(id));
    expect(which(broken)).toEqual([]);
  });
});
