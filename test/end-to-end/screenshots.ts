import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../../reports/screenshots');
const isWanted = process.env.SCREENSHOTS !== undefined;

export const WIDTHS = [360, 1280] as const;
const HEIGHT = 800;

/** In a page: the widest part of it beyond the window. Anything but 0 makes people scroll sideways. */
export const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

export const overflowOf = (page: Page): Promise<number> => page.evaluate(OVERFLOW) as Promise<number>;

/** In a page: shows what is folded away. */
export const OPEN_FOLDS = 'for (const fold of document.querySelectorAll("details")) fold.open = true';

export const openFolds = (page: Page) => page.evaluate(OPEN_FOLDS);

/**
 * Looks at a page in some widths, first in the one that it has, and leaves it in the other; keeps the pictures when
 * SCREENSHOTS is set. Gives the widths that overflow.
 */
export const lookAt = async (page: Page, name: string, widths: readonly number[] = WIDTHS): Promise<string[]> => {
  const problems: string[] = [];
  // A click waits until the next page begins, which has nothing to look at yet.
  await page.waitForLoadState();
  const present = page.viewportSize()?.width;
  for (const width of widths.toSorted((a, b) => Number(b === present) - Number(a === present))) {
    if (width !== page.viewportSize()?.width) await page.setViewportSize({ width, height: HEIGHT });
    const overflow = await overflowOf(page);
    if (overflow > 0) problems.push(`${name} at ${width}: ${overflow} px too wide`);
    await keepPicture(page, `${name}-${width}`);
  }
  return problems;
};

/** Looks at a page as it stands; in both widths only for pictures, as other windows see each page in all. */
export const lookHere = (page: Page, name: string): Promise<string[]> =>
  lookAt(page, name, isWanted ? WIDTHS : [page.viewportSize()?.width ?? WIDTHS[0]]);

/** Keeps a picture of the page as it stands when SCREENSHOTS is set. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (!isWanted) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
};
