import type { Browser } from 'playwright-core';
import { startLocalSystem } from '#infra/local/system.ts';
import { observedKinds } from '#test/infra/observed-kinds.ts';
import { freePort } from '#test/pipeline/free-port.ts';
import { createInspector } from '../accessibility.ts';
import { launchBrowser } from '../browser.ts';
import { WIDTHS } from '../screenshots.ts';
import { type Stores, storesOf } from './stores.ts';

const [PHONE] = WIDTHS;
const OURS = ['operator-console', 'erase-data'];

/** A phone beside the walk, whose width and axe judge what the walk saw while the walk goes on at its desk. */
const openInspection = async (browser: Browser, address: string) => {
  const beside = await browser.newContext({ bypassCSP: true, viewport: { width: PHONE, height: 800 } });
  await beside.route('**/assets/*.js', (route) => route.abort());
  const page = await beside.newPage();
  await page.goto(address);
  return createInspector(page);
};

/** One system, and one browser in which pages have no script. */
export const startConsole = async (folder: string, seed: (stores: Stores) => Promise<void>) => {
  const { observe, calls } = observedKinds();
  const fill = ({ env }: { readonly env: Record<string, string> }) => seed(storesOf(env));
  // A busy machine may take its time: a function that is ended meanwhile would show another page.
  const settings = {
    folder,
    seed: fill,
    logLevel: 'SILENT',
    observe,
    scheduleSeconds: 0,
    timeoutCap: 120,
    isWarm: false,
  };
  const [system, browser] = await Promise.all([
    freePort().then((port) => startLocalSystem({ port, ...settings })),
    launchBrowser(),
  ]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  context.setDefaultTimeout(60_000);
  return {
    system,
    browser,
    context,
    page: await context.newPage(),
    calls: () => calls().filter(({ caller }) => OURS.includes(caller)),
    stores: storesOf(system.env),
    inspect: await openInspection(browser, `${system.formUrl}/sign-in`),
    async stop() {
      await browser.close();
      await system.stop();
    },
  };
};
