import { describe, expect, it } from 'vitest';
import {
  capabilityMedian,
  higherBand,
  isLargePool,
  practiceBenchmark,
  quartilesOf,
  verifiedBenchmark,
} from '#shared/domain/benchmark/peer-statistics.ts';

const times = (count: number, level: number): number[] => Array.from({ length: count }, () => level);

describe('peer median of a capability', () => {
  it.each([
    ['4 peers', [2, 2, 3, 3], null],
    ['5 peers, to the half', [1, 2, 2.25, 3, 4], 2.5],
    ['7 peers, to the half', [1, 2, 2, 2.75, 3, 4, 5], 3],
    ['8 peers, to the quarter', [1, 2, 2, 2.75, 2.75, 4, 4, 5], 2.75],
    ['8 peers, between two', [1, 2, 2, 2.5, 3, 4, 4, 5], 2.75],
    ['8 peers, an eighth up', [1, 2, 2, 2.5, 2.75, 4, 4, 5], 2.75],
  ])('%s', (_, levels, expected) => {
    expect(capabilityMedian(levels)).toBe(expected);
  });
});

describe('quartiles', () => {
  it('are of type 7 and to the half', () => {
    // Positions 1.75 and 5.25: 2 + 0.75 * 0.25 = 2.1875 and 4 + 0.25 * 0.5 = 4.125.
    expect(quartilesOf([1, 2, 2.25, 3, 3, 4, 4.5, 5])).toEqual({ low: 2, high: 4 });
  });

  it('need eight peers', () => {
    expect(quartilesOf(times(7, 3))).toBeNull();
  });
});

describe('how many peers are higher', () => {
  it.each([
    ['none of nine', times(9, 2), 'up-to-a-third'],
    ['three of nine, exactly a third', [...times(3, 4), ...times(6, 2)], 'up-to-a-third'],
    ['four of nine', [...times(4, 4), ...times(5, 2)], 'about-half'],
    ['six of nine, exactly two thirds', [...times(6, 4), ...times(3, 2)], 'about-half'],
    ['seven of nine', [...times(7, 4), ...times(2, 2)], 'more-than-two-thirds'],
    ['all within a quarter count half', times(9, 3.25), 'about-half'],
    ['just beyond a quarter they count', times(9, 3.3), 'more-than-two-thirds'],
    ['a quarter lower counts half too', times(9, 2.75), 'about-half'],
    ['more than a quarter lower counts nothing', times(9, 2.7), 'up-to-a-third'],
  ])('%s', (_, levels, expected) => {
    expect(higherBand(3, levels)).toBe(expected);
  });

  it('is not said below eight peers or without a level of one’s own', () => {
    expect(higherBand(3, times(7, 4))).toBeNull();
    expect(higherBand(3, times(8, 4))).toBe('more-than-two-thirds');
    expect(higherBand(null, times(8, 4))).toBeNull();
  });
});

describe('benchmark of a practice', () => {
  it.each([
    [4, 'too-few-peers'],
    [5, 'practice-detail-needs-eight-peers'],
    [7, 'practice-detail-needs-eight-peers'],
  ] as const)('of %i peers is only a reason', (n, reason) => {
    expect(practiceBenchmark('looking-ahead', times(n, 3))).toEqual({
      practice: 'looking-ahead',
      n,
      reason,
      median: null,
    });
  });

  it('of eight peers is the median to the half: no quartiles, no band, no verdict', () => {
    expect(practiceBenchmark('looking-ahead', [1, 2, 2, 2, 3, 4, 4, 5])).toEqual({
      practice: 'looking-ahead',
      n: 8,
      median: 2.5,
    });
  });
});

describe('a pool', () => {
  it.each([
    [99, 10, false],
    [100, 10, true],
    [79, 8, false],
    [129, 13, false],
    [130, 13, true],
  ])('of %i cities for %i peers is large: %s', (candidates, peers, expected) => {
    expect(isLargePool(candidates, peers)).toBe(expected);
  });
});

describe('verified levels of the peers', () => {
  it.each([
    [4, [2, 3, 3, 4], { reason: 'too-few-verified-peers', median: null, quartiles: null }],
    // The middle of five is 2.75: to the half 3.
    [5, [2, 2.5, 2.75, 3, 4], { median: 3, quartiles: null }],
    [7, [1, 2, 2, 2.25, 3, 4, 5], { median: 2.5, quartiles: null }],
    // 2.625 to the quarter 2.75; quartiles at positions 1.75 and 5.25: 2 and 3.625.
    [8, [1, 2, 2, 2.5, 2.75, 3.5, 4, 5], { median: 2.75, quartiles: { low: 2, high: 3.5 } }],
  ])('of %i peers', (n, levels, expected) => {
    expect(verifiedBenchmark(levels, true)).toEqual({ n, ...expected });
  });

  it('have no quartiles in a small pool', () => {
    expect(verifiedBenchmark([1, 2, 2, 2.5, 2.75, 3.5, 4, 5], false)).toEqual({ n: 8, median: 2.75, quartiles: null });
  });
});
