import { describe, expect, it } from 'vitest';
import { coarseP, roundOutwards, roundTo } from '#shared/domain/benchmark/rounding.ts';

describe('rounding of published figures', () => {
  it.each([
    [2.24, 0.5, 2],
    [2.25, 0.5, 2.5],
    [2.7499999999999996, 0.5, 3],
    [3.125, 0.25, 3.25],
    [3.12, 0.25, 3],
    [1, 0.25, 1],
    [5, 0.5, 5],
  ])('%f to %f is %f', (value, step, expected) => {
    expect(roundTo(value, step)).toBe(expected);
  });

  it('widens an interval to the next half, and leaves halves alone', () => {
    expect(roundOutwards({ low: 2.3, high: 3.1 }, 0.5)).toEqual({ low: 2, high: 3.5 });
    expect(roundOutwards({ low: 2.5, high: 3.5 }, 0.5)).toEqual({ low: 2.5, high: 3.5 });
    expect(roundOutwards({ low: 1, high: 5 }, 0.5)).toEqual({ low: 1, high: 5 });
  });

  it.each([
    [0.001, 0.1],
    [0.0995, 0.1],
    [0.1, 0.1],
    [0.1004, 1],
    [1, 1],
  ])('says of p = %f only that it is at most %f', (p, expected) => {
    expect(coarseP(p)).toBe(expected);
  });
});
