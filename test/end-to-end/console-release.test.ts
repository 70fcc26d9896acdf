import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import type { ObservedCall } from '#infra/local/observed-calls.ts';
import { synthesize } from '#infra/local/synthesize.ts';
import { type LocalSystem, startLocalSystem } from '#infra/local/system.ts';
import { CITIES, content } from '#test/fakes/release-round.ts';
import { createRoleSimulation } from '#test/infra/role-simulation.ts';
import { freePort } from '#test/pipeline/free-port.ts';
import { violationsOf } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { type Journey, look, mailedLink, pathOf, press } from './journey.ts';
import { addCities, RELEASE_ROUND, storesOf } from './release-cities.ts';

const OPERATOR = 'operator@cities.example.org';
const BASE = `/console/rounds/${RELEASE_ROUND.id}`;
const PLACE = { region: 'eu-west-1', account: '000000000000' };
const RELEASE = `${RELEASE_ROUND.id}:1`;
const nameOf = (id = '') => content.population().cities.find((city) => city.id === id)?.name ?? '';

describe('a release, the quality of the questions, the audit log and an erasure in a browser without a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-release-'));
  let system: LocalSystem;
  let browser: Browser;
  let context: BrowserContext;
  let journey: Journey;
  const calls = new Map<string, ObservedCall>();

  beforeAll(async () => {
    const observe = (call: ObservedCall) => {
      const partitions = call.leadingKeys.map((key) => key.split('#')[0]);
      const isOurs = ['operator-console', 'erase-data'].includes(call.caller);
      if (isOurs) calls.set([call.caller, call.action, call.resource, ...partitions].join(), call);
    };
    const seed = async ({ env }: { env: Record<string, string> }) => {
      await storesOf(env).rounds.put(RELEASE_ROUND);
      await addCities(env, 0, 14);
      await addCities(env, 20, 22, false);
    };
    [system, browser] = await Promise.all([
      freePort().then((port) => startLocalSystem({ port, folder, seed, logLevel: 'SILENT', observe })),
      launchBrowser(),
    ]);
    context = await browser.newContext({ javaScriptEnabled: false });
    context.setDefaultTimeout(30_000);
    journey = { page: await context.newPage(), system, problems: [], seen: new Map() };
    const { page } = journey;
    await page.goto(system.consoleUrl);
    await page.getByLabel('Your e-mail address at work').fill(OPERATOR);
    await press(page, 'Send me a link');
    await page.goto(await mailedLink(system, OPERATOR));
    await press(page, 'Sign in');
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const heading = () => journey.page.getByRole('heading', { level: 1 }).textContent();
  const open = (name: string | RegExp) => journey.page.getByRole('link', { name }).first().click();
  const go = (path: string) => journey.page.goto(`${system.formUrl}${path}`);
  /** Loads the page again until it shows something, as the browser does by itself. */
  const waitFor = async (text: string | RegExp) => {
    for (let tries = 0; tries < 60 && (await journey.page.getByText(text).count()) === 0; tries += 1) {
      await journey.page.waitForTimeout(250);
      await journey.page.reload();
    }
    await journey.page.getByText(text).first().waitFor();
  };

  it('says that it is too early to publish, by which rule, and has no button for it', async () => {
    const { page } = journey;
    await go(BASE);
    await press(page, 'Publish a release');
    await page.getByText('A benchmark needs 15 cities, and there are 14').waitFor();
    await look(journey, '80-release-too-early');
    expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
  });

  it('shows what publishing would do, publishes it, and only once when it is sent again', async () => {
    const { page } = journey;
    await addCities(system.env, 14, 17);
    await go(`${BASE}/release`);
    await page.getByText(`Release ${RELEASE} can be published`).waitFor();
    for (const fold of await page.locator('summary').all()) await fold.click();
    await page.getByText('has not submitted yet').first().waitFor();
    await look(journey, '81-release-preview');
    const second = await context.newPage();
    await second.goto(`${system.formUrl}${BASE}/release`);
    await press(page, `Publish ${RELEASE}`);
    await page.getByText(`${RELEASE} is published`).waitFor();
    await look(journey, '82-releases');
    await press(second, `Publish ${RELEASE}`);
    await second.getByText(`${RELEASE} is published`).waitFor();
    expect(await second.locator('tbody tr').count()).toBe(1);
    await second.close();
    await go(`${BASE}/release`);
    await page.getByText('Since the last benchmark at least 5 cities must have joined').waitFor();
  });

  it('says how good the questions are, all together and one by one', async () => {
    await go(`${BASE}/releases`);
    await press(journey.page, 'Quality of the questions');
    await journey.page.getByText(`Worked out from ${RELEASE}: 17 cities with 51 respondents`).waitFor();
    await look(journey, '83-quality');
    await open('Strategic awareness');
    await journey.page.getByRole('heading', { name: 'How each question is answered' }).waitFor();
    await look(journey, '84-quality-capability');
  });

  it('keeps in the audit log who published, and proves that nobody changed it', async () => {
    await open('Audit log');
    const row = journey.page.getByRole('row', { name: /Release of 17 cities published/ });
    expect(await row.textContent()).toContain(OPERATOR);
    await look(journey, '85-audit');
    await journey.page.getByLabel('Round, city, action or person').fill('nobody did this');
    await press(journey.page, 'Search');
    await journey.page.getByText('No entry fits').waitFor();
    await look(journey, '86-audit-none');
    await open('Check that no entry was changed');
    if ((await heading()) !== 'Check the audit log') throw new Error(`Not the check: ${await heading()}`);
    await journey.page.getByText(/are as they were written/).waitFor();
    await look(journey, '87-audit-check');
  });

  it('takes back what a city agreed to', async () => {
    const { page } = journey;
    await go(`${BASE}/cities/${CITIES[1]}`);
    await open('What the city agreed to');
    await page.getByLabel('To be named as a peer').check();
    await press(page, 'Take back');
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await look(journey, '88-consents');
  });

  it('erases no city by mistake, and the one that is meant for good, with its proof', async () => {
    const { page } = journey;
    const city = nameOf(CITIES[0]);
    await go(`${BASE}/cities/${CITIES[0]}`);
    await open('Erase this city');
    await look(journey, '89-erase');
    await press(page, 'Look what would go');
    await waitFor(`${RELEASE} holds the city`);
    await page.getByLabel('To erase it, type the city’s name').fill(nameOf(CITIES[1]));
    await press(page, `Erase ${city} for ever`);
    await page.getByRole('alert').getByText('Nothing was erased').waitFor();
    expect(await storesOf(system.env).assessments.find(RELEASE_ROUND.id, CITIES[0] ?? '')).toBeDefined();
    await page.getByLabel('To erase it, type the city’s name').fill(city);
    await press(page, `Erase ${city} for ever`);
    await waitFor(`${city} is erased`);
    expect(await page.getByText(`${RELEASE} was closed. ${RELEASE_ROUND.id}:2 without the city`).count()).toBe(1);
    await look(journey, '90-erased');
    expect(await storesOf(system.env).assessments.find(RELEASE_ROUND.id, CITIES[0] ?? '')).toBeUndefined();
    expect((await go(`${BASE}/cities/${CITIES[0]}`))?.status()).toBe(404);
    await go(`${BASE}/releases`);
    await page.getByText('A city was erased.').waitFor();
    await look(journey, '91-releases-closed');
    await open('Audit log');
    expect(await page.getByRole('row', { name: /City erased/ }).textContent()).toContain(OPERATOR);
  });

  it('fits a phone and a desk, and has no barrier that axe can find', async () => {
    const { page } = journey;
    await go(`${BASE}/cities/${CITIES[2]}/erase`);
    await press(page, 'Look what would go');
    await look(journey, '92-erasure-waits');
    await waitFor('To erase it, type');
    await look(journey, '93-erasure-confirm');
    const erasure = pathOf(page);
    await open('Erasures');
    await look(journey, '94-erasures');
    expect(journey.problems).toEqual([]);
    const state = await context.storageState();
    const watched = await browser.newContext({ storageState: state, viewport: { width: 360, height: 800 } });
    await watched.route('**/assets/*.js', (route) => route.abort());
    const tab = await watched.newPage();
    const found: string[] = [];
    for (const [name, path] of journey.seen) {
      await tab.goto(`${system.formUrl}${path}`);
      found.push(...(await violationsOf(tab, name)));
    }
    await tab.goto(`${system.formUrl}${erasure}`);
    await press(tab, `Erase ${nameOf(CITIES[2])} for ever`);
    await tab.getByRole('alert').waitFor();
    found.push(...(await violationsOf(tab, 'erasure with an error')));
    expect(found).toEqual([]);
    await watched.close();
  });

  it('did only what the roles of the two functions allow, call by call', async () => {
    const simulation = createRoleSimulation(await synthesize(readConfig('local')), PLACE);
    const refused: string[] = [];
    for (const { caller, action, resource, leadingKeys } of calls.values()) {
      const keys: Record<string, string[]> =
        leadingKeys.length === 0 ? {} : { 'dynamodb:LeadingKeys': [...leadingKeys] };
      // A request for a bucket alone is one for the list of its files.
      const asked = resource.endsWith('/')
        ? (['s3:ListBucket', resource.slice(0, -1)] as const)
        : ([action, resource] as const);
      const answer = await simulation.may(caller, ...asked, keys);
      if (answer !== 'Allowed') refused.push(`${caller} ${action} ${resource} ${leadingKeys.join()}`);
    }
    expect(refused).toEqual([]);
    const actionsOf = (name: string) =>
      new Set([...calls.values()].filter(({ caller }) => caller === name).map(({ action }) => action));
    expect([...actionsOf('erase-data')]).toEqual(expect.arrayContaining(['dynamodb:Scan', 'dynamodb:DeleteItem']));
    for (const action of ['dynamodb:Scan', 's3:DeleteObject']) {
      expect([action, actionsOf('operator-console').has(action)]).toEqual([action, false]);
    }
  });
});
