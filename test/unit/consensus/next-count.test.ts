import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedResponse } from '#shared/contracts/consensus.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { LEAST_BATCH, nextCount, type PresentResponse } from '#shared/domain/consensus/next-count.ts';
import { anAnswer, PRACTICES } from '#test/fakes/assessment-items.ts';

const [P, Q] = PRACTICES as [string, string];
const present = (member: string, choices: Record<string, Choice>, isCoordinator = false): PresentResponse => ({
  member,
  isCoordinator,
  answers: Object.entries(choices).map(([practice, choice]) => anAnswer(practice, choice)),
});
const named = ({ responses }: ReturnType<typeof nextCount>): CountedResponse[] =>
  responses.map((response, index) => ({ ...response, respondent: `r-${index}` }));
const choicesOn = (practice: string, { responses }: Pick<ReturnType<typeof nextCount>, 'responses'>) =>
  responses.flatMap(({ answers }) => answers.filter((a) => a.practice === practice).map(({ choice }) => choice));

const ticked = (one: PresentResponse, where: string[] = ['universities']): PresentResponse => ({
  ...one,
  answers: one.answers.map((answer) => ({ ...answer, where })),
});

const four = [present('a', { [P]: 1 }), present('b', { [P]: 2 }), present('c', { [P]: 3 }), present('d', { [P]: 4 })];
const counted = named(nextCount([], four, false));

describe('counting answers', () => {
  it('takes everything as long as nothing was shown', () => {
    const next = nextCount(counted, [...four, present('e', { [P]: 5 })], false);
    expect(choicesOn(P, next)).toEqual([1, 2, 3, 4, 5]);
    expect(next).toMatchObject({ isChanged: true, waiting: 0 });
  });

  it('lets one or two late answers wait, and takes three together', () => {
    const late = [present('e', { [P]: 5 }), present('f', { [P]: 5 }), present('g', { [P]: 5 })];
    for (const some of [late.slice(0, 1), late.slice(0, 2)]) {
      const next = nextCount(counted, [...four, ...some], true);
      expect(next.isChanged).toBe(false);
      expect(next.waiting).toBe(some.length);
      expect(choicesOn(P, next)).toEqual([1, 2, 3, 4]);
    }
    expect(choicesOn(P, nextCount(counted, [...four, ...late], true))).toEqual([1, 2, 3, 4, 5, 5, 5]);
  });

  it('looks at each practice alone: three people with one answer each on another practice bring none', () => {
    const next = nextCount(counted, [...four, present('e', { [P]: 5 }), present('f', { [Q]: 5 })], true);
    expect(choicesOn(P, next)).toEqual([1, 2, 3, 4]);
    const third = nextCount(
      counted,
      [...four, present('e', { [P]: 5, [Q]: 1 }), present('f', { [Q]: 2 }), present('g', { [Q]: 3 })],
      true,
    );
    expect(choicesOn(P, third)).toEqual([1, 2, 3, 4]);
    expect(choicesOn(Q, third).toSorted()).toEqual([1, 2, 3]);
    expect(third.waiting).toBe(1);
  });

  it('counts changed answers as late ones, and not those of who reads the levels', () => {
    const changed = four.map((one, index) => (index < 3 ? present(one.member, { [P]: 5 }) : one));
    expect(choicesOn(P, nextCount(counted, changed, true)).toSorted()).toEqual([4, 5, 5, 5]);
    const byReader = changed.map((one) => ({ ...one, isCoordinator: one.member === 'a' }));
    expect(nextCount(counted, byReader, true).isChanged).toBe(false);
  });

  it('does not let a changed choice hide behind changed ticks', () => {
    const oneChoice = four.map((one) => ticked(one.member === 'a' ? present('a', { [P]: 5 }) : one));
    expect(nextCount(counted, oneChoice, true).isChanged).toBe(false);
    expect(
      nextCount(
        counted,
        four.map((one) => ticked(one)),
        true,
      ).isChanged,
    ).toBe(true);
  });

  it('lets the changed ticks of one or two wait too, and takes those of three', () => {
    const tickedBy = (some: number) => four.map((one, index) => (index < some ? ticked(one) : one));
    for (const some of [1, 2]) {
      expect(nextCount(counted, tickedBy(some), true)).toMatchObject({ isChanged: false, waiting: some });
    }
    const next = nextCount(counted, tickedBy(3), true);
    expect(next).toMatchObject({ isChanged: true, waiting: 0 });
    expect(next.responses.flatMap(({ answers }) => answers.map(({ where }) => where))).toEqual([
      ['universities'],
      ['universities'],
      ['universities'],
      [],
    ]);
  });

  it('takes the same ticks in another order for no change', () => {
    const both = (...where: string[]) => four.map((one) => ticked(one, where));
    const before = named(nextCount([], both('trend-scan', 'universities'), false));
    expect(nextCount(before, both('universities', 'trend-scan'), true)).toMatchObject({ isChanged: false, waiting: 0 });
  });

  it('takes everything too while fewer than three were counted, since nobody was shown anything of them', () => {
    const two = named(nextCount([], four.slice(0, 2), false));
    expect(choicesOn(P, nextCount(two, four.slice(0, 3), true))).toEqual([1, 2, 3]);
  });

  it('is changed by who went before anything was shown, and not by nothing', () => {
    expect(nextCount(counted, four.slice(1), false).isChanged).toBe(true);
    expect(nextCount(counted, four, false).isChanged).toBe(false);
    expect(nextCount(counted, four, true).isChanged).toBe(false);
  });

  it('keeps what has no name any more in every later count', () => {
    const severed = named(nextCount(counted, four.slice(1), true));
    for (const wasShown of [true, false]) {
      expect(choicesOn(P, nextCount(severed, four.slice(1), wasShown))).toEqual([1, 2, 3, 4]);
    }
  });

  it('lists the answers of a person in the order of the practices, in whichever they were given', () => {
    const orders = [{ [P]: 1, [Q]: 2 } as const, { [Q]: 2, [P]: 1 } as const];
    const [one, other] = orders.map((choices) => nextCount([], [present('a', choices)], false).responses);
    expect(one).toEqual(other);
    expect(one?.[0]?.answers.map(({ practice }) => practice)).toEqual([P, Q].toSorted());
  });

  it('keeps, without a name, what somebody who is gone had in a shown count', () => {
    const next = nextCount(counted, four.slice(1), true);
    expect(choicesOn(P, next)).toEqual([1, 2, 3, 4]);
    expect(next.responses.map(({ member }) => member)).toEqual([undefined, 'b', 'c', 'd']);
    expect(choicesOn(P, nextCount(counted, four.slice(1), false))).toEqual([2, 3, 4]);
  });

  it('changes a shown practice by nothing or by three others than coordinators, whatever people do', () => {
    const choice = fc.constantFrom<Choice | null>(1, 2, 3, 4, 5, 'dont-know', 'does-not-apply', null);
    const people = fc.array(fc.tuple(choice, choice, fc.boolean()), { minLength: 3, maxLength: 9 });
    const listed = (row: readonly (Choice | null)[], member: string, isCoordinator: boolean) =>
      present(
        member,
        Object.fromEntries([P, Q].flatMap((p, i) => (row[i] ? [[p, row[i] as Choice]] : []))),
        isCoordinator,
      );
    fc.assert(
      fc.property(people, people, (before, after) => {
        const first = before.map(([p, q, isCoordinator], i) => listed([p, q], `m-${i}`, isCoordinator));
        const base = named(nextCount([], first, false));
        const second = after.map(([p, q], i) => listed([p, q], `m-${i}`, before[i]?.[2] ?? false));
        const next = nextCount(base, second, true);
        if (base.length < LEAST_BATCH) return;
        for (const practice of [P, Q]) {
          const on = (responses: readonly Omit<CountedResponse, 'respondent'>[], member: string) =>
            responses.find((r) => r.member === member)?.answers.find((a) => a.practice === practice)?.choice;
          const changed = second.filter(({ member }) => on(next.responses, member) !== on(base, member));
          const others = changed.filter(({ isCoordinator }) => !isCoordinator);
          expect(changed.length === 0 || others.length >= LEAST_BATCH).toBe(true);
        }
      }),
    );
  });
});
