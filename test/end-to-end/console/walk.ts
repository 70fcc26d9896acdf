import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailedLink, pathOf, press } from '../journey.ts';
import { lookHere } from '../screenshots.ts';
import { OPERATOR } from './places.ts';
import { startConsole } from './start-console.ts';
import type { Stores } from './stores.ts';

type Started = Awaited<ReturnType<typeof startConsole>>;

const cookiesOf = async ({ context }: Started): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

/** What an operator does on any page. */
const hands = (here: () => Started) => {
  const page = () => here().page;
  return {
    go: (path: string) => page().goto(`${here().system.formUrl}${path}`),
    open: (name: string | RegExp) => page().getByRole('link', { name }).first().click(),
    press: (name: string) => press(page(), name),
    fill: (label: string, text: string) => page().getByLabel(label, { exact: true }).fill(text),
    async signIn(address = OPERATOR, window = page()) {
      await window.getByLabel('Your e-mail address at work').fill(address);
      await press(window, 'Send me a link');
      await window.goto(await mailedLink(here().system, address));
      await press(window, 'Sign in');
    },
    /** What the form of the page would send. */
    async formOf(): Promise<Record<string, string>> {
      const fields = await page().locator('main form [name]:is([type=hidden], :checked)').all();
      const pairs = fields.map(async (field) => [await field.getAttribute('name'), await field.inputValue()]);
      return Object.fromEntries(await Promise.all(pairs));
    },
    /** Sends a form that was sent before; gives where it led. */
    async sendAgain(path: string, form: Record<string, string>): Promise<string> {
      const { formUrl: origin } = here().system;
      const cookie = await cookiesOf(here());
      const body = new URLSearchParams(form);
      const headers = { origin, cookie };
      const answer = await fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', headers, body });
      return answer.headers.get('location') ?? String(answer.status);
    },
  };
};

/** What an operator sees on any page, and what others get. */
const eyes = (here: () => Started) => {
  const page = () => here().page;
  return {
    sees: (text: string | RegExp) => page().getByText(text).first().waitFor(),
    /** That something is wrong, and where. */
    isWarned: () => page().getByRole('alert').waitFor(),
    typed: (label: string) => page().getByLabel(label, { exact: true }).inputValue(),
    buttons: (name: string | RegExp) => page().getByRole('button', { name }).count(),
    rows: () => page().locator('tbody tr').count(),
    heading: () => page().getByRole('heading', { level: 1 }).textContent(),
    path: () => pathOf(page()),
    /** Loads the page again once it shows something, as the browser does by itself; asks without the browser until then. */
    async waitFor(text: string) {
      const headers = { cookie: await cookiesOf(here()) };
      const html = async () => (await fetch(page().url(), { headers })).text();
      for (let tries = 0; tries < 120 && !(await html()).includes(text); tries += 1) await page().waitForTimeout(100);
      await page().reload();
      await page().getByText(text).first().waitFor();
    },
    async mailsTo(address: string, subject = /./) {
      const mails = await here().system.messages();
      return mails.filter((mail) => mail.to.includes(address) && subject.test(mail.subject)).length;
    },
  };
};

/** One operator's walk through the whole console, from one sign-in on. */
export const createWalk = (seed: (stores: Stores) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  const seen = new Set<string>();
  const problems: string[] = [];
  let inspections: Promise<void> = Promise.resolve();
  let started: Started | undefined;
  const here = (): Started => {
    if (started === undefined) throw new Error('The walk has not begun');
    return started;
  };
  const acts = hands(here);
  return {
    ...acts,
    ...eyes(here),
    here,
    seen,
    async start() {
      started = await startConsole(folder, seed);
      await acts.go('/console');
      await acts.signIn();
    },
    async stop() {
      await started?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    /** Looks at the page as it stands, whatever led to it; a phone and axe do so beside, while the walk goes on. */
    async look(name: string, window = here().page) {
      if (seen.has(name)) throw new Error(`Looked at ${name} before`);
      seen.add(name);
      problems.push(...(await lookHere(window, `console-${name}`)));
      const html = await window.content();
      inspections = inspections.then(async () => void problems.push(...(await here().inspect(html, name))));
    },
    /** What was too wide for a phone or a desk, and every barrier that axe found. */
    async problems(): Promise<readonly string[]> {
      await inspections;
      return problems;
    },
  };
};
export type Walk = ReturnType<typeof createWalk>;
