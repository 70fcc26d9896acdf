import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, it, vi } from 'vitest';
import { violationsOf } from './accessibility.ts';
import { arrive, BASE, choose, comment, type Ground, savedAnswer } from './answering.ts';
import { press } from './journey.ts';
import { CHANGED_BASE, seedChangedRound } from './next-instrument.ts';
import { PRACTICE_IN_WORDS } from './practice-in-words.ts';
import { keepPicture, openFolds, overflowOf } from './screenshots.ts';
import { WAYS } from './ways.ts';

const ADDRESS = 'reader@city.test';
const MEMBER = `member-${WAYS.length}`;

/** Presses Tab until the element is reached; fails after so many that nobody would go on. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
};

/** Reading and filling in one practice: by keyboard, enlarged, with a screen reader, with the help of the script. */
export const describePracticePage = (ground: () => Ground): void => {
  let context: BrowserContext;
  afterEach(() => context.close());

  const open = async (path: string, how: Partial<Parameters<typeof arrive>[0]> = {}) => {
    context = await arrive({ ...ground(), address: ADDRESS, hasScript: true, width: 1280, ...how });
    const page = await context.newPage();
    await page.goto(`${ground().system.formUrl}${path}`);
    return page;
  };
  const practice = (id: string) => `${BASE}/practices/${id}`;
  const kept = (id: string) => savedAnswer(ground().system, MEMBER, id);

  it('tells a screen reader everything in order', async () => {
    const page = await open(practice('looking-ahead'), { hasScript: false });
    expect((await page.locator('main').ariaSnapshot()).split('\n')).toEqual(PRACTICE_IN_WORDS);
    await press(page, 'Save and continue');
    const alert = await page.getByRole('alert').ariaSnapshot();
    expect(alert).toContain('heading "There is a problem"');
    expect(alert).toContain('link "Choose the statement that comes closest, or say that you do not know"');
    const group = page.getByRole('group', { name: /How does your city look ahead/ });
    expect(await group.getAttribute('aria-describedby')).toContain('choice-error');
  });

  it('can be filled in and saved with the keyboard alone', async () => {
    const page = await open(practice('making-sense-together'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main-content$/);
    await tabTo(page, 'input[name=choice]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    for (let fold = 0; fold < 3; fold += 1) await tabTo(page, 'summary');
    await page.keyboard.press('Enter');
    await tabTo(page, 'textarea');
    await page.keyboard.type('typed by keyboard');
    await tabTo(page, 'button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/reviewing-priorities/);
    expect(await kept('making-sense-together')).toMatchObject({ choice: 2, comment: 'typed by keyboard' });
  });

  it('needs no sideways scrolling enlarged to 200 per cent', async () => {
    const page = await open(practice('looking-ahead'), { width: 640, scale: 2 });
    const wide: Record<string, number> = {};
    for (const path of [practice('looking-ahead'), BASE, `${BASE}/profile`, `${BASE}/check`, '/session', '/sign-out']) {
      await page.goto(`${ground().system.formUrl}${path}`);
      await openFolds(page);
      wide[path] = await overflowOf(page);
    }
    expect(Object.entries(wide).filter(([, pixels]) => pixels > 0)).toEqual([]);
  });

  it('saves by itself, says when, and counts characters when they run out', async () => {
    const page = await open(practice('moving-resources'));
    await choose(page, '4');
    await page.getByText(/^Saved at \d/).waitFor();
    await comment(page, 'a'.repeat(1600));
    await page.getByText('1,600 of 2,000 characters').waitFor();
    await page.getByRole('link', { name: 'Your assessments', exact: true }).click();
    await vi.waitFor(async () => expect((await kept('moving-resources'))?.comment).toHaveLength(1600), 5000);
  });

  it('saves an answer before the words of its script are there, and says so once they are', async () => {
    const page = await open('/session');
    expect(await violationsOf(page, 'session')).toEqual([]);
    await page.route(/words-en/, (route) => route.abort(), { times: 2 });
    await page.goto(`${ground().system.formUrl}${practice('safe-to-try')}`);
    await choose(page, '5');
    await vi.waitFor(async () => expect(await kept('safe-to-try')).toMatchObject({ choice: 5 }), 5000);
    expect(await page.locator('.app-autosave').textContent()).toBe('');
    await page.getByText(/^Saved at \d/).waitFor();
  });

  it('keeps a comment without a choice for when its person comes back', async () => {
    const page = await open(practice('pooling-resources'));
    await comment(page, 'no choice yet');
    await page.getByText('What you typed is kept. It counts once').waitFor();
    await page.reload();
    await page.getByText('What you typed before is back').waitFor();
    expect(await violationsOf(page, 'kept text')).toEqual([]);
    expect(await page.locator('#comment').inputValue()).toBe('no choice yet');
    expect(await kept('pooling-resources')).toBeUndefined();
  });

  it('tells of a question that has changed since it was answered, until it is answered anew', async () => {
    await seedChangedRound(ground().system, ADDRESS);
    const page = await open(CHANGED_BASE, { hasScript: false, width: 360 });
    await page.getByText('1 question has changed since you answered').waitFor();
    await page.getByRole('link', { name: 'Looking ahead', exact: true }).first().click();
    await page.getByRole('group', { name: 'How far ahead does your city look?' }).waitFor();
    await page.getByRole('heading', { name: 'This question has changed since you answered it' }).waitFor();
    expect(await page.locator('input[name=choice]:checked').getAttribute('value')).toBe('2');
    await keepPicture(page, '40-changed-question-360');
    await press(page, 'Save and leave');
    await page.waitForURL((url) => url.pathname === CHANGED_BASE);
    expect(await page.getByText('has changed since you answered').count()).toBe(0);
  });

  it('warns before the session ends, with a button that makes it longer', async () => {
    const page = await open(practice('looking-ahead'), { width: 360, minutesLeft: 10.5 });
    await page.getByText('You will be signed out in 10 min.').waitFor();
    expect(await violationsOf(page, 'warning')).toEqual([]);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByText('You stay signed in.', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('You stay signed in for about 12 hours.').waitFor();
  });

  it('finds cities while their name is typed', async () => {
    const page = await open('/rounds/open-2026');
    await page.getByLabel('Name of the city').pressSequentially('freeto', { delay: 20 });
    await page.getByRole('radio', { name: 'Freetown' }).waitFor();
    expect(await page.locator('#cities-found').textContent()).toMatch(/cit(y|ies) found/);
    expect(await violationsOf(page, 'search')).toEqual([]);
  });
};
