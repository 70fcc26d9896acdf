import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gowerDistances, reweighedDistances } from '#shared/statistics/gower.ts';
import { compileGower, type FeatureColumn } from '#shared/statistics/gower-features.ts';
import { setDistance } from '#shared/statistics/gower-kinds.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { column, mixedColumns } from './gower-samples.ts';

const nan = Number.NaN;

/** All distances between the rows, row by row. */
const table = (columns: readonly FeatureColumn[], given?: Parameters<typeof gowerWeights>[1]): number[][] => {
  const matrix = compileGower(columns);
  const from = gowerDistances(matrix, gowerWeights(matrix, given));
  return Array.from({ length: matrix.rows }, (_, row) => Array.from(from(row, new Float64Array(matrix.rows))));
};

// Struyf, Hubert and Rousseeuw 1996; distances computed with daisy of R's cluster 2.1.4.
const flower = [
  [0, 1, 1, 4, 3, 15, 25, 15],
  [1, 0, 0, 2, 1, 3, 150, 50],
  [0, 1, 0, 3, 3, 1, 150, 50],
  [0, 0, 1, 4, 2, 16, 125, 50],
  [0, 1, 0, 5, 2, 2, 20, 15],
  [0, 1, 0, 4, 3, 12, 50, 40],
  [0, 0, 0, 4, 3, 13, 40, 20],
  [0, 0, 1, 2, 2, 7, 100, 15],
  [1, 1, 0, 3, 1, 4, 25, 15],
  [1, 1, 0, 5, 2, 14, 100, 60],
  [1, 1, 1, 5, 3, 8, 45, 10],
  [1, 1, 1, 1, 2, 9, 90, 25],
  [1, 1, 0, 1, 2, 6, 20, 10],
  [1, 1, 1, 4, 2, 11, 80, 30],
  [1, 0, 0, 3, 2, 10, 40, 20],
  [1, 0, 0, 4, 2, 18, 200, 60],
  [1, 0, 0, 2, 2, 17, 150, 60],
  [0, 0, 1, 2, 1, 5, 25, 10],
];
const kinds = ['nominal', 'nominal', 'nominal', 'nominal', 'ordinal', 'ordinal', 'numeric', 'numeric'] as const;
const flowerColumns = kinds.map((kind, j) =>
  column(
    kind,
    flower.map((row) => row[j] as number),
  ),
);

describe('Gower distance of one family with equal weights', () => {
  it("is that of R's daisy on the flower data", () => {
    const distances = table(flowerColumns);
    expect(distances[1]?.[0]).toBeCloseTo(0.887540849673203, 12);
    expect(distances[2]?.[0]).toBeCloseTo(0.527246732026144, 12);
    expect(distances[17]?.[16]).toBeCloseTo(0.612540849673203, 12);
    const sum = distances.flatMap((row, i) => row.slice(0, i)).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(74.4395833333333, 10);
  });

  it('does not depend on the order of rows or features', () => {
    const turned = flowerColumns
      .map((feature) => ({ ...feature, values: Array.from(feature.values).reverse() }))
      .reverse();
    const [there, back] = [table(flowerColumns), table(turned)];
    for (const [i, row] of there.entries()) {
      for (const [j, value] of row.entries()) expect(back[17 - i]?.[17 - j]).toBeCloseTo(value, 12);
    }
  });
});

describe('Gower distance by kind of feature', () => {
  it('clips numeric values to their range', () => {
    const range = { low: 10, high: 20 };
    const [first] = table([column('numeric', [8, 10, 15, 20, 90], { range })]);
    expect(first).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('takes the full range of numbers when none is given', () => {
    expect(table([column('numeric', [-1, 0, 3])])[0]).toEqual([0, 0.25, 1]);
  });

  it('does not clip ordinal and binary values', () => {
    const range = { low: 1, high: 3 };
    expect(table([column('ordinal', [3, 4, 2, 3.5], { range })])[0]).toEqual([0, 0.5, 0.5, 0.25]);
    expect(table([column('binary', [0, 1, 0])])[0]).toEqual([0, 1, 0]);
  });

  it('never passes 1 even when values lie outside the full range', () => {
    expect(table([column('ordinal', [1, 9], { range: { low: 1, high: 3 } })])[0]).toEqual([0, 1]);
  });

  it('asks of nominal values only whether they are equal', () => {
    expect(table([column('nominal', [7, 7, -2, 100])])[0]).toEqual([0, 0, 1, 1]);
  });

  it('compares sets by what they share', () => {
    expect(table([column('set', [0b0011, 0b0110, 0b0011, 0b1100, 0, 0b0111])])[0]).toEqual([
      0,
      1 - 1 / 3,
      0,
      1,
      1,
      1 - 2 / 3,
    ]);
    expect(table([column('set', [0, 0, 1])])[0]).toEqual([0, 0, 1]);
  });

  it('takes sets of up to 31 members', () => {
    const all = 2 ** 31 - 1;
    expect(setDistance(all, all)).toBe(0);
    expect(setDistance(all, 1 << 30)).toBe(1 - 1 / 31);
    expect(setDistance(0b10101, 0b01010)).toBe(1);
    for (let members = 1; members <= 31; members += 1)
      expect(setDistance(all >>> (31 - members), 1)).toBe(1 - 1 / members);
  });

  it('leaves out a number that is the same everywhere, and a feature that nobody has', () => {
    const informative = column('nominal', [1, 2, 1]);
    const alone = table([informative]);
    expect(table([informative, column('numeric', [5, 5, 5])])).toEqual(alone);
    expect(table([column('ordinal', [2, 2, nan]), informative])).toEqual(alone);
    expect(table([informative, column('nominal', [nan, nan, nan])])).toEqual(alone);
    expect(table([informative, column('numeric', [nan, nan, nan], { range: { low: 0, high: 1 } })])).toEqual(alone);
    expect(table([informative, column('numeric', [1, 2, 3], { range: { low: 2, high: 2 } })])).toEqual(alone);
  });

  it('keeps a nominal feature with one value: agreement counts', () => {
    expect(table([column('nominal', [1, 1]), column('binary', [0, 1])])[0]).toEqual([0, 0.5]);
  });
});

describe('Gower distance with families, weights and gaps', () => {
  const columns = [
    column('numeric', [0, 5, 10, nan], { family: 0 }),
    column('binary', [0, 1, 1, 1], { family: 0 }),
    column('nominal', [1, 1, 2, 2], { family: 1 }),
  ];

  it('averages inside families first, then over families', () => {
    const [first] = table(columns);
    expect(first?.[1]).toBeCloseTo((0.75 + 0) / 2, 14);
    expect(first?.[2]).toBe(1);
  });

  it('weighs families', () => {
    expect(table(columns, { families: [3, 1] })[0]?.[1]).toBeCloseTo((3 * 0.75) / 4, 14);
    expect(table(columns, { families: [0, 1] })[0]?.[1]).toBe(0);
  });

  it('weighs features inside their family', () => {
    expect(table(columns, { features: [3, 1, 1] })[0]?.[1]).toBeCloseTo((3 * 0.5 + 1) / 4 / 2, 14);
  });

  it('does not change when all weights are multiplied', () => {
    const [once, twice] = [table(columns), table(columns, { features: [2, 2, 2], families: [8, 8] })];
    expect(twice).toEqual(once);
  });

  it('shares the weight of a missing feature among its family', () => {
    expect(table(columns)[0]?.[3]).toBe(1);
    expect(table([...columns, column('binary', [0, 1, 0, 0], { family: 1 })])[2]?.[3]).toBe(0);
    expect(table(columns)[1]?.[3]).toBe(0.5);
  });

  it('shares the weight of a family that cannot be compared among the others', () => {
    const gaps = [column('binary', [0, 1, nan], { family: 0 }), column('binary', [0, 0, 1], { family: 2 })];
    expect(table(gaps, { families: [3, 9, 1] })[0]).toEqual([0, 0.75, 1]);
  });

  it('is not a number for two rows without a feature in common', () => {
    const gaps = [column('binary', [0, nan, 1]), column('binary', [nan, 1, 0])];
    expect(table(gaps)).toEqual([
      [0, nan, 1],
      [nan, 0, 1],
      [1, 1, 0],
    ]);
    expect(table([column('binary', [0, 1])], { features: [0] })[0]).toEqual([nan, nan]);
    expect(table([column('binary', [0, 1])], { families: [0] })[0]).toEqual([nan, nan]);
    expect(table([column('numeric', [3, 3])])[0]).toEqual([nan, nan]);
  });

  it('gives rows without any value no distance, not even to themselves', () => {
    expect(table([column('binary', [0, 1, nan])])[2]).toEqual([nan, nan, nan]);
  });

  it('of an empty table has nothing to give', () => {
    expect(table([])).toEqual([]);
    expect(table([column('numeric', [])])).toEqual([]);
    expect(compileGower([]).patterns.count).toBe(0);
  });

  it('has room for 64 families', () => {
    expect(compileGower([column('binary', [0, 1], { family: 63 })]).families).toBe(64);
  });

  it('is the same whichever row is asked for first', () => {
    const columns = [column('numeric', [0, 4, 10]), column('binary', [0, nan, 1])];
    const matrix = compileGower(columns);
    for (const row of [0, 1, 2]) {
      const from = gowerDistances(matrix, gowerWeights(matrix));
      expect(Array.from(from(row, new Float64Array(3)))).toEqual(table(columns)[row]);
    }
  });
});

describe('Gower distance of any table', () => {
  const anyTable = mixedColumns({ rows: 7 });

  it('is symmetric, in [0, 1] and zero from a row to itself', () => {
    fc.assert(
      fc.property(anyTable, (columns) => {
        const distances = table(columns);
        for (const [i, row] of distances.entries()) {
          for (const [j, distance] of row.entries()) {
            expect(distances[j]?.[i]).toBe(distance);
            if (Number.isNaN(distance)) continue;
            expect(distance).toBeGreaterThanOrEqual(0);
            expect(distance).toBeLessThanOrEqual(1);
            if (i === j) expect(distance).toBe(0);
          }
        }
      }),
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(anyTable, (columns) => {
        const turned = columns.map((feature) => ({ ...feature, values: Array.from(feature.values).reverse() }));
        expect(table(turned)).toEqual(
          table(columns)
            .map((row) => row.reverse())
            .reverse(),
        );
      }),
    );
  });

  it('does not change when a number and its range are scaled and shifted', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom(0.25, 2, 64),
        fc.integer({ min: -64, max: 64 }),
        (columns, factor, shift) => {
          const scaled = columns.map((feature) =>
            feature.kind === 'numeric'
              ? { ...feature, values: Array.from(feature.values, (value) => factor * value + shift) }
              : feature,
          );
          expect(table(scaled)).toEqual(table(columns));
        },
      ),
    );
  });

  it('is the same to the last bit pair by pair and under weights given later', () => {
    const weights = fc.array(fc.constantFrom(0, 0.3, 1, 2.5), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(anyTable, weights, (columns, drawn) => {
        const matrix = compileGower(columns);
        const given = gowerWeights(matrix, { features: drawn, families: drawn.slice(9) });
        const from = gowerDistances(matrix, given);
        for (let row = 0; row < 7; row += 1) {
          const direct = from(row, new Float64Array(7));
          expect(reweighedDistances(matrix, row)(given, new Float64Array(7))).toEqual(direct);
          const pairs = Array.from(direct, (_, other) => comparePair(matrix, given, row, other).distance ?? nan);
          expect(pairs).toEqual(Array.from(direct));
        }
      }),
    );
  });
});

describe('reweighedDistances', () => {
  it('can be asked again and again with other weights', () => {
    const columns = [column('binary', [0, 1, 0]), column('binary', [0, 0, 1])];
    const matrix = compileGower(columns);
    const under = reweighedDistances(matrix, 0);
    const ask = (features: number[]) => Array.from(under(gowerWeights(matrix, { features }), new Float64Array(3)));
    expect(ask([3, 1])).toEqual([0, 0.75, 0.25]);
    expect(ask([1, 3])).toEqual([0, 0.25, 0.75]);
    expect(ask([3, 1])).toEqual([0, 0.75, 0.25]);
  });
});

describe('bad arguments', () => {
  const good = column('binary', [0, 1]);
  const matrix = compileGower([good]);
  const from = gowerDistances(matrix, gowerWeights(matrix));

  it.each([-1, 2, 0.5])('row %d of two is refused', (row) => {
    const error = new RangeError(`row must be a whole number below 2, got ${row}`);
    expect(() => from(row, new Float64Array(2))).toThrow(error);
    expect(() => reweighedDistances(matrix, row)).toThrow(error);
  });

  it('a target of another length is refused', () => {
    expect(() => from(0, new Float64Array(3))).toThrow(new RangeError('target must have 2 places, got 3'));
  });

  it.each([
    [column('binary', [0]), 'values must have 2 rows in every column, got 1'],
    [column('binary', [0, 1], { family: 64 }), 'family must be a whole number from 0 to 63, got 64'],
    [column('binary', [0, 1], { family: -1 }), 'family must be a whole number from 0 to 63, got -1'],
    [column('binary', [0, 1], { family: 0.5 }), 'family must be a whole number from 0 to 63, got 0.5'],
    [
      column('numeric', [0, 1], { range: { low: 2, high: 1 } }),
      'range must go from a low to a high number, got 2 to 1',
    ],
    [
      column('numeric', [0, 1], { range: { low: nan, high: 1 } }),
      'range must go from a low to a high number, got NaN to 1',
    ],
    [
      column('numeric', [0, 1], { range: { low: 0, high: Number.POSITIVE_INFINITY } }),
      'range must go from a low to a high number, got 0 to Infinity',
    ],
    [column('numeric', [0, Number.POSITIVE_INFINITY]), 'values of a numeric feature cannot hold Infinity'],
    [column('nominal', [0, 1.5]), 'values of a nominal feature cannot hold 1.5'],
    [column('set', [0, -1]), 'values of a set feature cannot hold -1'],
    [column('set', [0, 2 ** 31]), 'values of a set feature cannot hold 2147483648'],
  ])('column %# is refused with its reason', (bad, message) => {
    expect(() => compileGower([good, bad])).toThrow(new RangeError(message));
  });
});
