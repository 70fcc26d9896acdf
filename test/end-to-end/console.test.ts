import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import type { ObservedCall } from '#infra/local/observed-calls.ts';
import { synthesize } from '#infra/local/synthesize.ts';
import { type LocalSystem, startLocalSystem } from '#infra/local/system.ts';
import { createRoleSimulation } from '#test/infra/role-simulation.ts';
import { freePort } from '#test/pipeline/free-port.ts';
import { violationsOf } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { CONSOLE_ROUND, coordinatorOf, seedRound } from './console-round.ts';
import { type Journey, look, mailedLink, pathOf, press } from './journey.ts';
import { PICTURES_ROUND, seedPictures } from './pictures-round.ts';
import { lookAt } from './screenshots.ts';

const OPERATOR = 'operator@cities.example.org';
const BASE = `/console/rounds/${CONSOLE_ROUND.id}`;
const PLACE = { region: 'eu-west-1', account: '000000000000' };
/** Cities in each of the six states. */
const EACH = 9;

describe('the operator’s console in a browser without a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  let system: LocalSystem;
  let browser: Browser;
  let context: BrowserContext;
  let journey: Journey;

  const calls = new Map<string, ObservedCall>();

  beforeAll(async () => {
    // One of each kind: which person or city it was is all the same to a role.
    const observe = (call: ObservedCall) => {
      const partitions = call.leadingKeys.map((key) => key.split('#')[0]);
      if (call.caller === 'operator-console') calls.set([call.action, call.resource, ...partitions].join(), call);
    };
    const seed = async (running: Parameters<ReturnType<typeof seedRound>>[0]) => {
      await seedRound(6 * EACH)(running);
      await seedPictures(60)(running);
    };
    const settings = { folder, seed, logLevel: 'SILENT', observe };
    [system, browser] = await Promise.all([
      freePort().then((port) => startLocalSystem({ port, ...settings })),
      launchBrowser(),
    ]);
    context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(30_000);
    journey = { page: await context.newPage(), system, problems: [], seen: new Map() };
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const cities = () => journey.page.locator('tbody tr').count();
  const heading = () => journey.page.getByRole('heading', { level: 1 }).textContent();
  const open = (name: string | RegExp) => journey.page.getByRole('link', { name }).first().click();

  it('lets the operator in by the one way in, straight to the rounds', async () => {
    const { page } = journey;
    await page.goto(system.consoleUrl);
    await page.getByLabel('Your e-mail address at work').fill(OPERATOR);
    await press(page, 'Send me a link');
    await page.goto(await mailedLink(system, OPERATOR));
    await press(page, 'Sign in');
    expect(pathOf(page)).toBe('/console');
    await look(journey, '60-console-rounds');
    expect(await page.getByRole('row', { name: /Cities in practice 2026/ }).textContent()).toContain(`Invited ${EACH}`);
  });

  it('narrows a round by state, by name and by pages', async () => {
    const { page } = journey;
    await open('Cities in practice 2026');
    await look(journey, '61-console-round');
    expect(await cities()).toBe(50);
    await open('Next');
    expect(await cities()).toBe(6 * EACH - 50);
    await open(/^Invited/);
    expect(await cities()).toBe(EACH);
    const name = (await page.locator('tbody th a').first().textContent()) ?? '';
    await page.getByLabel('Name of a city').fill(name.toUpperCase());
    await press(page, 'Search');
    expect(await page.locator('tbody th a').first().textContent()).toBe(name);
    expect(await cities()).toBeLessThan(EACH);
    await look(journey, '63-console-search');
    await page.getByLabel('Name of a city').fill('no such city');
    await press(page, 'Search');
    await page.getByText('No city fits.').waitFor();
    await look(journey, '64-console-none-found');
  });

  it('shows a city whose mail bounced, and one whose report arrived', async () => {
    const { page } = journey;
    await page.goto(`${system.formUrl}${BASE}?only=bounced`);
    expect(await cities()).toBe(1);
    await page.locator('tbody th a').click();
    await page.getByText(coordinatorOf(1)).waitFor();
    await page.getByText('Mail to this address bounced').waitFor();
    await look(journey, '65-console-city-bounced');
    await page.goto(`${system.formUrl}${BASE}?only=delivered`);
    await page.locator('tbody th a').first().click();
    await page.getByText('Sent to one address. One mail arrived.').waitFor();
    await look(journey, '66-console-city-delivered');
  });

  it('draws how a round goes: by the day, on the map, and level by level without naming a city', async () => {
    const { page } = journey;
    await page.goto(`${system.formUrl}/console`);
    await open(PICTURES_ROUND.name);
    await open('See in pictures how the round is going');
    expect(await heading()).toBe('How the round is going');
    await page.getByRole('heading', { name: /^\d+ of 60 cities have submitted; \d+ in the last seven days/ }).waitFor();
    await page.getByRole('img', { name: /^Map of the world/ }).waitFor();
    expect(await page.getByRole('img', { name: /about \d+ cities from/ }).count()).toBe(5);
    await look(journey, '62-console-pictures');
    for (const fold of await page.getByText('The numbers').all()) await fold.click();
    await page.getByRole('row', { name: /^2.5 to under 3.0 about/ }).waitFor();
    journey.problems.push(...(await lookAt(page, '62-console-pictures-numbers')));
  });

  it('reminds one city, then the others, and nobody twice or after a bounce', async () => {
    const { page } = journey;
    await page.goto(`${system.formUrl}${BASE}?only=answering`);
    await page.locator('tbody th a').first().click();
    await press(page, 'Remind this city');
    await press(page, 'Send one reminder');
    await page.getByText('One coordinator was reminded.').waitFor();
    await open('Back to the city');
    await open('All cities of the round');
    await press(page, 'Remind cities');
    await page.getByText(`${2 * EACH - 2} coordinators will get a reminder.`).waitFor();
    await look(journey, '67-console-remind');
    await press(page, `Send ${2 * EACH - 2} reminders`);
    expect(await heading()).toBe('Reminders are done');
    await look(journey, '68-console-reminded');
    const reminders = (await system.messages()).filter(({ subject }) => /is waiting for you/.test(subject));
    expect(reminders).toHaveLength(2 * EACH - 1);
    expect(new Set(reminders.flatMap(({ to }) => to)).size).toBe(2 * EACH - 1);
    expect(reminders.flatMap(({ to }) => to)).not.toContain(coordinatorOf(1));
  });

  it('is for operators alone', async () => {
    const other = await browser.newContext({ javaScriptEnabled: false });
    const page = await other.newPage();
    await page.goto(`${system.formUrl}/sign-in`);
    await page.getByLabel('Your e-mail address at work').fill(coordinatorOf(2));
    await press(page, 'Send me a link');
    await page.goto(await mailedLink(system, coordinatorOf(2)));
    await press(page, 'Sign in');
    for (const path of ['/console', BASE, `${BASE}/remind`]) {
      expect([path, (await page.goto(`${system.formUrl}${path}`))?.status()]).toEqual([path, 404]);
    }
    await look({ ...journey, page }, '69-console-refused');
    await other.close();
  });

  it('fits a phone and a desk, and has no barrier that axe can find', async () => {
    expect(journey.problems).toEqual([]);
    const state = await context.storageState();
    const watched = await browser.newContext({ storageState: state, viewport: { width: 360, height: 800 } });
    await watched.route('**/assets/*.js', (route) => route.abort());
    const page = await watched.newPage();
    const found: string[] = [];
    for (const [name, path] of journey.seen) {
      await page.goto(`${system.formUrl}${path}`);
      found.push(...(await violationsOf(page, name)));
    }
    expect(found).toEqual([]);
    await watched.close();
  }, 400_000);

  it('did only what the role of its function allows, call by call', async () => {
    const simulation = createRoleSimulation(await synthesize(readConfig('local')), PLACE);
    const made = [...calls.values()];
    const refused: string[] = [];
    for (const { caller, action, resource, leadingKeys } of made) {
      const answer = await simulation.may(caller, action, resource, { 'dynamodb:LeadingKeys': [...leadingKeys] });
      const isOfNobody = action.startsWith('dynamodb:') && leadingKeys.length === 0;
      if (answer !== 'Allowed' || isOfNobody) refused.push(`${action} ${resource} ${leadingKeys.join()}`);
    }
    expect(made.length).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });
});
