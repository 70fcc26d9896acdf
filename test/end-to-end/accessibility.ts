import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Style sheets are not loaded once more, which would take longest: no rule of these tags needs them, and there is no sound. */
const HOW = { resultTypes: ['violations'], preload: false };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

const toldOf = (violations: readonly Violation[], name: string): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id} at ${target.join(' ')}`));

/** Axe itself; it need not keep the markup of every element that it looks at, which would take half of its time. */
const AXE = `${axe.source}; axe.configure({ noHtml: true });`;

/** Of a result only what is told, as the rest is large. */
const TOLD = `({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) }))`;

/** What axe objects to on a page as it stands, as `page: rule at element`. */
export const violationsOf = async (page: Page, name: string): Promise<string[]> => {
  // Evaluated, as a page's policy rightly refuses a script that is added to it.
  await page.evaluate(AXE);
  const options = { ...HOW, runOnly: { type: 'tag', values: TAGS } };
  return toldOf(
    (await page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(${TOLD})`)) as Violation[],
    name,
  );
};

/** The elements with text of their own whose tags, classes and states, up to the root, were not seen before in this window. */
const NEW_STYLES = `() => {
  window.stylesSeen ??= new Set();
  const styleOf = (element) => {
    const states = element.getAttributeNames().filter((name) => !/^(id|href|for|value|name|class|content)$/.test(name));
    return [element.tagName, ...element.classList, ...states].join('.');
  };
  const lineOf = (element) => element === null ? '' : styleOf(element) + ' < ' + lineOf(element.parentElement);
  const hasText = ({ childNodes }) => [...childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '');
  return [...document.body.querySelectorAll('*')].filter((element) => {
    const line = lineOf(element);
    if (!hasText(element) || window.stylesSeen.has(line)) return false;
    window.stylesSeen.add(line);
    return true;
  });
}`;

/**
 * Shows a page in a window that has one already, without loading it anew: the window keeps style sheets and scripts, and
 * takes over title, language and body.
 */
const takeOver = (page: Page, html: string): Promise<unknown> =>
  page.evaluate(`{
    const { title, body, documentElement: { lang, dir } } = new DOMParser()
      .parseFromString(${JSON.stringify(html)}, 'text/html');
    Object.assign(document.documentElement, { lang, dir });
    document.title = title;
    document.body.replaceWith(document.adoptNode(body));
  }`);

/**
 * Looks at many pages in one window. Contrast, which takes longer than all other rules together, is looked at once for
 * every style of text that there is.
 */
export const createInspector = async (page: Page) => {
  await page.addScriptTag({ content: AXE });
  return async (html: string, name: string): Promise<string[]> => {
    await takeOver(page, html);
    const runOnly = { type: 'tag', values: TAGS };
    const options = { ...HOW, runOnly, rules: { 'color-contrast': { enabled: false } } };
    const violations = await page.evaluate(`(async () => {
      const found = [await axe.run(document, ${JSON.stringify(options)})];
      const texts = (${NEW_STYLES})();
      if (texts.length > 0) found.push(await axe.run(texts, ${JSON.stringify({ ...HOW, runOnly: ['color-contrast'] })}));
      return found.flatMap(${TOLD});
    })()`);
    return toldOf(violations as Violation[], name);
  };
};
