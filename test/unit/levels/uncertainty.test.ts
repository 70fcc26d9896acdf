import { describe, expect, it } from 'vitest';
import { levelDistribution } from '#shared/domain/levels/level-interval.ts';
import { type Choices, responses, scoreFirst } from './assessment.ts';

/** Student's t, 0.95, by degrees of freedom (R 4.2). */
const T10 = 1.812461122811676;
const T11 = 1.7958848187036691;
const T12 = 1.78228755564932;

describe('the 90 % interval of an individual level', () => {
  it('rests on the spread within other cities for one respondent', () => {
    const { individual } = scoreFirst({ responses: responses([3, 3, 3, 3]) });
    // s² = 0.55², √n = 1: 3 ± 1.8125 · 0.55
    expect(individual.variance).toBeNull();
    expect(individual.interval?.borrowed).toBe(true);
    expect(individual.interval?.low).toBeCloseTo(3 - T10 * 0.55, 9);
    expect(individual.interval?.high).toBeCloseTo(3 + T10 * 0.55, 9);
  });

  it('uses the variance that the release measured for this capability', () => {
    const pooled = { 'strategic-awareness': 0.16, 'adapting-focus': 0.9 };
    const { individual } = scoreFirst({ responses: responses([3, 3, 3, 3]) }, pooled);
    expect(individual.interval?.high).toBeCloseTo(3 + T10 * 0.4, 9);
  });

  it('shrinks the own variance of two respondents and still says that it is borrowed', () => {
    const { individual } = scoreFirst({ responses: responses([3, 3, 3, 3], [4, 4, 4, 4]) });
    // s_c² = 0.5; s² = (10 · 0.3025 + 1 · 0.5) / 11 = 0.3204545; level 3.5
    expect(individual.variance).toBeCloseTo(0.5, 12);
    expect(individual.interval?.borrowed).toBe(true);
    expect(individual.interval?.high).toBeCloseTo(3.5 + T11 * Math.sqrt(0.32045454545454544 / 2), 9);
  });

  it('is the respondents’ own from three on', () => {
    const { individual } = scoreFirst({ responses: responses([2, 2, 2, 2], [3, 3, 3, 3], [3, 4, 4, 5]) });
    // Means 2, 3, 4: s_c² = 1; s² = (3.025 + 2) / 12 = 0.41875
    expect(individual.variance).toBeCloseTo(1, 12);
    expect(individual.interval?.borrowed).toBe(false);
    expect(individual.interval?.low).toBeCloseTo(3 - T12 * Math.sqrt(0.41875 / 3), 9);
  });

  it('is cut at 1 and 5', () => {
    expect(scoreFirst({ responses: responses([5, 5, 5, 5]) }).individual.interval?.high).toBe(5);
    expect(scoreFirst({ responses: responses([1, 1, 1, 1]) }).individual.interval?.low).toBe(1);
    const uncut = levelDistribution({ level: 5, respondents: 1, variance: null });
    expect(uncut.high).toBeCloseTo(5 + T10 * 0.55, 9);
    expect(uncut).toMatchObject({ standardError: 0.55, degrees: 10 });
  });
});

describe('the variance of the respondents', () => {
  it('comes from a bootstrap of the level where somebody left a gap', () => {
    const { individual } = scoreFirst({ responses: responses([1, 1, 1, 'dont-know'], [3, 3, 3, 5]) });
    // Four resamples: both 2 (twice; practices 2, 2, 2, 5 -> 2.75), first twice 1, second twice 3.5.
    // Mean 2.5, variance (0.0625 + 2.25 + 1 + 0.0625) / 4 = 0.84375; times n² / (n - 1) = 4.
    expect(individual.level).toBe(2.75);
    expect(individual.variance).toBeCloseTo(3.375, 12);
  });

  it('leaves out whoever gave no level in the capability', () => {
    const unanswered = responses([2, 2, 2, 2], [4, 4, 4, 4], ['dont-know', null, null, 'does-not-apply']);
    expect(scoreFirst({ responses: unanswered }).individual).toMatchObject({ respondents: 2, variance: 2 });
  });

  it('leaves out levels of a practice that does not apply', () => {
    const no = 'does-not-apply';
    const { individual } = scoreFirst({ responses: responses([no, 2, 2, 2], [no, 4, 4, 4], [5, no, null, null]) });
    expect(individual).toMatchObject({ respondents: 2, variance: 2, level: 3 });
  });

  it('does not take a practice without any level for a gap', () => {
    const rows = responses([1, 1, 1, 'dont-know'], [3, 3, 3, null]);
    expect(scoreFirst({ responses: rows }).individual.variance).toBe(2);
  });

  it('is that of the respondents’ means, to the last digits, in a larger group without gaps', () => {
    // Means 1 and 5 in turn: 12 rows are 2 from 3, so 12 · 4 / 11; nobody knows the last practice.
    const rows = Array.from({ length: 12 }, (_, index): Choices => {
      const level = index % 2 === 0 ? 1 : 5;
      return [level, level, level, 'dont-know'];
    });
    expect(scoreFirst({ responses: responses(...rows) }).individual.variance).toBeCloseTo(48 / 11, 12);
  });

  it('repeats with its seed and moves with another', () => {
    const rows = responses(
      [1, 1, 2, 'dont-know'],
      [3, 3, 3, 5],
      [2, 4, 3, 3],
      [4, 'dont-know', 3, 3],
      [5, 4, 4, 2],
      [1, 2, 2, 2],
    );
    const varianceOf = (seed: string) => scoreFirst({ responses: rows }, {}, seed).individual.variance as number;
    expect(varianceOf('a')).toBe(varianceOf('a'));
    expect(varianceOf('a')).not.toBe(varianceOf('b'));
    // Six full rows with these means have a variance near 1; two gaps do not change its size.
    expect(varianceOf('a')).toBeGreaterThan(0.6);
    expect(varianceOf('a')).toBeLessThan(1.8);
  });

  it('of a large group with one gap is near that of its full rows', () => {
    // Means 2, 3, 4 in turn: s² of 120 rows is 2/3 · 120/119.
    const rows = Array.from({ length: 120 }, (_, index): Choices => {
      const level = ((index % 3) + 2) as 2 | 3 | 4;
      return [level, level, level, index === 0 ? 'dont-know' : level];
    });
    const { variance } = scoreFirst({ responses: responses(...rows) }).individual;
    expect(variance).toBeGreaterThan(0.55);
    expect(variance).toBeLessThan(0.8);
  });
});
