import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Tour {
  readonly browser: Browser;
  /** Of a browser that is signed in. */
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>>;
  readonly address: string;
  /** Pages by name. */
  readonly paths: ReadonlyMap<string, string>;
  /** Path of an assessment, whose forms are also sent wrongly. */
  readonly base: string;
}

/** What axe objects to, as `page: rule at element`. The pages' own scripts are kept away: axe needs JavaScript. */
export const findViolations = async ({ browser, state, address, paths, base }: Tour): Promise<string[]> => {
  const context = await browser.newContext({ storageState: state, viewport: { width: 360, height: 800 } });
  await context.route('**/assets/*.js', (route) => route.abort());
  const page = await context.newPage();
  const found: string[] = [];
  for (const [name, path] of paths) {
    await page.goto(`${address}${path}`);
    found.push(...(await violationsOf(page, name)));
  }
  for (const path of [`${base}/practices/looking-ahead`, `${base}/delivery`, `${base}/profile`]) {
    await page.goto(`${address}${path}`);
    await spoil(page);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('alert').waitFor();
    found.push(...(await violationsOf(page, `${path} with errors`)));
  }
  await context.close();
  return found;
};

/** Types nonsense into every field that could refuse it. */
const spoil = async (page: Page): Promise<void> => {
  for (const selector of ['#evidence-link', '#recipients', '#revenue', '#staff']) {
    const field = page.locator(selector);
    if ((await field.count()) === 0) continue;
    await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    await field.fill('no such thing');
  }
};

/** What axe objects to on a page as it stands. */
export const violationsOf = async (page: Page, name: string): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id} at ${target.join(' ')}`));
};
