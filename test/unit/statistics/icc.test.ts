import { describe, expect, it } from 'vitest';
import { oneWayIcc, twoWayIcc } from '#shared/statistics/icc.ts';

// Shrout and Fleiss 1979, table 2: six targets by four judges; values computed with R's psych.
const table = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('oneWayIcc', () => {
  it('has the published values of equal groups', () => {
    const icc = oneWayIcc(table);
    expect(icc?.single).toBeCloseTo(0.165741768405475, 12);
    expect(icc?.average).toBeCloseTo(0.442797133679268, 12);
    expect(icc).toMatchObject({ groupSize: 4, groups: 6, ratings: 24 });
  });

  it('takes k0 as the size of unequal groups', () => {
    // Group means 1.5, 5 and 4, grand mean 20 / 6, squares within 0.5 + 0 + 2.
    const icc = oneWayIcc([[1, 2], [5], [3, 4, 5]]);
    const [between, within] = [(2 * (1.5 - 20 / 6) ** 2 + (5 - 20 / 6) ** 2 + 3 * (4 - 20 / 6) ** 2) / 2, 2.5 / 3];
    const k0 = (6 - (4 + 1 + 9) / 6) / 2;
    expect(icc?.groupSize).toBeCloseTo(k0, 14);
    expect(icc?.single).toBeCloseTo((between - within) / (between + (k0 - 1) * within), 12);
    expect(icc?.average).toBeCloseTo((between - within) / between, 12);
  });

  it('leaves out empty groups and ignores the order of groups and ratings', () => {
    const turned = [[], ...table.map((row) => row.toReversed()), []].toReversed();
    expect(oneWayIcc(turned)?.single).toBeCloseTo(0.165741768405475, 12);
    expect(oneWayIcc(turned)).toMatchObject({ groups: 6, ratings: 24 });
  });

  it('is negative, not cut, when groups differ less than their members', () => {
    const icc = oneWayIcc([
      [1, 5],
      [5, 1],
    ]);
    expect(icc?.single).toBe(-1);
    expect(icc?.average).toBeNull();
  });

  it('is 1 when members of a group agree fully', () => {
    expect(
      oneWayIcc([
        [1, 1],
        [3, 3],
      ]),
    ).toMatchObject({ single: 1, average: 1 });
  });

  it('is not there for one group, single ratings or no variation at all', () => {
    expect(oneWayIcc([[1, 2, 3]])).toBeNull();
    expect(oneWayIcc([[1], [2], [3]])).toBeNull();
    expect(
      oneWayIcc([
        [2, 2],
        [2, 2],
      ]),
    ).toBeNull();
    expect(oneWayIcc([])).toBeNull();
  });
});

describe('twoWayIcc', () => {
  it('has the published values', () => {
    const icc = twoWayIcc(table);
    expect(icc?.random.single).toBeCloseTo(0.289763779527559, 12);
    expect(icc?.fixed.single).toBeCloseTo(0.714840714840715, 12);
    expect(icc?.random.average).toBeCloseTo(0.620050547598989, 12);
    expect(icc?.fixed.average).toBeCloseTo(0.909315542377069, 12);
  });

  it('forgives judges who differ by a constant only when they are fixed', () => {
    const icc = twoWayIcc([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(icc?.fixed).toEqual({ single: 1, average: 1 });
    expect(icc?.random.single).toBeCloseTo(2 / 3, 14);
    expect(icc?.random.average).toBeCloseTo(0.8, 14);
  });

  it('has no values where nothing varies', () => {
    expect(
      twoWayIcc([
        [2, 2],
        [2, 2],
      ]),
    ).toEqual({
      random: { single: null, average: null },
      fixed: { single: null, average: null },
    });
  });

  it('needs two targets and two judges, and a full table', () => {
    expect(twoWayIcc([[1, 2]])).toBeNull();
    expect(twoWayIcc([[1], [2]])).toBeNull();
    expect(twoWayIcc([])).toBeNull();
    expect(() => twoWayIcc([[1, 2], [1]])).toThrow(new RangeError('table must have 2 values in every row'));
  });
});
