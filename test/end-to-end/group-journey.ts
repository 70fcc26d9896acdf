import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LocalSystem } from '#infra/local/system.ts';
import { arrive } from './answering.ts';
import { mailedLink, press } from './journey.ts';
import { lookHere } from './screenshots.ts';
import type { Way } from './ways.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
/** Long, as several walks share the machine; nothing waits so long where nothing is wrong. */
const PATIENCE = 30_000;

/** Whose walk through a round it is, in which city and in which way. */
export interface Walk {
  readonly system: LocalSystem;
  readonly browser: Browser;
  readonly way: Way;
  /** Path of the city's assessment. */
  readonly base: string;
  readonly coordinator: string;
  readonly respondents: readonly string[];
  readonly assessor: string;
  /** Pages that were too wide. */
  readonly problems: string[];
}

const open = ({ system, base }: Walk, page: Page, path: string) => page.goto(`${system.formUrl}${base}${path}`);

const look = async ({ way, problems }: Walk, page: Page, name: string): Promise<void> => {
  problems.push(...(await lookHere(page, `${name}-${way.hasScript ? 'script' : 'plain'}`)));
  if (page.viewportSize()?.width !== way.width) await page.setViewportSize({ width: way.width, height: 800 });
};

/** Follows the invitation as a person does: its link, the sign-in page, the second mail, the button. */
const accept = async (walk: Walk, address: string): Promise<Page> => {
  const { system, browser, way } = walk;
  const viewport = { width: way.width, height: 800 };
  const context = await browser.newContext({ javaScriptEnabled: way.hasScript, viewport });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const mail = (await system.messages()).find(({ to }) => to.includes(address));
  const invited = /https?:\/\/\S+\/sign-in\?next=\S+/.exec(mail?.text ?? '')?.[0];
  await page.goto(invited ?? `${system.formUrl}/sign-in`);
  await page.getByLabel('Your e-mail address at work').fill(address);
  await press(page, 'Send me a link');
  await page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
  await page.goto(await mailedLink(system, address));
  await press(page, 'Sign in');
  await page.getByRole('link', { name: 'Sign out' }).waitFor();
  return page;
};

/** Answers the first practices in their order. */
const answer = async (walk: Walk, page: Page, levels: readonly number[]): Promise<void> => {
  await open(walk, page, '/practices/looking-ahead');
  for (const [index, level] of levels.entries()) {
    await page.locator(`input[name=choice][value="${level}"]`).check();
    await press(page, 'Save and continue');
    await page
      .getByText(`question ${index + 2} of 20`)
      .first()
      .waitFor();
  }
};

const addFile = async (walk: Walk, page: Page): Promise<void> => {
  await open(walk, page, '/practices/looking-ahead/files');
  await page.locator('input[type=file]').setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer: PDF });
  await look(walk, page, '30-files');
  await press(page, 'Send the file');
  await page.getByLabel('Name of the file (optional)').fill('Strategy 2030');
  await press(page, 'Keep the file');
  await page.getByText('Strategy 2030').first().waitFor();
};

/** Somebody who has signed in already. */
const enter = async (walk: Walk, address: string): Promise<Page> => {
  const { hasScript, width } = walk.way;
  return (await arrive({ ...walk, address, hasScript, width })).newPage();
};

/** Each invited person answers alone; the first one signs in by the invitation, and adds a file. */
const answerAll = async (walk: Walk): Promise<void> => {
  const [invited = '', ...others] = walk.respondents;
  const first = await accept(walk, invited);
  expect(new URL(first.url()).pathname).toBe(walk.base);
  await answer(walk, first, [1, 3]);
  await addFile(walk, first);
  await first.context().close();
  for (const [index, address] of others.entries()) {
    const page = await enter(walk, address);
    await answer(walk, page, [2 * index + 3]);
    await page.context().close();
  }
};

const invite = async (walk: Walk, ama: Page): Promise<void> => {
  await open(walk, ama, '/people');
  await ama.getByLabel('E-mail addresses of colleagues').fill(walk.respondents.join('\n'));
  await press(ama, 'Send invitations');
  await ama.getByText('3 invitations are on the way').waitFor();
  await look(walk, ama, '31-people');
};

/** Closes answering, reads where the group differs, and records what it agreed on after a first try without a reason. */
const agree = async (walk: Walk, ama: Page): Promise<void> => {
  await open(walk, ama, '/consensus');
  await ama.getByRole('link', { name: 'Close answering' }).click();
  await press(ama, 'Close answering');
  const plot = ama.getByRole('img', { name: /Level 1: 1, level 2: 0, level 3: 1, level 4: 0, level 5: 1/ });
  await plot.waitFor();
  await look(walk, ama, '32-consensus');
  await open(walk, ama, '/consensus/looking-ahead');
  await ama.locator('input[name=level][value="4"]').check();
  await press(ama, 'Save the agreed level');
  await ama.getByRole('alert').waitFor();
  await look(walk, ama, '33-agree-with-errors');
  await ama.locator('#reason').fill('The new plan.');
  await press(ama, 'Save the agreed level');
  await plot.waitFor();
};

/** The assessor, signed in already, sees the file and nothing of who answered what, and records a level with a reason. */
const assess = async (walk: Walk): Promise<void> => {
  const assessor = await enter(walk, walk.assessor);
  await open(walk, assessor, '/evidence/looking-ahead');
  await look(walk, assessor, '34-assess');
  await assessor.getByRole('link', { name: /Strategy 2030/ }).waitFor();
  expect(await assessor.locator('input:checked').count()).toBe(0);
  await assessor.locator('input[name=level][value="3"]').check();
  await assessor.locator('#reason').fill('The strategy says so.');
  await press(assessor, 'Save');
  await assessor.waitForURL(/\/evidence$/);
  await assessor.context().close();
};

/** From the invitations to the submission; gives the coordinator's page, which shows the receipt. */
export const walkToSubmission = async (walk: Walk): Promise<Page> => {
  const ama = await accept(walk, walk.coordinator);
  await invite(walk, ama);
  await answerAll(walk);
  await agree(walk, ama);
  await assess(walk);
  await open(walk, ama, '/check');
  await ama.getByText('The answers of 3 people go in').waitFor();
  await look(walk, ama, '35-check');
  await press(ama, 'Submit');
  await ama.waitForURL(/\/results\/.*\/receipt/);
  return ama;
};

type Numbers = Readonly<Record<string, string>>;

/** Waits for the report on the results page, and downloads its numbers: a row for each level that it knows. */
export const readResults = async (walk: Walk, ama: Page): Promise<readonly Numbers[]> => {
  await ama.getByRole('link', { name: 'Go to the results' }).click();
  await ama.getByRole('heading', { name: 'Keep a copy' }).waitFor({ timeout: 4 * PATIENCE });
  await look(walk, ama, '36-results');
  const waiting = ama.waitForEvent('download');
  await ama.getByRole('link', { name: 'The numbers as a table (CSV)' }).click();
  const table = readFileSync(await (await waiting).path(), 'utf8');
  return parse(table, { columns: true, bom: true }) as Numbers[];
};
