import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice, Response } from '#shared/contracts/response.ts';
import { capabilityScoreSchema } from '#shared/contracts/scores.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { type Choices, instrument, responses, scorable, scoreFirst } from './assessment.ts';

const choice = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Choice>(1, 2, 3, 4, 5) },
  { weight: 1, arbitrary: fc.constantFrom<Choice | null>('dont-know', 'does-not-apply', null) },
);
const row = fc.tuple(choice, choice, choice, choice);
const rows = fc.array(row, { minLength: 1, maxLength: 7 });
const score = (given: readonly Response[]) =>
  scoreCapabilities(instrument, scorable({ responses: [...given] }), {}, 's');
const runs = { numRuns: 60 };

describe('levels', () => {
  it('do not depend on the order of respondents or answers', () => {
    fc.assert(
      fc.property(
        rows.chain((list) => {
          const given = responses(...list);
          return fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }), fc.boolean());
        }),
        ([given, shuffled, reverse]) => {
          const turned = reverse ? shuffled.map((one) => ({ ...one, answers: [...one.answers].reverse() })) : shuffled;
          expect(score(turned)).toEqual(score(given));
        },
      ),
      runs,
    );
  });

  it('do not fall when somebody answers higher', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(3), (list, who, which) => {
        const target = list[who % list.length];
        const level = target?.[which];
        fc.pre(typeof level === 'number' && level < 5);
        const raised: Choices[] = list.map((one) =>
          one === target ? one.map((old, index) => (index === which ? (level as number) + 1 : old) as Choice) : one,
        );
        const before = scoreFirst({ responses: responses(...list) }).individual.level;
        const after = scoreFirst({ responses: responses(...raised) }).individual.level;
        expect(after === null).toBe(before === null);
        // In a practice that does not apply to the city a level counts for nothing.
        const mayNotApply = list.some((one) => one[which] === 'does-not-apply');
        if (before !== null && mayNotApply) expect(after as number).toBeGreaterThanOrEqual(before);
        else if (before !== null) expect(after as number).toBeGreaterThan(before);
      }),
      runs,
    );
  });

  it('stay on the scale with their interval around them, in the form of the contract', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const scored = scoreFirst({ responses: responses(...list) });
        expect(capabilityScoreSchema.parse(scored)).toEqual(scored);
        const { level, interval } = scored.individual;
        expect(interval === null).toBe(level === null);
        if (level !== null && interval !== null) {
          expect(interval.low).toBeLessThanOrEqual(level);
          expect(interval.high).toBeGreaterThanOrEqual(level);
        }
      }),
      runs,
    );
  });

  it('of full answers are the mean of everything that was picked', () => {
    const level = fc.constantFrom<Choice>(1, 2, 3, 4, 5);
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level, level, level), { minLength: 1, maxLength: 9 }), (list) => {
        const all = list.flat() as number[];
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
        expect(scoreFirst({ responses: responses(...list) }).individual.level).toBeCloseTo(mean, 12);
      }),
      runs,
    );
  });
});
