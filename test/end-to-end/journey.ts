import type { Page } from 'playwright-core';
import type { LocalSystem } from '#infra/local/system.ts';
import { lookHere } from './screenshots.ts';

export interface Journey {
  readonly page: Page;
  readonly system: LocalSystem;
  /** Problems that were seen on the way. */
  readonly problems: string[];
  /** Paths of the pages that were seen, each under a name. */
  readonly seen: Map<string, string>;
}

export const pathOf = (page: Page): string => {
  const { pathname, search } = new URL(page.url());
  return `${pathname}${search}`;
};

/** Looks at the page that is open and remembers its address. */
export const look = async ({ page, problems, seen }: Journey, name: string): Promise<void> => {
  seen.set(name, pathOf(page));
  problems.push(...(await lookHere(page, name)));
};

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The link of the newest sign-in message to an address. */
export const mailedLink = async (system: LocalSystem, address: string): Promise<string> => {
  const mails = (await system.messages()).filter(({ subject, to }) => /sign in/i.test(subject) && to.includes(address));
  const link = /https?:\/\/\S+\/sign-in\/confirm\?token=[\w-]+/.exec(mails.at(-1)?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`No sign-in link for ${address}`);
  return link;
};

export const signIn = async (journey: Journey, address: string): Promise<void> => {
  const { page, system } = journey;
  await page.goto(`${system.formUrl}/`);
  await look(journey, '01-start');
  await page.getByRole('button', { name: 'Start now' }).click();
  await look(journey, '02-sign-in');
  await page.getByLabel('Your e-mail address at work').fill(address);
  await press(page, 'Send me a link');
  await look(journey, '03-sent');
  await page.goto(await mailedLink(system, address));
  await look(journey, '04-confirm');
  await press(page, 'Sign in');
  await look(journey, '05-assessments');
};

/** Searches for a city in the demonstration round and begins its assessment. */
export const claimCity = async (journey: Journey, query: string, option: RegExp): Promise<void> => {
  const { page } = journey;
  await page.getByRole('link', { name: 'Choose a city in Demonstration 2026' }).click();
  await page.getByLabel('Name of the city').fill(query);
  await press(page, 'Search');
  await look(journey, '06-city-search');
  await page.getByRole('radio', { name: option }).first().check();
  await press(page, 'Choose this city');
  await look(journey, '07-overview');
};

/** Answers all 20 practices with levels 1 to 5 in turn, with details on the first. */
export const answerPractices = async (journey: Journey): Promise<void> => {
  const { page } = journey;
  for (let index = 0; index < 20; index += 1) {
    const choice = index === 18 ? 'dont-know' : index === 19 ? 'does-not-apply' : String((index % 5) + 1);
    await page.locator(`input[name=choice][value="${choice}"]`).check();
    if (index === 0) await addDetails(journey);
    await press(page, 'Save and continue');
  }
};

const addDetails = async ({ page }: Journey): Promise<void> => {
  await page.getByText('Where and how it happens (optional)').click();
  await page.locator('input[name=where]').first().check();
  await page.getByText('Evidence (optional)').click();
  await page.getByLabel('Link to it').fill('www.city.org/strategy');
  await page.getByText('Comment (optional)').click();
  await page.getByLabel('Comment', { exact: true }).fill('<b>Our</b> "plan"\nreaches to 2040');
};

/** Fills in the pages between the practices and the check page. */
export const fillInTheRest = async (journey: Journey): Promise<void> => {
  const { page } = journey;
  for (let index = 0; index < 4; index += 1) {
    if (index === 0) await look(journey, '10-condition');
    await page.locator('input[name=choice][value="3"]').check();
    await press(page, 'Save and continue');
  }
  await look(journey, '11-focus');
  await page.locator('input[name=capabilities]').first().check();
  await press(page, 'Save and continue');
  await look(journey, '12-sharing');
  await page.locator('input[value=named]').check();
  await press(page, 'Save and continue');
  await look(journey, '13-comparison');
  await press(page, 'Save and continue');
  await look(journey, '14-delivery');
  await press(page, 'Save and continue');
};
