import { describe, expect, it } from 'vitest';
import { weightedKappa } from '#shared/statistics/kappa.ts';

const first = [1, 2, 3, 4, 5, 3, 2, 4, 4, 1];
const second = [1, 3, 3, 4, 4, 2, 2, 5, 4, 2];

describe('weightedKappa', () => {
  it.each([
    ['none', 0.358974358974359],
    ['linear', 0.6428571428571428],
    ['quadratic', 0.8387096774193549],
  ] as const)('with weights %s counts disagreement by its size', (weights, expected) => {
    expect(weightedKappa(first, second, weights)).toBeCloseTo(expected, 12);
    expect(weightedKappa(second, first, weights)).toBeCloseTo(expected, 12);
  });

  it('is 1 for full agreement and -1 for full disagreement of two halves', () => {
    expect(weightedKappa([1, 5, 3], [1, 5, 3], 'linear')).toBe(1);
    expect(weightedKappa([1, 2], [2, 1], 'none')).toBe(-1);
  });

  it('leaves out cases that one of the two did not judge', () => {
    const gap = Number.NaN;
    expect(weightedKappa([...first, gap, 5], [...second, 5, gap], 'linear')).toBeCloseTo(0.6428571428571428, 12);
  });

  it('is not there when chance would agree fully, or without cases', () => {
    expect(weightedKappa([3, 3], [3, 3], 'quadratic')).toBeNull();
    expect(weightedKappa([], [], 'linear')).toBeNull();
  });

  it('refuses lists of different length and broken categories', () => {
    expect(() => weightedKappa([1], [1, 2], 'none')).toThrow(new RangeError('second must have 1 values, got 2'));
    expect(() => weightedKappa([1.5], [1], 'none')).toThrow(new RangeError('first and second must hold whole numbers'));
  });
});
