import { describe, expect, it } from 'vitest';
import { withinCities } from '#shared/domain/quality/within-cities.ts';
import { assessFirst, times } from './assessed.ts';

const all = (level: 1 | 2 | 3 | 4 | 5) => Array<typeof level>(4).fill(level);

describe('agreement within cities', () => {
  it('has the ICCs of Shrout and Fleiss', () => {
    const judged = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ];
    const [base] = assessFirst([{ rows: [all(3)] }]);
    const { icc1, icc2 } = withinCities(judged.map((respondentLevels) => ({ ...base!, respondentLevels })));
    expect(icc1).toEqual({ value: expect.closeTo(0.165741768405475, 12), n: 24 });
    expect(icc2).toEqual({ value: expect.closeTo(0.442797133679268, 12), n: 24 });
  });

  it('pools the spread of cities with several respondents', () => {
    // Variances 1 (two degrees of freedom) and 0.5 (one): (2 · 1 + 1 · 0.5) / 3.
    const cities = assessFirst([{ rows: [all(1), all(2), all(3)] }, { rows: [all(4), all(5)] }, { rows: [all(5)] }]);
    expect(withinCities(cities).withinCity).toEqual({ value: expect.closeTo(Math.sqrt(2.5 / 3), 12), n: 2 });
  });

  it('has the mean rwg of the cities against both nulls', () => {
    // Levels 4 4 5 4 3 have variance 0.5: 1 - 0.5 / 2 = 0.75 and 1 - 0.5 / 1.34; the other city agrees fully.
    const split = { rows: ([4, 4, 5, 4, 3] as const).map(all) };
    const { rwg, rwgSlightSkew } = withinCities(assessFirst([split, { rows: [all(2), all(2)] }, { rows: [all(1)] }]));
    expect(rwg).toEqual({ value: expect.closeTo((0.75 + 1) / 2, 12), n: 2 });
    expect(rwgSlightSkew).toEqual({ value: expect.closeTo((1 - 0.5 / 1.34 + 1) / 2, 12), n: 2 });
  });

  it('looks at the practices that apply only', () => {
    const rows = times(2, [[4, 4, 'does-not-apply', 4] as const]);
    const [city] = assessFirst([{ rows }]);
    expect(city?.respondentLevels).toEqual([4, 4]);
    expect(withinCities([city!]).rwg).toEqual({ value: 1, n: 1 });
  });

  it('leaves out levels of a practice that does not apply', () => {
    const rows = [...times(3, [['does-not-apply', 4, 4, 4] as const]), [1, 4, 4, 4], [5, 4, 4, 4]] as const;
    const [city] = assessFirst([{ rows }]);
    expect(city?.respondentLevels).toEqual([4, 4, 4, 4, 4]);
    expect(withinCities([city!]).rwg).toEqual({ value: 1, n: 1 });
  });

  it('counts no city in which nobody gave a level', () => {
    const some = [{ rows: [all(1), all(2), all(3)] }, { rows: [all(4), all(5)] }];
    const silent = { rows: [Array<'dont-know'>(4).fill('dont-know')] };
    expect(withinCities(assessFirst([...some, silent]))).toEqual(withinCities(assessFirst(some)));
    const alike = [{ rows: [all(3), all(3)] }];
    expect(withinCities(assessFirst([...alike, silent]))).toEqual(withinCities(assessFirst(alike)));
  });

  it('says so when each city has one respondent', () => {
    const found = withinCities(assessFirst(times(20, [{ rows: [all(3)] }])));
    for (const figure of Object.values(found))
      expect(figure).toMatchObject({ value: null, reason: 'one-respondent-each' });
  });

  it('says so when no answer differs from another', () => {
    const { icc1, withinCity } = withinCities(assessFirst(times(3, [{ rows: [all(3), all(3)] }])));
    expect(icc1).toEqual({ value: null, n: 6, reason: 'answers-do-not-vary' });
    expect(withinCity).toEqual({ value: 0, n: 3 });
  });
});
