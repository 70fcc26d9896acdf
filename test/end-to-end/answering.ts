import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createRepositories } from '#functions/platform/repositories.ts';
import { hashToken, newToken } from '#functions/platform/session-cookies.ts';
import { demonstrationRound, storeSettings } from '#infra/local/demonstration/seed.ts';
import type { LocalSystem } from '#infra/local/system.ts';

export const CITY = 'gn-2409306';
export const BASE = `/assessments/open-2026/${CITY}`;
const HOUR_MINUTES = 60;

type Environment = Readonly<Record<string, string>>;

const repositoriesOf = (env: Environment) =>
  createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));

const peopleOf = (env: Environment) => repositoriesOf(env).people(env.APPLICATION_KEY ?? '');

/** An open round in which some people answer for one city. */
export const seedRespondents =
  (addresses: readonly string[], city: string = CITY) =>
  async ({ env }: { readonly env: Environment }): Promise<void> => {
    const { rounds, assessments } = repositoriesOf(env);
    const round = { ...demonstrationRound('open-2026'), name: 'Open 2026', demonstration: false };
    await rounds.put(round);
    const invitedAt = new Date().toISOString();
    const place = { round: round.id, city };
    await assessments.create({ ...place, instrument: round.instrument, claim: 'invited', createdAt: invitedAt });
    for (const [index, address] of addresses.entries()) {
      const person = await peopleOf(env).ensure(address, 'en');
      await assessments.putMember({
        ...place,
        id: `member-${index}`,
        person: person.id,
        roles: ['coordinator', 'respondent'],
        invitedAt,
      });
    }
  };

export interface Ground {
  readonly browser: Browser;
  readonly system: LocalSystem;
}

interface Session {
  readonly address: string;
  readonly minutesLeft?: number;
}

interface Arrival extends Ground, Session {
  readonly hasScript: boolean;
  readonly width: number;
  /** 2 where everything is enlarged to twice its size. */
  readonly scale?: number;
}

/** Signs somebody in, as who follows a mailed link and so confirms the address, with so many minutes of the session left. */
export const giveSession = async (
  context: BrowserContext,
  system: LocalSystem,
  { address, minutesLeft = 12 * HOUR_MINUTES }: Session,
): Promise<void> => {
  const people = peopleOf(system.env);
  const token = newToken();
  const now = Date.now();
  const person = people.idOf(address);
  await people.confirm(person, new Date(now));
  await people.putSession({
    hash: hashToken(token),
    person,
    expiresAt: new Date(now + minutesLeft * 60_000).toISOString(),
    signedInAt: new Date(now).toISOString(),
  });
  const url = system.formUrl.replace('http:', 'https:');
  await context.addCookies([
    { name: '__Host-session', value: token, url, secure: true, httpOnly: true, sameSite: 'Lax' },
  ]);
};

/** A browser of somebody who has signed in. */
export const arrive = async (arrival: Arrival): Promise<BrowserContext> => {
  const { browser, system, hasScript, width, scale = 1 } = arrival;
  const context = await browser.newContext({
    javaScriptEnabled: hasScript,
    viewport: { width, height: 800 },
    deviceScaleFactor: scale,
  });
  context.setDefaultTimeout(30_000);
  await giveSession(context, system, arrival);
  return context;
};

/** The answer that is kept, as the function would read it. */
export const savedAnswer = async ({ env }: LocalSystem, member: string, practice: string) => {
  const answers = await repositoriesOf(env).assessments.answersOf('open-2026', CITY, member);
  return answers.find((answer) => answer.practice === practice);
};

export const choose = (page: Page, choice: string) => page.locator(`input[name=choice][value="${choice}"]`).check();

/** Opens the fold and types. */
export const comment = async (page: Page, text: string): Promise<void> => {
  const field = page.locator('#comment');
  if (!(await field.isVisible())) await page.getByText('Comment (optional)').click();
  await field.fill(text);
};
