import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedResponse } from '#shared/contracts/consensus.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { agreedLevelIssues, needsReason } from '#shared/domain/consensus/agreed-level.ts';
import { groupView } from '#shared/domain/consensus/group-view.ts';
import { PRACTICES } from '#test/fakes/assessment-items.ts';

const PAIR = PRACTICES.slice(0, 2);
const [P, Q] = PAIR as [string, string];
const group = (...rows: readonly (readonly (Choice | null)[])[]): CountedResponse[] =>
  rows.map((row, index) => ({
    respondent: `r-${index}`,
    member: `m-${index}`,
    answers: row.flatMap((choice, at) =>
      choice === null ? [] : [{ practice: PRACTICES[at] ?? '', choice, where: [] }],
    ),
  }));

describe('what a member sees of the group', () => {
  it('is nothing before three others have answered', () => {
    expect(groupView(group([1], [2]), PAIR, 'reader')).toBeNull();
    expect(groupView(group([1], [2], [3]), PAIR, 'm-0')).toBeNull();
    expect(groupView(group([1], [2], [3]), PAIR, 'reader')).not.toBeNull();
    expect(groupView(group([1], [2], [3], [4]), PAIR, 'm-0')).not.toBeNull();
  });

  it('takes nobody for another who has not answered anything', () => {
    expect(groupView(group([1], [2], [null]), PAIR, 'reader')).toBeNull();
    expect(groupView(group([1], [2], [null], [3]), PAIR, 'reader')).not.toBeNull();
  });

  it('leaves out a practice that fewer than three others answered', () => {
    const view = groupView(group([1, 5], [2, 5], [3, null], [4, 1]), PAIR, 'm-0');
    expect(view?.practices[0]).toMatchObject({ answered: 4, counts: [1, 1, 1, 1, 0], median: 2.5, mean: 2.5 });
    expect(view?.practices[1]).toEqual({ practice: Q, answered: null });
    expect(view?.agenda).not.toContain(Q);
  });

  it('counts the two answers without a level apart', () => {
    const view = groupView(group([1], ['dont-know'], ['does-not-apply'], [1]), [P], 'reader');
    expect(view?.practices[0]).toMatchObject({ answered: 4, dontKnow: 1, doesNotApply: 1, counts: [2, 0, 0, 0, 0] });
    expect(view?.practices[0]).toMatchObject({ mean: 1, median: 1, deviation: 0 });
  });

  it('has on its agenda what differs by more than 5/6 on average, widest first', () => {
    const wide = group([1, 1], [5, 5], [1, 2], [5, 4]);
    expect(groupView(wide, [Q, P], 'reader')?.agenda).toEqual([P, Q]);
    expect(groupView(wide, [P, Q], 'reader')?.agenda).toEqual([P, Q]);
    const alike = group([1, 1], [5, 5], [1, 1], [5, 5]);
    expect(groupView(alike, [Q, P], 'reader')?.agenda).toEqual([Q, P]);
    expect(groupView(group([2], [3], [3], [4]), [P], 'reader')?.agenda).toEqual([]);
  });

  it('has nothing on its agenda that differs by exactly 5/6', () => {
    const levels = [1, 1, 2, 3, 3, 3, 3, 3, 3, 4, 5, 5] as const;
    expect(groupView(group(...levels.map((level) => [level])), [P], 'reader')?.agenda).toEqual([]);
    expect(groupView(group(...levels.slice(0, -1).map((level) => [level]), [5], [5]), [P], 'reader')?.agenda).toEqual([
      P,
    ]);
  });

  const choice = fc.constantFrom<Choice | null>(1, 2, 3, 4, 5, 'dont-know', 'does-not-apply', null);
  const rows = fc.array(fc.tuple(choice, choice), { minLength: 2, maxLength: 9 });
  const isOwn = ({ member }: CountedResponse) => member === 'm-0';

  it('is the same in every order of the others, and whoever of them gave which answer', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (answers, picks) => {
        const before = group(...answers);
        const others = before.filter((response) => !isOwn(response));
        const dealt = others.map(({ answers: given }, index) => ({ given, rank: [picks.next().value ?? 0, index] }));
        const shuffled = dealt.toSorted((a, b) => (a.rank[0] ?? 0) - (b.rank[0] ?? 0));
        const after = [
          ...others.map((response, index) => ({ ...response, answers: shuffled[index]?.given ?? [] })),
          ...before.filter(isOwn),
        ];
        expect(groupView(after, PAIR, 'm-0')).toEqual(groupView(before, PAIR, 'm-0'));
      }),
    );
  });

  it('never rests on fewer than three others', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const responses = group(...answers);
        for (const view of groupView(responses, PAIR, 'm-0')?.practices ?? []) {
          const others = responses.filter((r) => !isOwn(r) && r.answers.some((a) => a.practice === view.practice));
          expect(view.answered === null).toBe(others.length < 3);
        }
      }),
    );
  });
});

describe('an agreed level', () => {
  const view = groupView(group([2], [3], [3], [4]), PAIR, 'reader');

  it('needs a reason from more than half a level beside the median on', () => {
    expect(needsReason(view, P, 3)).toBe(false);
    expect(needsReason(view, P, 4)).toBe(true);
    expect(needsReason(groupView(group([3], [4], [3], [4]), [P], 'reader'), P, 4)).toBe(false);
  });

  it('always needs one where the median may not be seen, so that trying tells nothing', () => {
    for (const level of [1, 2, 3, 4, 5] as const) {
      expect(needsReason(view, Q, level)).toBe(true);
      expect(needsReason(null, P, level)).toBe(true);
    }
  });

  it('needs none to say that a practice does not apply, nor where nobody gave a level', () => {
    expect(needsReason(null, P, 'does-not-apply')).toBe(false);
    const unsure = groupView(group(['dont-know'], ['dont-know'], ['dont-know']), [P], 'reader');
    expect(needsReason(unsure, P, 4)).toBe(false);
  });

  it('is refused without a reason that it needs, naming the practice', () => {
    const missing = [{ field: 'reason', message: 'reason-missing', values: { practice: P } }];
    expect(agreedLevelIssues({ practice: P, level: 4 }, view, [])).toEqual(missing);
    expect(agreedLevelIssues({ practice: P, level: 4, reason: '' }, view, [])).toEqual(missing);
    expect(agreedLevelIssues({ practice: P, level: 4, reason: 'We saw it.' }, view, [])).toEqual([]);
    expect(agreedLevelIssues({ practice: P, level: 3 }, view, [])).toEqual([]);
  });

  it('lets at most two practices of a capability not apply', () => {
    const not = (practice: string) => ({ practice, level: 'does-not-apply' as const });
    const [beside, third] = [[P, Q].map(not), PRACTICES[2] ?? ''];
    expect(agreedLevelIssues(not(third), null, beside)).toEqual([
      { field: 'level', message: 'too-many-do-not-apply', values: { maximum: 2 } },
    ]);
    expect(agreedLevelIssues(not(third), null, beside.slice(1))).toEqual([]);
    expect(agreedLevelIssues(not(third), null, [not(P), { practice: Q, level: 3 }])).toEqual([]);
    expect(agreedLevelIssues({ practice: third, level: 3, reason: 'We saw it.' }, null, beside)).toEqual([]);
  });
});
