import { expect, it } from 'vitest';
import { PICTURES_ROUND } from './pictures-round.ts';
import type { Walk } from './walk.ts';
import { coordinatorOf, WATCHED_ROUND } from './watched-round.ts';

/** Cities in each of the six states. */
export const EACH = 9;
const BASE = `/console/rounds/${WATCHED_ROUND.id}`;

/** Sees how far cities are, and reminds them. */
export const watchARound = (walk: Walk): void => {
  it('lets the operator in by the one way in, straight to the rounds', async () => {
    expect(walk.path()).toBe('/console');
    await walk.look('rounds');
    const row = walk.here().page.getByRole('row', { name: /Cities in practice 2026/ });
    expect(await row.textContent()).toContain(`Invited ${EACH}`);
  });

  it('narrows a round by state, by name and by pages', async () => {
    await walk.open('Cities in practice 2026');
    await walk.look('round');
    expect(await walk.rows()).toBe(50);
    await walk.open('Next');
    expect(await walk.rows()).toBe(6 * EACH - 50);
    await walk.open(/^Invited/);
    expect(await walk.rows()).toBe(EACH);
    const first = walk.here().page.locator('tbody th a').first();
    const name = (await first.textContent()) ?? '';
    await walk.fill('Name of a city', name.toUpperCase());
    await walk.press('Search');
    expect(await first.textContent()).toBe(name);
    expect(await walk.rows()).toBeLessThan(EACH);
    await walk.look('search');
    await walk.fill('Name of a city', 'no such city');
    await walk.press('Search');
    await walk.sees('No city fits.');
    await walk.look('none-found');
  });

  it('shows a city whose mail bounced, and one whose report arrived', async () => {
    await walk.go(`${BASE}?only=bounced`);
    expect(await walk.rows()).toBe(1);
    await walk.here().page.locator('tbody th a').click();
    await walk.sees(coordinatorOf(1));
    await walk.sees('Mail to this address bounced');
    await walk.look('city-bounced');
    await walk.go(`${BASE}?only=delivered`);
    await walk.here().page.locator('tbody th a').first().click();
    await walk.sees('Sent to one address. One mail arrived.');
    await walk.look('city-delivered');
  });

  it('draws how a round goes: by the day, on the map, and level by level without naming a city', async () => {
    const { page } = walk.here();
    await walk.go('/console');
    await walk.open(PICTURES_ROUND.name);
    await walk.open('See in pictures how the round is going');
    expect(await walk.heading()).toBe('How the round is going');
    await page.getByRole('heading', { name: /^\d+ of 60 cities have submitted; \d+ in the last seven days/ }).waitFor();
    await page.getByRole('img', { name: /^Map of the world/ }).waitFor();
    expect(await page.getByRole('img', { name: /about \d+ cities from/ }).count()).toBe(5);
    for (const fold of await page.getByText('The numbers').all()) await fold.click();
    await page.getByRole('row', { name: /^2.5 to under 3.0 about/ }).waitFor();
    await walk.look('pictures');
  });

  it('reminds one city, then the others, and nobody twice or after a bounce', async () => {
    await walk.go(`${BASE}?only=answering`);
    await walk.here().page.locator('tbody th a').first().click();
    await walk.press('Remind this city');
    await walk.press('Send one reminder');
    await walk.sees('One coordinator was reminded.');
    await walk.open('Back to the city');
    await walk.open('All cities of the round');
    await walk.press('Remind cities');
    await walk.sees(`${2 * EACH - 2} coordinators will get a reminder.`);
    await walk.look('remind');
    await walk.press(`Send ${2 * EACH - 2} reminders`);
    expect(await walk.heading()).toBe('Reminders are done');
    await walk.look('reminded');
    const reminders = (await walk.here().system.messages()).filter(({ subject }) => /is waiting for you/.test(subject));
    expect(reminders).toHaveLength(2 * EACH - 1);
    expect(new Set(reminders.flatMap(({ to }) => to)).size).toBe(2 * EACH - 1);
    expect(reminders.flatMap(({ to }) => to)).not.toContain(coordinatorOf(1));
  });

  it('is for operators alone', async () => {
    const other = await walk.here().browser.newContext({ javaScriptEnabled: false });
    const page = await other.newPage();
    await page.goto(`${walk.here().system.formUrl}/sign-in`);
    await walk.signIn(coordinatorOf(2), page);
    for (const path of ['/console', BASE, `${BASE}/remind`]) {
      expect([path, (await page.goto(`${walk.here().system.formUrl}${path}`))?.status()]).toEqual([path, 404]);
    }
    await walk.look('refused', page);
    await other.close();
  });
};
