import { describe, expect, it } from 'vitest';
import { fisherQuantile, fisherShare, studentQuantile, studentShare } from '#shared/statistics/distributions.ts';
import { incompleteBeta, logGamma } from '#shared/statistics/incomplete-beta.ts';

const closeTo = (actual: number, expected: number, digits = 1e-10) =>
  expect(Math.abs(actual - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(digits);

// Expected values: R 4.2 for the first three quantiles of t, SciPy 1.17 for all others.
describe("Student's t", () => {
  it.each([
    [0.95, 10, 1.812461122811676],
    [0.95, 12, 1.78228755564932],
    [0.95, 17, 1.739606726075072],
    [0.975, 1, 12.706204736174694],
    [0.9, 2, 1.8856180831641272],
    [0.999, 3, 10.214531852407383],
    [0.75, 0.5, 1.5537739740300383],
    [0.95, 1000, 1.6463788172854643],
    [0.995, 29.5, 2.753133270256325],
    [0.6, 5, 0.2671808657041451],
  ])('has the quantile %d for %d degrees of freedom, and its mirror image', (probability, degrees, expected) => {
    closeTo(studentQuantile(probability, degrees), expected);
    closeTo(studentQuantile(1 - probability, degrees), -expected);
    closeTo(studentShare(expected, degrees), probability);
    closeTo(studentShare(-expected, degrees), 1 - probability);
  });

  it('has its middle at 0 and its ends at infinity', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentShare(0, 3)).toBe(0.5);
    expect(studentShare(Number.POSITIVE_INFINITY, 3)).toBe(1);
    expect(studentShare(Number.NEGATIVE_INFINITY, 3)).toBe(0);
  });

  it('refuses arguments outside their range, by name', () => {
    expect(() => studentShare(1, 0)).toThrow(new RangeError('degrees must be above 0, got 0'));
    expect(() => studentShare(Number.NaN, 1)).toThrow(new RangeError('value must be a number, got NaN'));
    for (const probability of [0, 1, Number.NaN]) {
      const message = `probability must be above 0 and below 1, got ${probability}`;
      expect(() => studentQuantile(probability, 5)).toThrow(new RangeError(message));
      expect(() => fisherQuantile(probability, 5, 5)).toThrow(new RangeError(message));
    }
  });
});

describe('F', () => {
  it.each([
    [0.95, 3, 12, 3.490294819497605],
    [0.025, 29, 87, 0.52235534924248],
    [0.975, 29, 87, 1.746959851084415],
    [0.5, 1, 1, 1],
    [0.99, 5.5, 2, 99.31745503908176],
  ])('has the quantile %d for %d and %d degrees of freedom', (probability, first, second, expected) => {
    closeTo(fisherQuantile(probability, first, second), expected);
    closeTo(fisherShare(expected, first, second), probability);
  });

  it('has nothing below 0', () => {
    expect(fisherShare(0, 3, 4)).toBe(0);
  });

  it('refuses arguments outside their range, by name', () => {
    expect(() => fisherShare(1, 0, 1)).toThrow(new RangeError('first must be above 0, got 0'));
    expect(() => fisherShare(1, 1, 0)).toThrow(new RangeError('second must be above 0, got 0'));
    expect(() => fisherShare(-1, 1, 1)).toThrow(new RangeError('value must be 0 or more, got -1'));
  });
});

describe('incompleteBeta', () => {
  it.each([
    [0.3, 2, 5, 0.579825],
    [0.9, 0.5, 0.5, 0.7951672353008665],
    [0.5, 100, 100, 0.5],
  ])('I_%d(%d, %d)', (x, a, b, expected) => {
    closeTo(incompleteBeta(x, a, b), expected, 1e-12);
    closeTo(incompleteBeta(1 - x, b, a), 1 - expected, 1e-12);
  });

  it('keeps the digits of very small shares', () => {
    expect(incompleteBeta(0.01, 30, 2) / 3.07e-59).toBeCloseTo(1, 10);
  });

  it('is 0 and 1 at the ends', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });

  it('refuses arguments outside their range, by name', () => {
    expect(() => incompleteBeta(-0.1, 1, 1)).toThrow(new RangeError('x must be between 0 and 1, got -0.1'));
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(new RangeError('x must be between 0 and 1, got 1.1'));
    expect(() => incompleteBeta(0.1, 0, 1)).toThrow(new RangeError('a must be above 0, got 0'));
    expect(() => incompleteBeta(0.1, 1, 0)).toThrow(new RangeError('b must be above 0, got 0'));
  });
});

describe('logGamma', () => {
  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [100.25, 360.28455963776423],
  ])('of %d', (x, expected) => closeTo(logGamma(x), expected, 1e-13));

  it('refuses 0', () => {
    expect(() => logGamma(0)).toThrow(new RangeError('x must be above 0, got 0'));
  });
});
