import { describe, expect, it } from 'vitest';
import { clipInterval, differenceInterval, shrunkInterval } from '#shared/statistics/interval.ts';

const options = { priorVariance: 0.55 ** 2, priorDegrees: 10, confidence: 0.9 };
const t10 = 1.812461122811676;
const t12 = 1.78228755564932;

describe('shrunkInterval', () => {
  it('rests on the prior variance alone for one answer', () => {
    const interval = shrunkInterval({ mean: 3, n: 1, variance: null }, options);
    expect(interval.estimate).toBe(3);
    expect(interval.degrees).toBe(10);
    expect(interval.standardError).toBeCloseTo(0.55, 14);
    expect(interval.low).toBeCloseTo(3 - t10 * 0.55, 10);
    expect(interval.high).toBeCloseTo(3 + t10 * 0.55, 10);
  });

  it('weighs both variances by their degrees of freedom for three', () => {
    const interval = shrunkInterval({ mean: 3.5, n: 3, variance: 1.2 }, options);
    const s = Math.sqrt((10 * 0.3025 + 2 * 1.2) / 12);
    expect(interval.degrees).toBe(12);
    expect(interval.standardError).toBeCloseTo(s / Math.sqrt(3), 14);
    expect(interval.high - interval.low).toBeCloseTo((2 * t12 * s) / Math.sqrt(3), 10);
  });

  it('stays open when everybody answered alike, and closes only without any variance', () => {
    const alike = shrunkInterval({ mean: 4, n: 3, variance: 0 }, options);
    expect(alike.standardError).toBeCloseTo(Math.sqrt(3.025 / 12 / 3), 14);
    const none = shrunkInterval({ mean: 4, n: 3, variance: 0 }, { ...options, priorVariance: 0 });
    expect([none.low, none.high]).toEqual([4, 4]);
  });

  it('widens with the confidence', () => {
    const at = (confidence: number) => shrunkInterval({ mean: 0, n: 2, variance: 1 }, { ...options, confidence }).high;
    expect(at(0.95)).toBeGreaterThan(at(0.9));
  });

  it.each([
    [{ mean: Number.NaN }, {}, 'mean must be a number, got NaN'],
    [{ n: 0 }, {}, 'n must be a whole number from 1, got 0'],
    [{ n: 1.5 }, {}, 'n must be a whole number from 1, got 1.5'],
    [{ variance: -1 }, {}, 'variance must be 0 or more, or null when n is 1, got -1'],
    [{ variance: null }, {}, 'variance must be 0 or more, or null when n is 1, got null'],
    [{}, { priorVariance: -1 }, 'priorVariance must be 0 or more, got -1'],
    [{}, { priorDegrees: 0 }, 'priorDegrees must be above 0, got 0'],
    [{}, { confidence: 1 }, 'confidence must be inside 0 and 1, got 1'],
    [{}, { confidence: 0 }, 'confidence must be inside 0 and 1, got 0'],
  ])('refuses %o %o', (sample, option, message) => {
    const act = () => shrunkInterval({ mean: 1, n: 2, variance: 1, ...sample }, { ...options, ...option });
    expect(act).toThrow(new RangeError(message));
  });

  it('takes a variance for one answer without using it', () => {
    const given = shrunkInterval({ mean: 3, n: 1, variance: 5 }, options);
    expect(given.standardError).toBeCloseTo(0.55, 14);
  });
});

describe('differenceInterval', () => {
  it('goes from the first to the second with both samples in the variance', () => {
    const interval = differenceInterval({ mean: 2, n: 1, variance: null }, { mean: 3, n: 3, variance: 0.9 }, options);
    const s = Math.sqrt((10 * 0.3025 + 2 * 0.9) / 12);
    expect(interval.estimate).toBe(1);
    expect(interval.degrees).toBe(12);
    expect(interval.standardError).toBeCloseTo(s * Math.sqrt(1 + 1 / 3), 14);
    expect(interval.low).toBeCloseTo(1 - t12 * interval.standardError, 10);
  });

  it('turns round with its arguments', () => {
    const [a, b] = [
      { mean: 2, n: 4, variance: 0.3 },
      { mean: 2.7, n: 2, variance: 0.1 },
    ] as const;
    const there = differenceInterval(a, b, options);
    const back = differenceInterval(b, a, options);
    expect(back.low).toBeCloseTo(-there.high, 14);
    expect(back.high).toBeCloseTo(-there.low, 14);
  });

  it('refuses a bad second sample too', () => {
    const good = { mean: 2, n: 1, variance: null };
    expect(() => differenceInterval(good, { ...good, n: 0 }, options)).toThrow(RangeError);
  });
});

describe('clipInterval', () => {
  const interval = { estimate: 4.5, low: 0.5, high: 5.5, standardError: 0.5, degrees: 10 };

  it('cuts both ends to the scale and keeps the rest', () => {
    expect(clipInterval(interval, 1, 5)).toEqual({ ...interval, low: 1, high: 5 });
    expect(clipInterval(interval, 0, 6)).toEqual(interval);
    expect(clipInterval(interval, 6, 7)).toMatchObject({ low: 6, high: 6 });
  });

  it('refuses a scale that is upside down', () => {
    expect(() => clipInterval(interval, 5, 1)).toThrow(new RangeError('maximum must be 5 or more, got 1'));
    expect(clipInterval(interval, 2, 2)).toMatchObject({ low: 2, high: 2 });
  });
});
