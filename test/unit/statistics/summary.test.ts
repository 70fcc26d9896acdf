import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, medianInPlace, quantile, quantiles } from '#shared/statistics/quantile.ts';
import {
  correlation,
  covariance,
  mean,
  pooledVariance,
  standardDeviation,
  sumOfSquares,
  variance,
} from '#shared/statistics/summary.ts';

describe('quantile', () => {
  const values = [22, 1, 16, 2, 11, 4, 7];

  it('interpolates as type 7 does (R)', () => {
    expect(quantile(values, 0.25)).toBeCloseTo(3, 12);
    expect(quantile(values, 0.9)).toBeCloseTo(18.4, 12);
    expect(quantiles(values, [0, 0.5, 1])).toEqual([1, 7, 22]);
  });

  it('takes the mean of the two middle values of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([5])).toBe(5);
  });

  it('is the same middle in place, to the last bit, whatever lies behind', () => {
    // Levels have one zero; which of two a middle is says nothing.
    const level = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(fc.array(level, { maxLength: 40 }), (some) => {
        const scratch = Float64Array.from([...some, 1, 2, 3]);
        expect(medianInPlace(scratch, some.length)).toBe(median(some));
        expect([...scratch.slice(some.length)]).toEqual([1, 2, 3]);
      }),
    );
  });

  it('orders numbers as numbers, negative and large ones too', () => {
    expect(median([10, 9, -100])).toBe(9);
  });

  it('ignores missing values and says null when nothing is left', () => {
    expect(median([Number.NaN, 3, 1, Number.NaN])).toBe(2);
    expect(median([])).toBeNull();
    expect(quantiles([Number.NaN], [0.1, 0.9])).toEqual([null, null]);
  });

  it('leaves the values in the order they came in', () => {
    const copy = [...values];
    median(copy);
    expect(copy).toEqual(values);
  });

  it('refuses a probability outside 0 and 1', () => {
    const message = (got: string) => new RangeError(`probability must be between 0 and 1, got ${got}`);
    expect(() => quantile(values, -0.1)).toThrow(message('-0.1'));
    expect(() => quantile(values, 1.1)).toThrow(message('1.1'));
    expect(() => quantile(values, Number.NaN)).toThrow(message('NaN'));
  });
});

describe('summary', () => {
  it('has the mean, sample variance and standard deviation', () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(sumOfSquares([2, 4, 4, 4, 5, 5, 7, 9])).toBe(32);
    expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 14);
    expect(standardDeviation([1, 3])).toBe(Math.SQRT2);
  });

  it('has no mean of nothing and no variance of one value', () => {
    expect(mean([])).toBeNull();
    expect(sumOfSquares([])).toBe(0);
    expect(variance([3])).toBeNull();
    expect(standardDeviation([3])).toBeNull();
    expect(standardDeviation([3, 3])).toBe(0);
  });

  it('keeps a small spread around a large mean', () => {
    expect(variance([1e9, 1e9 + 1, 1e9 + 2])).toBe(1);
  });

  it('has the covariance and correlation of pairs', () => {
    expect(covariance([1, 2, 3], [2, 4, 9])).toBe(3.5);
    expect(correlation([1, 2, 3], [2, 4, 9])).toBeCloseTo(0.970725343394151, 12);
    expect(correlation([1, 2, 3], [-1, -2, -3])).toBe(-1);
  });

  it('has no correlation with something that does not vary, nor of one pair', () => {
    expect(correlation([1, 2, 3], [5, 5, 5])).toBeNull();
    expect(correlation([1], [2])).toBeNull();
    expect(covariance([1], [2])).toBeNull();
    expect(covariance([], [])).toBeNull();
  });

  it('refuses pairs of different length', () => {
    expect(() => covariance([1, 2], [1])).toThrow(new RangeError('second must have 2 values, got 1'));
    expect(() => correlation([1], [1, 2])).toThrow(RangeError);
  });

  it('pools the variance within groups by their degrees of freedom', () => {
    expect(pooledVariance([[1, 3], [2, 4, 6], [9], []])).toBeCloseTo((2 + 8) / 3, 14);
    expect(pooledVariance([[1], [2]])).toBeNull();
    expect(pooledVariance([])).toBeNull();
  });

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2 }), (values) => {
        const turned = values.toReversed();
        expect(mean(turned)).toBe(mean(values));
        expect(variance(turned)).toBeCloseTo(variance(values) as number, 10);
        expect(median(turned)).toBe(median(values));
      }),
    );
  });
});
