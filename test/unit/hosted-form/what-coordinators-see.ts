import type { Route } from '#functions/hosted-form/route.ts';
import { createGetSubmission } from '#functions/submissions-api/get-submission.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { anHttpRequest } from '#test/fakes/http-request.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { addMember, answer, BASE, putReport, setUpAssessment } from './assessment-setup.ts';
import { type FormUnderTest, FREETOWN, ROUND } from './form-setup.ts';
import { close, enter } from './group-setup.ts';
import type { Visitor } from './visitor.ts';

/** A colleague with a level for each of two practices. */
export interface Colleague {
  readonly name: string;
  readonly levels: readonly [string, string];
}

const PRACTICES = ['looking-ahead', 'using-data'] as const;

/** Colleagues who answer in the order of the list, so many minutes after each other. */
export const setUpColleagues = async (colleagues: readonly Colleague[], minutesBetween = 20) => {
  const { form, visitor: ama } = await setUpAssessment();
  const noon = form.clock.now.getTime() + 2 * 3_600_000;
  for (const { name } of colleagues.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    await addMember(form, `${name}@city.test`, ['respondent'], FREETOWN, `member-${name}`);
  }
  for (const { name, levels } of colleagues) {
    form.clock.now = new Date(form.clock.now.getTime() + minutesBetween * 60_000);
    const visitor = await enter(form, `${name}@city.test`);
    for (const [index, practice] of PRACTICES.entries()) {
      await answer(visitor, practice, { choice: levels[index] ?? '', comment: `in secret, ${name}` });
    }
  }
  form.clock.now = new Date(noon);
  return { form, ama };
};

/** Without what is drawn anew each time: ids, tokens and hashes. */
const withoutChance = (text: string): string =>
  text
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'an-id')
    .replace(/[\da-f]{64}/g, 'a-hash')
    .replace(/reference(?: is)? [\dA-F]{8}/g, 'a-reference')
    .replace(/(name="(?:csrf|owner|version)" value|data-csrf)="[^"]*"/g, '$1="a-token"');

const OPEN_TO = ['anyone', 'signed-in', 'member', 'coordinator'];

/** Addresses of every page that is open to a coordinator; a new route is among them by itself. */
const addressesOf = async ({ routes, assessments }: FormUnderTest): Promise<string[]> => {
  const members = await assessments.members(ROUND.id, FREETOWN);
  const colleague = members.find(({ id }) => id.startsWith('member-'));
  const fill = ({ pattern }: Route, practice: string): string => {
    const known: Record<string, string | undefined> = {
      round: ROUND.id,
      city: FREETOWN,
      practice,
      condition: 'leadership',
      feature: 'population',
      member: colleague?.id,
    };
    return pattern.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'unknown');
  };
  const pages = routes.filter(({ method, audience }) => method === 'GET' && OPEN_TO.includes(audience));
  return [...new Set(pages.flatMap((route) => PRACTICES.map((practice) => fill(route, practice))))];
};

/** Every page that is open to the coordinator, and every mail so far, without what is drawn anew each time. */
export const lookAround = async (form: FormUnderTest, ama: Visitor): Promise<Record<string, string>> => {
  const seen: Record<string, string> = {};
  for (const address of await addressesOf(form)) {
    const { status, location, html } = await ama.get(address);
    seen[withoutChance(address)] = withoutChance(`${status} ${location} ${html}`);
  }
  await ama.get(`${BASE}/remind`);
  seen.reminded = (await ama.post(`${BASE}/remind`)).location;
  // Sign-in links are each person's own, and come when that one asks.
  const mails = form.mails.filter(({ text }) => !text.includes('/sign-in/confirm'));
  seen.mails = JSON.stringify(mails.map(({ to, subject, text }) => [to, subject, text]).sort());
  return seen;
};

/** Submits, lets the report be written, and reads page, both tables of numbers, and what the API tells. */
export const readResults = async (form: FormUnderTest, ama: Visitor): Promise<Record<string, string>> => {
  await close(ama);
  const { html } = await ama.get(`${BASE}/check`);
  const id = /name="submission" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await ama.post(`${BASE}/submit`, { submission: id });
  await putReport(form, id, buildReport(anInput(await form.submissions.get(id))));
  const seen: Record<string, string> = {};
  for (const page of ['', '/receipt', '/answers', '/data.json', '/data.csv']) {
    seen[`results${page}`] = withoutChance((await ama.get(`/results/${id}${page}`)).html);
  }
  const askApi = createGetSubmission({
    ...form,
    findToken: async () => ({ round: ROUND.id, city: FREETOWN }),
    progress: createFollowProgress(form.issues),
  });
  const headers = { authorization: `Bearer ${'t'.repeat(43)}` };
  const told = await askApi(anHttpRequest({ pathParameters: { id }, headers }));
  if (told.statusCode !== 200) throw new Error(`The API answers ${told.statusCode}`);
  return { ...seen, api: withoutChance(told.body ?? '') };
};
