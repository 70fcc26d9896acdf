import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { OPEN_FOLDS, OVERFLOW } from './screenshots.ts';

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

/** Rules on the colours of text, which take longest: whether they are met rests on styles alone. */
const OF_STYLES = [
  { id: 'color-contrast', selector: '[data-new-style]' },
  { id: 'link-in-text-block', selector: 'a[href][data-new-style]' },
];

/**
 * Marks the elements with text of their own whose tags, classes and states, up to the root, were not seen before in this
 * window, each with or without text around it.
 */
const MARK_NEW_STYLES = `() => {
  window.stylesSeen ??= new Set();
  const styleOf = (element) => {
    const states = element.getAttributeNames().filter((name) => !/^(id|href|for|value|name|class|content)$/.test(name));
    return [element.tagName, ...element.classList, ...states].join('.');
  };
  const lineOf = (element) => element === null ? '' : styleOf(element) + ' < ' + lineOf(element.parentElement);
  const hasText = ({ childNodes }) => [...childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '');
  const texts = [...document.body.querySelectorAll('*')].filter(hasText);
  // All lines first: a mark would make new ones of the lines below it.
  const lines = texts.map((element) => lineOf(element) + hasText(element.parentElement));
  for (const [index, line] of lines.entries()) {
    if (!window.stylesSeen.has(line)) texts[index].dataset.newStyle = '';
    window.stylesSeen.add(line);
  }
}`;

/**
 * Shows a page in a window that has one already, without loading it anew: the window keeps style sheets and scripts, and
 * takes over title, language and body.
 */
const TAKE_OVER = `(html) => {
  const { title, body, documentElement: { lang, dir } } = new DOMParser().parseFromString(html, 'text/html');
  Object.assign(document.documentElement, { lang, dir });
  document.title = title;
  document.body.replaceWith(document.adoptNode(body));
}`;

interface Inspection {
  readonly violations: readonly Violation[];
  /** Widest part of the page beyond the window, with everything unfolded. */
  readonly overflow: number;
}

/** All in one go, as every call to a browser takes its time; unfolded first, as axe passes over what is hidden. */
const inspectionOf = (html: string): string => `(async () => {
  (${TAKE_OVER})(${JSON.stringify(html)});
  ${OPEN_FOLDS};
  (${MARK_NEW_STYLES})();
  const violations = await axe.run(document, ${JSON.stringify({ ...HOW, runOnly: { type: 'tag', values: TAGS } })}).then(${TOLD});
  return { violations, overflow: ${OVERFLOW} };
})()`;

/**
 * Looks at many pages in one window: for what axe objects to, and for what is wider than the window. The colours of text,
 * which take longer than all other rules together, are looked at once for every style of text that there is.
 */
export const createInspector = async (page: Page) => {
  await page.addScriptTag({ content: `${AXE}; axe.configure(${JSON.stringify({ rules: OF_STYLES })});` });
  return async (html: string, name: string): Promise<string[]> => {
    const { violations, overflow } = (await page.evaluate(inspectionOf(html))) as Inspection;
    const told = toldOf(violations, name);
    return overflow > 0 ? [...told, `${name}: ${overflow} px too wide`] : told;
  };
};
