import { describe, expect, it } from 'vitest';
import type { Language, Level } from '#shared/contracts/names.ts';
import { assessorAgreement, selfLessVerified } from '#shared/domain/quality/verification.ts';
import { PRACTICES } from '../../fakes/assessment-items.ts';
import { assess, CAPABILITY, times } from './assessed.ts';

const FOUR = PRACTICES.slice(0, 4);

/** A city that rates itself at one level in the first capability and was verified at another. */
const aCity = (own: Level, verified?: Level) => ({
  rows: [[own, own, own, own]],
  change: {
    verified:
      verified === undefined
        ? []
        : FOUR.map((practice) => ({ practice, level: verified, reason: 'Minutes were read', assessor: 'assessor-1' })),
  },
});

describe('self-rated less verified', () => {
  it('has mean, spread and interval over the cities that have both', () => {
    // Differences 1, 0, 2, 1, 1: mean 1, s² = 0.5; t(0.95; 4) = 2.131846786326649.
    const pairs = [aCity(4, 3), aCity(3, 3), aCity(5, 3), aCity(4, 3), aCity(3, 2), aCity(5)];
    const { selfLessVerified: all, selfLessVerifiedByLanguage: byLanguage } = selfLessVerified(
      CAPABILITY,
      assess(pairs),
    );
    const half = (2.131846786326649 * Math.sqrt(0.5)) / Math.sqrt(5);
    expect(all).toEqual({
      mean: { value: expect.closeTo(1, 12), n: 5 },
      standardDeviation: { value: expect.closeTo(Math.sqrt(0.5), 12), n: 5 },
      interval: { low: expect.closeTo(1 - half, 8), high: expect.closeTo(1 + half, 8) },
    });
    expect(byLanguage).toEqual([{ language: 'en', ...all }]);
  });

  it('is told language by language, in the order of their names, over cities that have both levels', () => {
    const cities = assess([
      ...times(6, [aCity(4, 3)]),
      ...times(5, [aCity(5, 3)]),
      { rows: [[null, null, null, null]], change: aCity(3, 3).change },
    ]).map((city, index) => ({ ...city, language: (index < 6 ? 'fi' : 'de') as Language }));
    const { selfLessVerified: all, selfLessVerifiedByLanguage: byLanguage } = selfLessVerified(CAPABILITY, cities);
    expect(all.mean).toEqual({ value: expect.closeTo(16 / 11, 12), n: 11 });
    expect(byLanguage.map(({ language, mean }) => [language, mean.value, mean.n])).toEqual([
      ['de', 2, 5],
      ['fi', 1, 6],
    ]);
  });

  it('is silent below five verified cities', () => {
    const four = times(4, [aCity(4, 3)]);
    const none = { value: null, n: 4, reason: 'fewer-than-5-verified' };
    expect(selfLessVerified(CAPABILITY, assess(four)).selfLessVerified).toEqual({
      mean: none,
      standardDeviation: none,
      interval: null,
    });
    expect(selfLessVerified(CAPABILITY, assess([aCity(4)])).selfLessVerifiedByLanguage).toEqual([]);
  });
});

describe('agreement of two assessors', () => {
  const read = (first: Level, second: Level) => ({ city: 'gn-101', practice: FOUR[0]!, first, second });

  it('is kappa with quadratic weights', () => {
    // Observed disagreement 5 / 20; expected 9.75 + 11.5 - 2 · 2.75 · 3 = 4.75.
    const readings = times(5, [read(1, 1), read(2, 2), read(3, 4), read(5, 5)]);
    expect(assessorAgreement(readings)).toEqual({ value: expect.closeTo(1 - 0.25 / 4.75, 12), n: 20 });
  });

  it('is silent below 20 readings, and where all are the same', () => {
    expect(assessorAgreement(times(19, [read(1, 2)])).reason).toBe('fewer-than-20-double-readings');
    expect(assessorAgreement(times(20, [read(3, 3)]))).toEqual({ value: null, n: 20, reason: 'answers-do-not-vary' });
  });
});
