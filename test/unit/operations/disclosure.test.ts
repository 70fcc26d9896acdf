import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '#shared/contracts/response.ts';
import { createCloseAnswering, createTakeInLateAnswers } from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createRecordAgreed } from '#shared/operations/consensus/record-agreed.ts';
import { createInviteColleagues } from '#shared/operations/members/invite-colleagues.ts';
import { createMemberProgress } from '#shared/operations/members/member-progress.ts';
import { createRemindColleagues } from '#shared/operations/members/remind-colleagues.ts';
import { createTakeBackInvitation } from '#shared/operations/members/take-back-invitation.ts';
import { createPreviewSubmission, createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { createReadVerified } from '#shared/operations/verification/record-verified.ts';
import { FIRST, setUpCity } from './city-group.ts';

type Row = readonly (Choice | null)[];
/** What happens in one world, before the coordinator looks. */
interface World {
  readonly before: readonly Row[];
  readonly late?: readonly Row[];
  /** Who of `before` answers anew after the group was shown, and what. */
  readonly changes?: readonly (Row | null)[];
}

const tried = async (attempt: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await attempt();
  } catch (error) {
    const { code, issues } = error as { code?: string; issues?: unknown };
    return { code, issues };
  }
};

/** Everything that a coordinator can get out of the operations, in one order; mails and times included. */
const everythingSeen = async ({ before, late = [], changes = [] }: World): Promise<string> => {
  const city = await setUpCity();
  const ama = await city.join('ama@city.test', ['coordinator'], 'm-ama');
  const people = [];
  for (const [index, row] of before.entries()) people.push(await city.respond(`p${index}`, row, `m-${index}`));
  const seen: unknown[] = [];
  const look = async () => {
    const read = createReadConsensus(city.deps);
    const record = createRecordAgreed(city.deps);
    const takeBack = createTakeBackInvitation(city.deps);
    const options = { role: 'respondent', language: 'en' } as const;
    seen.push(await createMemberProgress(city.deps)(ama, city.instrument));
    seen.push(await createInviteColleagues(city.deps)(ama, ['p0@city.test'], options));
    seen.push(await createRemindColleagues(city.deps)(ama, city.instrument));
    seen.push(await read(ama, city.instrument));
    seen.push(await createReadVerified(city.deps)(ama));
    for (const level of [1, 3, 5] as const) {
      seen.push(await tried(() => record(ama, city.instrument, { practice: FIRST, level })));
    }
    seen.push(await tried(() => takeBack(ama, 'm-0')));
    const preview = await createPreviewSubmission(city.deps)(ama, crypto.randomUUID());
    seen.push(preview && { respondents: preview.respondents, waiting: preview.waiting, again: !!preview.unchanged });
  };
  await look();
  await createCloseAnswering(city.deps)(ama);
  await look();
  for (const [index, row] of late.entries()) await city.respond(`late${index}`, row, `m-late-${index}`);
  for (const [index, row] of changes.entries()) {
    const person = people[index];
    if (row !== null && person !== undefined) await city.answer(person, row);
  }
  seen.push(await createTakeInLateAnswers(city.deps)(ama));
  await look();
  const sent = await tried(async () => {
    const { responses, ...rest } = await createSubmitCity(city)(ama, crypto.randomUUID());
    const levels = responses.flatMap(({ answers }) => answers.map(({ practice, choice }) => `${practice} ${choice}`));
    return { levels: levels.toSorted(), version: rest.version, verified: rest.verified };
  });
  if (before.length >= 3) seen.push(sent);
  seen.push(city.mails.map(({ to, subject, text }) => [to, subject, text.replaceAll(city.round.id, '')]));
  return JSON.stringify(seen).replaceAll(city.round.id, 'round');
};

const choice = fc.constantFrom<Choice>(1, 2, 3, 4, 5, 'dont-know', 'does-not-apply');
const row = fc.tuple(choice, choice);
const rows = (minLength: number, maxLength: number) => fc.array(row, { minLength, maxLength });
const RUNS = { numRuns: 12 };

describe('what a coordinator gets out of a city’s assessment', () => {
  it('is the same whatever two people answered', () =>
    fc.assert(
      fc.asyncProperty(rows(1, 2), rows(2, 2), async (before, other) => {
        const changed = before.map((own, index) => other[index] ?? own);
        expect(await everythingSeen({ before: changed })).toBe(await everythingSeen({ before }));
      }),
      RUNS,
    ));

  it('is the same whoever of a shown group gave which answers', () =>
    fc.assert(
      fc.asyncProperty(rows(3, 5), async (before) => {
        const turned = [...before.slice(1), ...before.slice(0, 1)];
        expect(await everythingSeen({ before: turned })).toBe(await everythingSeen({ before }));
      }),
      RUNS,
    ));

  it('is the same whatever one or two late people answered', () =>
    fc.assert(
      fc.asyncProperty(rows(3, 4), rows(1, 2), rows(2, 2), async (before, late, other) => {
        const otherwise = late.map((own, index) => other[index] ?? own);
        expect(await everythingSeen({ before, late: otherwise })).toBe(await everythingSeen({ before, late }));
      }),
      RUNS,
    ));

  it('is the same whoever of three late people answered what', () =>
    fc.assert(
      fc.asyncProperty(rows(3, 4), rows(3, 3), async (before, late) => {
        expect(await everythingSeen({ before, late: late.toReversed() })).toBe(await everythingSeen({ before, late }));
      }),
      RUNS,
    ));

  it('is the same whatever one person changes an answer to, after it was shown', () =>
    fc.assert(
      fc.asyncProperty(
        rows(3, 4),
        fc.constantFrom<Choice>(2, 3),
        fc.constantFrom<Choice>(4, 5),
        async (before, a, b) => {
          const begun = before.map((own, index) => (index === 0 ? ([1, own[1]] as const) : own));
          const changedTo = (to: Choice) => everythingSeen({ before: begun, changes: [[to]] });
          expect(await changedTo(a)).toBe(await changedTo(b));
        },
      ),
      RUNS,
    ));
});
