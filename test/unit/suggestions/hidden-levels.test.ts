import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { Choice } from '#shared/contracts/response.ts';
import { chooseSuggestions } from '#shared/domain/suggestions/choose-suggestions.ts';
import { content } from '#test/fakes/report-content.ts';
import { type Answered, practicesOf, request, score } from './request.ts';

const library = content.suggestions('en');
const medians = CAPABILITIES.flatMap(practicesOf).map((practice, index) => ({
  practice,
  median: index % 3 === 0 ? null : 1 + (index % 5),
}));

type Row = readonly (Choice | null)[];
const choice = fc.constantFrom<Choice>(1, 2, 3, 4, 5, 'dont-know', 'does-not-apply');
/** Four answers of so many people to each capability. */
const answers = (people: number, one: fc.Arbitrary<Choice> = choice) =>
  fc.array(fc.array(fc.tuple(one, one, one, one), { minLength: people, maxLength: people }), {
    minLength: CAPABILITIES.length,
    maxLength: CAPABILITIES.length,
  });

const answered = (rows: readonly (readonly Row[])[]): Answered =>
  Object.fromEntries(CAPABILITIES.map((capability, index) => [capability, rows[index] ?? []]));

const chosen = (rows: readonly (readonly Row[])[], judged: Parameters<typeof score>[1] = {}) =>
  chooseSuggestions(request({ capabilities: score(answered(rows), judged), library, medians }));

describe('suggestions where levels may not be shown', () => {
  it('are the same whatever two people answered, so that none of them can be worked out', () =>
    fc.assert(
      fc.property(answers(2), answers(2), (rows, other) => {
        expect(chosen(other)).toEqual(chosen(rows));
      }),
      { numRuns: 60 },
    ));

  it('are the same whichever practices three people chose their levels for, as long as the capability’s is the same', () => {
    const level = fc.constantFrom<Choice>(1, 2, 3, 4, 5);
    fc.assert(
      fc.property(answers(3, level), (rows) => {
        const turned = rows.map((people) => people.map((row) => [...row.slice(1), ...row.slice(0, 1)]));
        expect(chosen(turned)).toEqual(chosen(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('start from what was agreed where it was, as everybody knows it', () => {
    const [capability] = CAPABILITIES;
    const agreed = practicesOf(capability).map((practice) => ({ practice, level: 2 as const }));
    const rows = CAPABILITIES.map(() => [5, 5].map((all): Row => [all, all, all, all] as Row));
    const own = chosen(rows, { agreed }).filter((one) => one.capability === capability);
    expect(own.map(({ level }) => level)).toEqual([2, 2, 2]);
    expect(own.map(({ gap }) => gap)).toEqual([null, null, null]);
  });

  it('are none for a capability that nobody answered', () => {
    const rows = CAPABILITIES.map((_, index) => (index === 0 ? [] : [[1, 2, 3, 4] as Row, [2, 3, 4, 5] as Row]));
    expect(chosen(rows).map(({ capability }) => capability)).not.toContain(CAPABILITIES[0]);
  });
});
