import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

const toldOf = (violations: readonly Violation[], name: string): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id} at ${target.join(' ')}`));

/** What axe objects to on a page as it stands, as `page: rule at element`. */
export const violationsOf = async (page: Page, name: string): Promise<string[]> =>
  toldOf((await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations, name);

const axeSource = (): string => {
  const ofPackage = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
  return (ofPackage('axe-core') as { source: string }).source;
};

/**
 * Looks at many pages in one window without loading each anew: the window keeps style sheets and axe, and takes over
 * title, language and body of each page.
 */
export const createInspector = async (page: Page) => {
  await page.addScriptTag({ content: axeSource() });
  return async (html: string, name: string): Promise<string[]> => {
    const options = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] };
    const violations = await page.evaluate(`(async () => {
      const { title, body, documentElement: { lang, dir } } = new DOMParser()
        .parseFromString(${JSON.stringify(html)}, 'text/html');
      Object.assign(document.documentElement, { lang, dir });
      document.title = title;
      document.body.replaceWith(document.adoptNode(body));
      return (await axe.run(document, ${JSON.stringify(options)})).violations
        .map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) }));
    })()`);
    return toldOf(violations as Violation[], name);
  };
};
