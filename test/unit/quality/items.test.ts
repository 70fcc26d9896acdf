import { describe, expect, it } from 'vitest';
import type { Level } from '#shared/contracts/names.ts';
import { groupDifferences, type MatchedLevel } from '#shared/domain/quality/group-differences.ts';
import { itemQuality } from '#shared/domain/quality/item-quality.ts';
import { PRACTICES } from '../../fakes/assessment-items.ts';
import { type Answered, assess, CAPABILITY, times } from './assessed.ts';

const [FIRST, SECOND] = PRACTICES as [string, string];

const matched = (group: string, capability: number, items: readonly number[]): MatchedLevel[] =>
  items.map((item) => ({ group, capability, item }));

describe('differences between groups at the same capability level', () => {
  it('is the difference of means, with its interval', () => {
    const levels = [...matched('a', 3, times(5, [3, 4])), ...matched('b', 3, times(5, [2, 4]))];
    const [a, b] = groupDifferences(levels);
    // Within the sides 2.5 + 10 on 18 degrees of freedom; t(0.95; 18) = 1.734063606617536.
    const half = 1.734063606617536 * Math.sqrt((12.5 / 18) * (1 / 10 + 1 / 10));
    expect(a).toEqual({
      group: 'a',
      difference: { value: expect.closeTo(0.5, 12), n: 10 },
      interval: { low: expect.closeTo(0.5 - half, 8), high: expect.closeTo(0.5 + half, 8) },
    });
    expect(b?.difference.value).toBeCloseTo(-0.5, 12);
  });

  it('sees nothing when a group is only higher on the whole capability', () => {
    const low = [...matched('a', 2, times(4, [1, 3])), ...matched('b', 2, times(1, [1, 3]))];
    const high = [...matched('a', 4, times(1, [3, 5])), ...matched('b', 4, times(4, [3, 5]))];
    expect(groupDifferences([...low, ...high])[0]?.difference).toEqual({ value: expect.closeTo(0, 12), n: 10 });
  });

  it('weights the strata by the group’s own numbers', () => {
    const levels = [
      ...matched('a', 2, Array(9).fill(3)),
      ...matched('b', 2, Array(5).fill(2)),
      ...matched('a', 4, Array(3).fill(4)),
      ...matched('b', 4, Array(15).fill(4)),
    ];
    // 9 of 12 cities differ by one level, 3 of 12 by none; for b 5 of 20 by one.
    expect(groupDifferences(levels).map(({ difference }) => difference.value)).toEqual([0.75, -0.25]);
  });

  it('takes a city for itself where no other is at its level, and is silent below ten', () => {
    const nine = [...matched('a', 3, Array(9).fill(3)), ...matched('a', 5, [5]), ...matched('b', 3, Array(20).fill(3))];
    const [a] = groupDifferences(nine);
    expect(a).toEqual({
      group: 'a',
      difference: { value: null, n: 9, reason: 'fewer-than-10-in-group' },
      interval: null,
    });
  });

  it('leaves out levels at which the group has no city, from the difference and from its interval', () => {
    const levels = [...matched('a', 3, times(5, [3, 4])), ...matched('b', 3, times(5, [2, 4]))];
    const [alone] = groupDifferences(levels);
    expect(groupDifferences([...levels, ...matched('b', 5, [1, 5])])[0]).toEqual(alone);
  });

  it('takes the spread within strata: each costs two degrees of freedom', () => {
    const both = (capability: number) => [
      ...matched('a', capability, times(5, [2, 4])),
      ...matched('b', capability, times(5, [1, 3])),
    ];
    const [a] = groupDifferences([...both(2), ...both(4)]);
    // 40 squares on 36 degrees of freedom; t(0.95; 36) = 1.688297714; half of each group in either stratum.
    const half = 1.688297714 * Math.sqrt((40 / 36) * (0.25 * (1 / 10 + 1 / 10) * 2));
    expect(a?.difference.value).toBeCloseTo(1, 12);
    expect(a?.interval?.high).toBeCloseTo(1 + half, 7);
  });

  it('is none where fewer than ten others are at its levels', () => {
    const [a] = groupDifferences([...matched('a', 3, Array(12).fill(3)), ...matched('b', 3, Array(9).fill(2))]);
    expect(a?.difference).toEqual({ value: null, n: 12, reason: 'fewer-than-10-in-group' });
  });

  it('does not take cities half a level apart for equals', () => {
    const [a] = groupDifferences([...matched('a', 3.5, Array(20).fill(3)), ...matched('b', 3, Array(20).fill(2))]);
    expect(a?.difference).toMatchObject({ value: null, n: 0 });
  });

  it('has nothing to compare with when there is one group', () => {
    const [only] = groupDifferences(matched('en', 3, Array(40).fill(3)));
    expect(only?.difference.reason).toBe('fewer-than-10-in-group');
  });
});

describe('an item', () => {
  const one = (choice: Level | 'dont-know' | 'does-not-apply' | null) => ({ rows: [[choice, 3, 3, 3] as const] });

  it('counts every answer of every respondent', () => {
    const cities = assess([
      {
        rows: [
          [1, 3, 3, 3],
          [2, 3, 3, 3],
          ['dont-know', 3, 3, 3],
        ],
      },
      {
        rows: [
          [5, 3, 3, 3],
          ['does-not-apply', 3, 3, 3],
          [null, 3, 3, 3],
        ],
      },
    ]);
    expect(itemQuality(FIRST, CAPABILITY, cities, [])).toMatchObject({
      practice: FIRST,
      answers: 5,
      counts: [1, 1, 0, 0, 1],
      dontKnow: { value: 0.2, n: 5 },
      doesNotApply: { value: 0.2, n: 5 },
      medianSeconds: { value: null, n: 0, reason: 'no-answer-times' },
    });
  });

  it('has the median time of those who took any', () => {
    const times = [40, 20, 90].map((seconds) => ({ practice: FIRST, seconds }));
    const cities = assess([one(3)]);
    const other = [{ practice: SECOND, seconds: 1 }];
    expect(itemQuality(FIRST, CAPABILITY, cities, [...times, ...other]).medianSeconds).toEqual({ value: 40, n: 3 });
  });

  it('warns when more than 40 % of the levels are at an end, don’t knows apart', () => {
    const warningsOf = (...choices: Parameters<typeof one>[0][]) =>
      itemQuality(FIRST, CAPABILITY, assess(choices.map(one)), []).warnings;
    expect(warningsOf(1, 1, 3, 4, 5)).toEqual([]);
    expect(warningsOf(1, 1, 3, 5, 'dont-know')).toEqual(['floor']);
    expect(warningsOf(5, 5, 5, 1, 2)).toEqual(['ceiling']);
    expect(warningsOf('dont-know', null)).toEqual([]);
  });

  it('compares regions at the same capability level', () => {
    const inRegion = (region: string, row: readonly Level[]) => times(12, [{ rows: [row], region }]);
    const cities = assess([...inRegion('south-america', [4, 2, 3, 3]), ...inRegion('eastern-asia', [2, 4, 3, 3])]);
    const { byRegion, byLanguage } = itemQuality(FIRST, CAPABILITY, cities, []);
    expect(byRegion.map(({ group, difference }) => [group, difference.value])).toEqual([
      ['eastern-asia', -2],
      ['south-america', 2],
    ]);
    expect(byLanguage).toEqual([
      { group: 'en', difference: { value: null, n: 0, reason: 'fewer-than-10-in-group' }, interval: null },
    ]);
  });

  it('is compared only over cities that have both its level and the capability’s', () => {
    const inRegion = (region: string, row: Answered['rows'][number], count: number) =>
      times(count, [{ rows: [row], region }]);
    const both = [...inRegion('south-america', [4, 2, 3, 3], 11), ...inRegion('eastern-asia', [2, 4, 3, 3], 10)];
    const itemAlone = ['south-america', 'eastern-asia'].flatMap((region) =>
      inRegion(region, [5, null, null, null], 12),
    );
    const withoutItem = inRegion('eastern-asia', ['dont-know', 3, 3, 3], 3);
    const { byRegion } = itemQuality(FIRST, CAPABILITY, assess([...both, ...itemAlone, ...withoutItem]), []);
    expect(byRegion.map(({ group, difference }) => [group, difference.value, difference.n])).toEqual([
      ['eastern-asia', -2, 10],
      ['south-america', 2, 11],
    ]);
  });

  it('that nobody answered has reasons and no shares', () => {
    const found = itemQuality(FIRST, CAPABILITY, assess([one(null)]), []);
    expect(found).toMatchObject({ answers: 0, dontKnow: { value: null, reason: 'nobody-answered' }, warnings: [] });
  });
});
