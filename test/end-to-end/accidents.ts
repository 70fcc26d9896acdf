import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { violationsOf } from './accessibility.ts';
import { arrive, BASE, choose, comment, type Ground, giveSession, savedAnswer } from './answering.ts';
import { mailedLink, press } from './journey.ts';
import { describeLane } from './lane.ts';
import { lookHere } from './screenshots.ts';
import { WAYS, type Way } from './ways.ts';

export const addressOf = (index: number) => `person-${index}@city.test`;

/** What goes wrong while people answer, each in every way in which they come. */
export const describeAccidents = (ground: () => Ground): void => {
  for (const [index, way] of WAYS.entries()) {
    describeLane(`accidents ${way.way}`, () => describeAccidentsOf(ground, way, index));
  }
};

const describeAccidentsOf = (ground: () => Ground, { hasScript, width }: Way, index: number): void => {
  let context: BrowserContext;
  let page: Page;
  const kept = (practice: string) => savedAnswer(ground().system, `member-${index}`, practice);
  const open = async (practice: string, tab = page) => {
    await tab.goto(`${ground().system.formUrl}${BASE}/practices/${practice}`);
  };
  /** What the page's script makes of it; without one it is as `every-page.test.ts` sees it. */
  const meetsNoBarrier = async (name: string) => {
    if (hasScript) expect(await violationsOf(page, name)).toEqual([]);
  };
  beforeAll(async () => {
    context = await arrive({ ...ground(), address: addressOf(index), hasScript, width });
    page = await context.newPage();
  });
  afterAll(() => context.close());
  beforeEach(() => giveSession(context, ground().system, { address: addressOf(index) }));
  afterEach(async () => {
    expect(await lookHere(page, `accident-${hasScript ? 'script' : 'plain'}`)).toEqual([]);
  });

  it('two tabs: shows both answers, and keeps the one that is chosen', async () => {
    const other = await context.newPage();
    await open('looking-ahead');
    await open('looking-ahead', other);
    await choose(other, '2');
    await comment(other, 'typed in the other tab');
    await press(other, 'Save and continue');
    await choose(page, '5');
    await comment(page, 'typed in this tab');
    await press(page, 'Save and continue');
    await page.getByRole('alert').waitFor();
    await meetsNoBarrier('two answers');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.locator('#comment').inputValue()).toBe('typed in this tab');
    expect(await page.locator('.app-facts').textContent()).toContain('typed in the other tab');
    expect(await kept('looking-ahead')).toMatchObject({ choice: 2 });
    await press(page, 'Keep what is on this page');
    await page.waitForURL(/using-data/);
    expect(await kept('looking-ahead')).toMatchObject({ choice: 5, comment: 'typed in this tab' });
    await other.close();
  });

  it('two devices: shows both answers, and keeps the one that is chosen', async () => {
    const phone = await arrive({ ...ground(), address: addressOf(index), hasScript, width: 360 });
    const other = await phone.newPage();
    await open('reviewing-priorities', other);
    await open('reviewing-priorities');
    await choose(page, '4');
    await comment(page, 'typed at the desk');
    await press(page, 'Save and leave');
    await page.waitForURL((url) => url.pathname === BASE);
    await choose(other, '1');
    await press(other, 'Save and continue');
    await other.getByRole('alert').waitFor();
    expect(await other.locator('.app-facts').textContent()).toContain('typed at the desk');
    await press(other, 'Keep the other answer');
    await other.waitForURL(/reviewing-priorities$/);
    expect(await other.locator('#comment').inputValue()).toBe('typed at the desk');
    expect(await kept('reviewing-priorities')).toMatchObject({ choice: 4, comment: 'typed at the desk' });
    await phone.close();
  });

  it('an expired session: brings the page back with what was typed', async () => {
    await open('using-data');
    await context.clearCookies();
    await choose(page, '4');
    await comment(page, 'typed <b>after</b> the end\nin two lines');
    if (hasScript) await page.getByText('You were signed out. Save the page').first().waitFor();
    await press(page, 'Save and continue');
    await page.getByText('what you typed is kept').first().waitFor();
    await meetsNoBarrier('signed out');
    await page.getByLabel('Your e-mail address at work').fill(addressOf(index));
    await press(page, 'Send me a link');
    await page.getByText('the link in the message opens the page').waitFor();
    await page.goto(await mailedLink(ground().system, addressOf(index)));
    await press(page, 'Sign in');
    await page.getByText('What you typed before is back').waitFor();
    expect(await page.locator('#comment').inputValue()).toBe('typed <b>after</b> the end\nin two lines');
    await press(page, 'Save and continue');
    await page.waitForURL((url) => !url.pathname.endsWith('using-data'));
    expect(await kept('using-data')).toMatchObject({ choice: 4 });
  });

  it('a dropped line: keeps what was typed until it is saved', async () => {
    const words = hasScript && page.waitForResponse(/words-en/).then((response) => response.finished());
    await open('listening-to-residents');
    await words;
    await context.setOffline(true);
    await choose(page, '3');
    await comment(page, 'typed without a line');
    if (hasScript) await page.getByText('Not saved, trying again').waitFor();
    await page.getByRole('button', { name: 'Save and continue' }).click({ noWaitAfter: true });
    if (hasScript) {
      expect(await page.locator('#comment').inputValue()).toBe('typed without a line');
      await context.setOffline(false);
      await page
        .getByText(/Saved at \d/)
        .or(page.locator('#progress-text', { hasText: 'question 4' }))
        .waitFor();
    } else {
      await page.waitForTimeout(200);
      await context.setOffline(false);
      await page.reload();
    }
    expect(await kept('listening-to-residents')).toMatchObject({ choice: 3, comment: 'typed without a line' });
  });

  it('a double click: saves once and goes one page on', async () => {
    await open('looking-ahead');
    await choose(page, '1');
    await page.getByRole('button', { name: 'Save and continue' }).dblclick({ noWaitAfter: true });
    // By what it shows: the second click breaks off the way that the first one began.
    await page.getByText('question 2 of 20').first().waitFor();
    expect(await kept('looking-ahead')).toMatchObject({ choice: 1 });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('the back button: shows what was saved, which can be changed again', async () => {
    await open('looking-ahead');
    await choose(page, '2');
    await press(page, 'Save and continue');
    await page.waitForURL(/using-data/);
    await page.goBack();
    expect(await page.locator('input[name=choice]:checked').getAttribute('value')).toBe('2');
    await choose(page, '3');
    await press(page, 'Save and continue');
    await page.waitForURL(/using-data/);
    expect(await kept('looking-ahead')).toMatchObject({ choice: 3 });
  });
};
