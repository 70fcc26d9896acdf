import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageState, showEveryPage } from '#test/unit/hosted-form/every-page.ts';
import { ROUND, setUpForm } from '#test/unit/hosted-form/form-setup.ts';
import { createInspector } from './accessibility.ts';
import { BASE } from './answering.ts';
import { launchBrowser } from './browser.ts';
import { consensusInWords } from './consensus-in-words.ts';
import { overflowOf } from './screenshots.ts';
import { openScreen } from './shown-in-browser.ts';

const NARROWEST = 320;
const WIDE = 1280;
const nameOf = ({ route, state }: PageState): string => `${route} ${state}`;

/** A state of each route. */
const oneOfEach = (pages: readonly PageState[]): readonly PageState[] =>
  [...Map.groupBy(pages, ({ route }) => route).values()].flatMap(([first]) => first ?? []);

describe('every page in every state, in a browser', () => {
  let browser: Browser;
  let pages: readonly PageState[];
  const form = setUpForm();

  beforeAll(async () => {
    [browser, pages] = await Promise.all([launchBrowser(), showEveryPage()]);
  });
  afterAll(() => browser?.close());

  it('has no barrier that axe can find, and needs no sideways scrolling on a phone', async () => {
    const { page, show } = await openScreen(browser, form, NARROWEST);
    await show(pages[0] as PageState, true);
    const inspect = await createInspector(page);
    const problems: string[] = [];
    for (const state of pages) problems.push(...(await inspect(state.shown.html, nameOf(state))));
    await page.context().close();
    expect(problems).toEqual([]);
  }, 600_000);

  it('is looked at by something that finds pale letters, also folded away, a hidden link, a picture without words and a wide fold', async () => {
    const { page, show } = await openScreen(browser, form, NARROWEST);
    await show(pages[0] as PageState, true);
    const inspect = await createInspector(page);
    const link = '<p>words around a <a href="/" style="color: #333; text-decoration: none">link</a> like them</p>';
    const fold = '<details><summary>More</summary><p style="width: 400px; color: #ccc">wide</p></details>';
    const faults = `<p style="color: #bbb">pale</p>${link}<img src="map.png">${fold}`;
    const html = `<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>${faults}</main></html>`;
    const pale = ['color-contrast at main > p:nth-child(2)', 'color-contrast at details > p'];
    const violations = [...pale, 'image-alt at img', 'link-in-text-block at a'];
    const found = await inspect(html, 'planted');
    expect(found.slice(0, -1)).toEqual(violations.map((violation) => `planted: ${violation}`));
    expect(found.at(-1)).toMatch(/^planted: \d+ px too wide$/);
    await page.context().close();
  });

  // What fits a phone fits a desk, and nothing inline stands in any page (`hosted-form/every-page.test.ts`): what is left
  // is the same for all states of a route.
  it('needs none at a desk either, and has nothing that its policy forbids, in a state of each route', async () => {
    const { page, parse, said } = await openScreen(browser, form, WIDE);
    const problems: string[] = [];
    for (const state of oneOfEach(pages)) {
      await parse(state);
      const overflow = await overflowOf(page);
      if (overflow > 0) problems.push(`${nameOf(state)}: ${overflow} px too wide`);
    }
    await page.context().close();
    expect([...problems, ...said]).toEqual([]);
  }, 600_000);

  it('is looked at under a policy that refuses a style and a script of a page', async () => {
    const { page, parse, said } = await openScreen(browser, form, NARROWEST);
    const first = pages[0] as PageState;
    await parse(first);
    expect(said).toEqual([]);
    const html = '<!doctype html><title>Faults</title><p style="color: red">red</p><script>let number = 1;</script>';
    await parse({ ...first, shown: { ...first.shown, html } });
    expect(said.map((each) => /inline (style|script)/.exec(each)?.[1])).toEqual(['style', 'script']);
    await page.context().close();
  });

  it('tells a screen reader what a group answered, plots and all', async () => {
    const { page, show } = await openScreen(browser, form, NARROWEST);
    const state = pages.find((each) => each.state === 'of a group that differs');
    if (state === undefined) throw new Error('no such page');
    await show(state);
    const instrument = form.content.instrument(ROUND.instrument, 'en');
    expect((await page.locator('main').ariaSnapshot()).split('\n')).toEqual(consensusInWords(instrument, BASE));
  });
});
