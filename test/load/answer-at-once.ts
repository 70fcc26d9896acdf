import type { Choice } from '#shared/contracts/response.ts';
import type { accessTo } from '#test/pipeline/running-system.ts';
import { hiddenFields } from '#test/unit/hosted-form/hidden-fields.ts';
import { LOAD_ROUND, type Respondent } from './respondents.ts';

/** What the form said it had saved. */
interface Acknowledged {
  readonly practice: string;
  readonly choice: Choice;
  readonly comment: string;
}

export interface Measured {
  /** Milliseconds of each save, from sending the form to the whole answer. */
  readonly saves: readonly number[];
  /** Milliseconds until the first byte of each question's page. */
  readonly firstBytes: readonly number[];
  /** Anything but a page that was shown and an answer that was saved, in words. */
  readonly errors: readonly string[];
  /** Answers that were acknowledged and are not there, or not as they were sent. */
  readonly lost: readonly string[];
}

interface Notes {
  readonly saves: number[];
  readonly firstBytes: number[];
  readonly errors: string[];
}

const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** One person opens a question and saves an answer; undefined where the form did not say that it is saved. */
const answerOne = async (
  url: string,
  session: string,
  { practice, choice, comment }: Acknowledged,
  notes: Notes,
): Promise<Acknowledged | undefined> => {
  const headers = { cookie: `__Host-session=${session}` };
  try {
    const opened = performance.now();
    const shown = await fetch(url, { headers, redirect: 'manual' });
    notes.firstBytes.push(performance.now() - opened);
    const html = await shown.text();
    if (shown.status !== 200) notes.errors.push(`${practice} was shown with ${shown.status}`);
    const fields = { ...hiddenFields(html), csrf: csrfIn(html), choice: String(choice), comment, go: 'next' };
    const sent = performance.now();
    const saved = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
    await saved.arrayBuffer();
    notes.saves.push(performance.now() - sent);
    if (saved.status === 303) return { practice, choice, comment };
    notes.errors.push(`${practice} was saved with ${saved.status}`);
  } catch (error) {
    notes.errors.push(`${practice} got no answer: ${reasonOf(error)}`);
  }
  return undefined;
};

/** What broke the line: fetch itself says only that it failed. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}, ${String(error.cause ?? 'for no named reason')}` : String(error);

/** Everybody answers these practices one after the other, all people at the same time; the last answer to one counts. */
export const answerAtOnce = async (
  formUrl: string,
  { assessments }: Pick<ReturnType<typeof accessTo>, 'assessments'>,
  respondents: readonly Respondent[],
  practices: readonly string[],
): Promise<Measured> => {
  const notes: Notes = { saves: [], firstBytes: [], errors: [] };

  const answerAll = async ({ city, member, session }: Respondent, person: number) => {
    const acknowledged = new Map<string, Acknowledged>();
    for (const [index, practice] of practices.entries()) {
      const choice = (((person + index) % 5) + 1) as Choice;
      const url = `${formUrl}/assessments/${LOAD_ROUND}/${city}/practices/${practice}`;
      const comment = `${member} of ${city}, save ${index}`;
      const saved = await answerOne(url, session, { practice, choice, comment }, notes);
      if (saved !== undefined) acknowledged.set(practice, saved);
    }
    return acknowledged;
  };

  const everything = await Promise.all(respondents.map(answerAll));
  const lost: string[] = [];
  for (const [index, { city, member }] of respondents.entries()) {
    const kept = await assessments.answersOf(LOAD_ROUND, city, member);
    for (const { practice, choice, comment } of everything[index]?.values() ?? []) {
      const answer = kept.find((each) => each.practice === practice);
      if (answer?.choice !== choice || answer.comment !== comment) lost.push(`${practice} of ${member} of ${city}`);
    }
  }
  return { ...notes, lost };
};
