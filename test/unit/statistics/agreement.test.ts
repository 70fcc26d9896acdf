import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageDeviation, rwg, rwgOfItems, spearmanBrown, uniformVariance } from '#shared/statistics/agreement.ts';

describe('uniformVariance', () => {
  it('is (A² - 1) / 12', () => {
    expect(uniformVariance(5)).toBe(2);
    expect(uniformVariance(7)).toBe(4);
    expect(uniformVariance(2)).toBe(0.25);
  });

  it('refuses fewer than two choices', () => {
    expect(() => uniformVariance(1)).toThrow(new RangeError('options must be a whole number from 2, got 1'));
    expect(() => uniformVariance(2.5)).toThrow(RangeError);
  });
});

describe('rwg', () => {
  it('is 0.75 for levels 4 4 5 4 3 on a scale of five', () => {
    expect(rwg([4, 4, 5, 4, 3], 2)).toBeCloseTo(0.75, 14);
  });

  it('is lower against a skewed null', () => {
    expect(rwg([4, 4, 5, 4, 3], 1.34)).toBeCloseTo(1 - 0.5 / 1.34, 14);
  });

  it('is 1 when all say the same and 0 for more spread than the null', () => {
    expect(rwg([3, 3, 3], 2)).toBe(1);
    expect(rwg([1, 5], 2)).toBe(0);
  });

  it('is not there for one answer or none', () => {
    expect(rwg([4], 2)).toBeNull();
    expect(rwg([], 2)).toBeNull();
  });

  it('refuses a null without variance', () => {
    expect(() => rwg([1, 2], 0)).toThrow(new RangeError('nullVariance must be above 0, got 0'));
  });

  it('stays in [0, 1] and ignores the order of respondents', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 20 }), (ratings) => {
        const value = rwg(ratings, 2) as number;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(rwg(ratings.toReversed(), 2)).toBeCloseTo(value, 12);
      }),
    );
  });
});

describe('spearmanBrown', () => {
  it('steps 0.5 up to 0.8 for four items', () => {
    expect(spearmanBrown(0.5, 4)).toBe(0.8);
    expect(spearmanBrown(0.3, 1)).toBe(0.3);
    expect(spearmanBrown(0, 0.5)).toBe(0);
    expect(spearmanBrown(1, 9)).toBe(1);
  });

  it('refuses arguments outside their range, by name', () => {
    expect(() => spearmanBrown(-0.1, 2)).toThrow(new RangeError('reliability must be between 0 and 1, got -0.1'));
    expect(() => spearmanBrown(1.1, 2)).toThrow(new RangeError('reliability must be between 0 and 1, got 1.1'));
    expect(() => spearmanBrown(0.5, 0)).toThrow(new RangeError('length must be above 0, got 0'));
  });
});

describe('rwgOfItems', () => {
  it('steps the mean up to the number of items that have one', () => {
    expect(rwgOfItems([0.25, 0.75, 0.5, 0.5])).toBeCloseTo(0.8, 14);
    expect(rwgOfItems([0.5, null, 0.5])).toBeCloseTo(2 / 3, 14);
    expect(rwgOfItems([0.4])).toBeCloseTo(0.4, 14);
  });

  it('is not there without items', () => {
    expect(rwgOfItems([null])).toBeNull();
    expect(rwgOfItems([])).toBeNull();
  });
});

describe('averageDeviation', () => {
  it('is the mean distance from the mean', () => {
    expect(averageDeviation([4, 4, 5, 4, 3])).toBeCloseTo(0.4, 14);
    expect(averageDeviation([1, 5])).toBe(2);
    expect(averageDeviation([2])).toBe(0);
    expect(averageDeviation([])).toBeNull();
  });
});
