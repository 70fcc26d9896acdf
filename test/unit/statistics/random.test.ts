import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/statistics/random.ts';
import { mean, variance } from '#shared/statistics/summary.ts';

const draw = (count: number, next: () => number) => Float64Array.from({ length: count }, next);

describe('createRandom', () => {
  it.each([
    ['', 0.37207180857579303, 591, -0.5478983385240159, 1.047909326908512, 0.01622579776083593, -2.1648786485564075],
    [
      'release-1/city-2',
      0.40486530418692923,
      174,
      1.1870736100858856,
      1.6997215891370558,
      0.8136175892304707,
      0.6250493057825207,
    ],
    [
      'Zürich',
      0.7019758931938253,
      876,
      0.1265549599482761,
      0.7717981753564287,
      0.8080996061477096,
      -0.40403615505870594,
    ],
  ])('gives the seed %j the same draws in every version', (seed, uniform, integer, normal, gamma, small, student) => {
    const random = createRandom(seed);
    expect(random.uniform()).toBe(uniform);
    expect(random.integer(1, 1000)).toBe(integer);
    expect(random.normal()).toBeCloseTo(normal, 12);
    expect(random.gamma(4, 0.25)).toBeCloseTo(gamma, 12);
    expect(random.gamma(0.5, 2)).toBeCloseTo(small, 12);
    expect(random.student(7)).toBeCloseTo(student, 12);
  });

  it('gives other draws to seeds that differ in one letter or in order', () => {
    const seeds = ['a', 'b', 'ab', 'ba', 'aa', ' a', 'A'];
    expect(new Set(seeds.map((seed) => createRandom(seed).uniform())).size).toBe(seeds.length);
  });

  it('spreads uniform draws evenly over [0, 1)', () => {
    const { uniform } = createRandom('uniform');
    const counts = new Array<number>(10).fill(0);
    for (const value of draw(50_000, uniform)) counts[Math.floor(10 * value)]! += 1;
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(300);
  });

  it('draws every whole number of a range, both ends included', () => {
    const random = createRandom('dice');
    const counts = new Map<number, number>();
    for (const value of draw(6000, () => random.integer(-2, 3))) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('draws normals with mean 0, variance 1 and 5 % beyond 1.96', () => {
    const values = draw(50_000, createRandom('normal').normal);
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(variance(values)).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 1.96).length / 50_000).toBeCloseTo(0.05, 2);
  });

  it.each([
    [4, 0.25],
    [0.5, 2],
    [1, 3],
    [20, 0.1],
  ])('draws Gamma(%d, %d) with its mean and variance, never below 0', (shape, scale) => {
    const random = createRandom(`gamma ${shape}`);
    const values = draw(60_000, () => random.gamma(shape, scale));
    expect((mean(values) as number) / (shape * scale)).toBeCloseTo(1, 1);
    expect((variance(values) as number) / (shape * scale * scale)).toBeCloseTo(1, 1);
    expect(values.every((value) => value >= 0)).toBe(true);
  });

  it("draws Student's t with its heavier tails", () => {
    const random = createRandom('student');
    const values = draw(60_000, () => random.student(12));
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(values.filter((value) => value > 1.78228755564932).length / 60_000).toBeCloseTo(0.05, 2);
    expect(variance(values)).toBeCloseTo(12 / 10, 1);
  });

  it('takes a range of a single number', () => {
    expect(createRandom('one').integer(7, 7)).toBe(7);
  });

  it('refuses arguments outside their range, by name', () => {
    const random = createRandom('refuse');
    expect(() => random.integer(0.5, 2)).toThrow(new RangeError('low must be a whole number, got 0.5'));
    expect(() => random.integer(2, 1)).toThrow(new RangeError('high must be a whole number from low on, got 1'));
    expect(() => random.integer(2, 3.5)).toThrow(RangeError);
    expect(() => random.gamma(0, 1)).toThrow(new RangeError('shape must be above 0, got 0'));
    expect(() => random.gamma(1, 0)).toThrow(new RangeError('scale must be above 0, got 0'));
    expect(() => random.student(0)).toThrow(new RangeError('degrees must be above 0, got 0'));
  });
});
