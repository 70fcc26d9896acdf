import { describe, expect, it } from 'vitest';
import { bootstrap, bootstrapVariance, impliedVariance, percentileInterval } from '#shared/statistics/bootstrap.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { variance } from '#shared/statistics/summary.ts';

const values = [1, 3, 4, 8];
const meanOf = (list: readonly number[]) => (indexes: Int32Array) =>
  indexes.reduce((sum, index) => sum + (list[index] as number), 0) / indexes.length;

describe('bootstrap', () => {
  it('takes every resample once when there are few', () => {
    const result = bootstrap(4, meanOf(values), 256, createRandom('exact'));
    expect(result).toMatchObject({ exact: true, undefinedResamples: 0 });
    expect(result.values).toHaveLength(256);
    expect(Math.sqrt(bootstrapVariance(result) as number)).toBeCloseTo(1.2747548783981961, 12);
    expect(percentileInterval(result, 0.95)).toEqual({ low: 1.75, high: 6.75 });
  });

  it('takes the same random resamples for the same seed when there are many', () => {
    const run = (seed: string) => bootstrap(4, meanOf(values), 255, createRandom(seed));
    expect(run('a')).toEqual(run('a'));
    expect(run('a').values).not.toEqual(run('b').values);
    expect(run('a')).toMatchObject({ exact: false });
    expect(run('a').values).toHaveLength(255);
  });

  it('comes close to the exact variance with many random resamples', () => {
    const list = [1, 3, 4, 8, 2, 2, 5, 5, 1, 4];
    const random = bootstrap(10, meanOf(list), 20_000, createRandom('close'));
    expect(bootstrapVariance(random)).toBeCloseTo(((variance(list) as number) * 9) / 100, 1);
  });

  it('counts resamples in which the statistic is not defined', () => {
    const both = bootstrap(2, (indexes) => (indexes[0] === indexes[1] ? null : 1), 10, createRandom('gaps'));
    expect(both.values).toEqual(Float64Array.of(1, 1));
    expect(both.undefinedResamples).toBe(2);
    const none = bootstrap(1, () => null, 10, createRandom('none'));
    expect(none).toMatchObject({ undefinedResamples: 1, exact: true });
    expect(bootstrapVariance(none)).toBeNull();
    expect(percentileInterval(none, 0.9)).toBeNull();
  });

  it('lists the resamples of two cases in order', () => {
    const seen: string[] = [];
    bootstrap(2, (indexes) => seen.push(indexes.join('')), 4, createRandom(''));
    expect(seen).toEqual(['00', '01', '10', '11']);
  });

  it('refuses arguments outside their range, by name', () => {
    const random = createRandom('refuse');
    expect(() => bootstrap(0, () => 1, 9, random)).toThrow(new RangeError('n must be a whole number from 1, got 0'));
    expect(() => bootstrap(1.5, () => 1, 9, random)).toThrow(RangeError);
    expect(() => bootstrap(2, () => 1, 0, random)).toThrow(
      new RangeError('draws must be a whole number from 1, got 0'),
    );
    expect(() => bootstrap(2, () => 1, 1.5, random)).toThrow(RangeError);
    expect(bootstrap(2, () => 1, 1, random)).toMatchObject({ values: Float64Array.of(1), exact: false });
    const values = Float64Array.of(1);
    expect(() => percentileInterval({ values }, 1)).toThrow(new RangeError('confidence must be inside 0 and 1, got 1'));
    expect(() => percentileInterval({ values }, 0)).toThrow(RangeError);
  });
});

describe('impliedVariance', () => {
  it('turns the exact bootstrap variance of a mean into the sample variance', () => {
    const result = bootstrap(4, meanOf(values), 256, createRandom('exact'));
    expect(impliedVariance(bootstrapVariance(result) as number, 4)).toBeCloseTo(variance(values) as number, 12);
  });

  it('is not there for one case', () => {
    expect(impliedVariance(0, 1)).toBeNull();
  });

  it('refuses arguments outside their range, by name', () => {
    expect(() => impliedVariance(-1, 3)).toThrow(new RangeError('variance must be 0 or more, got -1'));
    expect(() => impliedVariance(1, 0)).toThrow(new RangeError('n must be a whole number from 1, got 0'));
    expect(() => impliedVariance(1, 2.5)).toThrow(RangeError);
  });
});
