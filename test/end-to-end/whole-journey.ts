import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSystem } from '#infra/local/system.ts';
import { until } from '#test/pipeline/running-system.ts';
import type { Ground } from './answering.ts';
import { answerPractices, claimCity, fillInTheRest, type Journey, look, mailedLink, press, signIn } from './journey.ts';

const ADDRESS = 'planner@freetown.test';
const QUESTION = 'practices/looking-ahead';

/** A person alone, from the sign-in mail to the report, without any script. */
export const describeWholeJourney = (ground: () => Ground): void => {
  describe('a person alone', () => {
    let system: LocalSystem;
    let browser: Browser;
    let context: BrowserContext;
    let journey: Journey;
    let base: string;

    beforeAll(async () => {
      ({ system, browser } = ground());
      context = await browser.newContext({ javaScriptEnabled: false });
      context.setDefaultTimeout(30_000);
      journey = { page: await context.newPage(), system, problems: [], seen: new Map() };
    });
    afterAll(() => context.close());

    it('walks from the sign-in mail to the results without JavaScript, in under a minute', async () => {
      const { page } = journey;
      const started = performance.now();
      await signIn(journey, ADDRESS);
      await claimCity(journey, 'freetwon', /^Freetown/);
      base = new URL(page.url()).pathname;

      await page.getByRole('link', { name: 'City profile' }).click();
      await page.getByLabel('Share of revenue that the city raises itself').fill('37,5');
      await look(journey, '08-profile');
      await press(page, 'Save and continue');
      await look(journey, '09-practice');
      await answerPractices(journey);
      await fillInTheRest(journey);
      await look(journey, '15-check');
      expect(await page.getByText('Not answered', { exact: true }).count()).toBe(0);

      await press(page, 'Submit');
      await look(journey, '16-receipt');
      await page.getByRole('link', { name: 'Go to the results' }).click();
      await page.getByRole('heading', { name: 'Keep a copy' }).waitFor({ timeout: 30_000 });
      await look(journey, '18-results');
      expect((performance.now() - started) / 1000).toBeLessThan(60);
      expect(journey.problems).toEqual([]);
    }, 90_000);

    it('brings the report by mail, with a link to these results', async () => {
      const report = await until('the mail', async () =>
        (await system.messages()).find(({ attachments }) => attachments.length > 0),
      );
      expect(report.to).toContain(ADDRESS);
      expect(report.text).toContain(`${system.formUrl}${journey.seen.get('18-results')}`);
    });

    it('shows earlier answers again, with every character that was typed', async () => {
      const { page } = journey;
      await page.goto(`${system.formUrl}${base}/${QUESTION}`);
      expect(await page.locator('input[name=choice]:checked').getAttribute('value')).toBe('1');
      expect(await page.getByLabel('Link to it').inputValue()).toBe('https://www.city.org/strategy');
      expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('<b>Our</b> "plan"\nreaches to 2040');
    });

    it('keeps what was typed beside an error, and links the error to its field', async () => {
      const { page } = journey;
      await page.goto(`${system.formUrl}${base}/${QUESTION}`);
      await page.getByLabel('Link to it').fill('no link at all');
      await page.getByLabel('Comment', { exact: true }).fill('typed before the error');
      await press(page, 'Save and continue');
      await look(journey, '17-practice-error');
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.getByLabel('Comment', { exact: true }).inputValue()).toBe('typed before the error');
      await page.getByRole('alert').getByRole('link').click();
      expect(new URL(page.url()).hash).toBe('#evidence-link');
      expect(await page.locator('#evidence-link').isVisible()).toBe(true);
    });

    it('takes the same submission twice as one', async () => {
      const { page } = journey;
      await page.goto(`${system.formUrl}${base}/check`);
      expect(await page.getByText('You have already submitted exactly this').isVisible()).toBe(true);
      await press(page, 'Submit');
      expect(new URL(page.url()).pathname).toBe(`${journey.seen.get('16-receipt')}`);
    });

    it('downloads the numbers as a table', async () => {
      const { page } = journey;
      await page.goto(`${system.formUrl}${journey.seen.get('18-results')}`);
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'The numbers as a table (CSV)' }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toMatch(/^city-capabilities-gn-\d+-v2\.csv$/);
      const [head = ''] = readFileSync(await download.path(), 'utf8').split('\r\n');
      expect(head).toContain('capability,practice,name');
    });

    it('lets a sign-in link work once', async () => {
      const fresh = await browser.newContext({ javaScriptEnabled: false });
      const page = await fresh.newPage();
      await page.goto(await mailedLink(system, ADDRESS));
      await press(page, 'Sign in');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This link does not work any more');
      await fresh.close();
    });

    it('needs no sideways scrolling on any other page', async () => {
      const { page } = journey;
      for (const [name, path] of [
        ['19-privacy', '/privacy'],
        ['20-accessibility', '/accessibility'],
        ['21-sources', '/sources'],
        ['22-correction', `${base}/profile/population`],
        ['23-not-found', '/no-such-page'],
        ['24-sign-out', '/sign-out'],
      ] as const) {
        await page.goto(`${system.formUrl}${path}`);
        await look(journey, name);
      }
      expect(journey.problems).toEqual([]);
    });
  });
};
