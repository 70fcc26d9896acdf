import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRepositories } from '#functions/platform/repositories.ts';
import { storeSettings } from '#infra/local/demonstration/seed.ts';
import { type LocalSystem, startLocalSystem } from '#infra/local/system.ts';
import { freePort } from '#test/pipeline/free-port.ts';
import { violationsOf } from './accessibility.ts';
import { arrive, BASE, CITY, seedRespondents } from './answering.ts';
import { launchBrowser } from './browser.ts';
import { mailedLink, press } from './journey.ts';
import { lookAt } from './screenshots.ts';

const AMA = 'ama@city.test';
const ASSESSOR = 'assessor@else.test';
const PEOPLE = ['one@city.test', 'two@city.test', 'three@city.test'];
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

describe('a group of people without a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'form-group-'));
  let system: LocalSystem;
  let browser: Browser;
  const problems: string[] = [];

  const seed = async (context: Parameters<ReturnType<typeof seedRespondents>>[0]) => {
    await seedRespondents([AMA])(context);
    const { env } = context;
    const stores = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
    const person = await stores.people(env.APPLICATION_KEY ?? '').ensure(ASSESSOR, 'en');
    const place = { round: 'open-2026', city: CITY, invitedAt: new Date().toISOString() };
    await stores.assessments.putMember({ ...place, id: 'assessor-1', person: person.id, roles: ['assessor'] });
  };

  beforeAll(async () => {
    [system, browser] = await Promise.all([
      freePort().then((port) => startLocalSystem({ port, folder, seed, logLevel: 'SILENT' })),
      launchBrowser(),
    ]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const enter = async (address: string): Promise<Page> => {
    const context = await arrive({ browser, system, address, hasScript: false, width: 360 });
    return context.newPage();
  };
  const open = (page: Page, path: string) => page.goto(`${system.formUrl}${BASE}${path}`);
  const look = async (page: Page, name: string) => {
    problems.push(...(await lookAt(page, name)));
    await page.setViewportSize({ width: 360, height: 800 });
  };

  /** Follows the invitation as a person does: its link, the sign-in page, the second mail, the button. */
  const accept = async (address: string): Promise<Page> => {
    const page = await (
      await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
    ).newPage();
    const mail = (await system.messages()).find(({ to }) => to.includes(address));
    const invited = /https?:\/\/\S+\/sign-in\?next=\S+/.exec(mail?.text ?? '')?.[0];
    await page.goto(invited ?? `${system.formUrl}/sign-in`);
    await page.getByLabel('Your e-mail address at work').fill(address);
    await press(page, 'Send me a link');
    await page.goto(await mailedLink(system, address));
    await press(page, 'Sign in');
    return page;
  };

  const addFile = async (page: Page) => {
    await open(page, '/practices/looking-ahead/files');
    await page.locator('input[type=file]').setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer: PDF });
    await look(page, '30-files');
    await press(page, 'Send the file');
    await page.getByLabel('Name of the file (optional)').fill('Strategy 2030');
    await press(page, 'Keep the file');
    await page.getByText('Strategy 2030').first().waitFor();
  };

  it('goes from invitations to agreement, assessment and the mail', async () => {
    const ama = await accept(AMA);
    await open(ama, '/people');
    await ama.getByLabel('E-mail addresses of colleagues').fill(PEOPLE.join('\n'));
    await press(ama, 'Send invitations');
    await ama.getByText('3 invitations are on the way').waitFor();
    await look(ama, '31-people');
    for (const [index, address] of PEOPLE.entries()) {
      const page = await accept(address);
      expect(new URL(page.url()).pathname).toBe(BASE);
      await open(page, '/practices/looking-ahead');
      await page.locator(`input[name=choice][value="${2 * index + 1}"]`).check();
      await press(page, 'Save and continue');
      if (index === 0) await addFile(page);
    }
    await open(ama, '/consensus');
    await ama.getByRole('link', { name: 'Close answering' }).click();
    await press(ama, 'Close answering');
    await look(ama, '32-consensus');
    const plot = ama.getByRole('img', { name: /Level 1: 1, level 2: 0, level 3: 1, level 4: 0, level 5: 1/ });
    expect(await plot.count()).toBe(1);
    await open(ama, '/consensus/looking-ahead');
    await ama.locator('input[name=level][value="4"]').check();
    await press(ama, 'Save the agreed level');
    await look(ama, '33-agree-with-errors');
    await ama.locator('#reason').fill('The new plan.');
    await press(ama, 'Save the agreed level');
    const assessor = await enter(ASSESSOR);
    await open(assessor, '/evidence/looking-ahead');
    await look(assessor, '34-assess');
    expect(await assessor.getByRole('link', { name: /Strategy 2030/ }).count()).toBe(1);
    await assessor.locator('input[name=level][value="3"]').check();
    await assessor.locator('#reason').fill('The strategy says so.');
    await press(assessor, 'Save');
    await open(ama, '/check');
    await ama.locator('#submit').click();
    await ama.waitForURL(/\/results\/.*\/receipt/);
    const subjects = async (address: string) =>
      (await system.messages()).filter(({ to }) => to.includes(address)).map(({ subject }) => subject);
    await expect.poll(async () => (await subjects(PEOPLE[0] ?? '')).length).toBeGreaterThanOrEqual(3);
    await expect.poll(async () => (await subjects(AMA)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    expect(problems).toEqual([]);
  }, 150_000);

  it('is free of what axe objects to, with errors too', async () => {
    const found: string[] = [];
    for (const [address, paths] of [
      [AMA, ['/people', '/remind', '/step-down', '/leave', '/consensus', '/consensus/looking-ahead', '/check']],
      [ASSESSOR, ['/evidence', '/evidence/looking-ahead']],
    ] as const) {
      const context = await arrive({ browser, system, address, hasScript: true, width: 360 });
      await context.route('**/assets/*.js', (route) => route.abort());
      const page = await context.newPage();
      for (const path of paths) {
        await open(page, path);
        found.push(...(await violationsOf(page, path)));
      }
      if (address === AMA) {
        await open(page, '/people');
        await press(page, 'Send invitations');
        found.push(...(await violationsOf(page, '/people with errors')));
      }
      await context.close();
    }
    expect(found).toEqual([]);
  }, 60_000);
});
