import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { compileGower } from '#shared/statistics/gower-features.ts';
import { familySpreads, nearestOfAll } from '#shared/statistics/gower-population.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { column, mixedColumns } from './gower-samples.ts';

const nan = Number.NaN;

describe('nearestOfAll', () => {
  it('lists the neighbours of every row with their distances', () => {
    const matrix = compileGower([column('numeric', [0, 4, 6, 10])]);
    const lists = nearestOfAll(matrix, gowerWeights(matrix), { k: 2 });
    expect(lists.rows).toEqual(Int32Array.of(1, 2, 2, 0, 1, 3, 2, 1));
    const expected = [0.4, 0.6, 0.2, 0.4, 0.2, 0.4, 0.4, 0.6];
    for (const [i, distance] of lists.distances.entries()) expect(distance).toBeCloseTo(expected[i] as number, 14);
    expect(lists.k).toBe(2);
  });

  it('leaves places open where a row has no more neighbours', () => {
    const matrix = compileGower([column('binary', [0, 1, nan])]);
    const lists = nearestOfAll(matrix, gowerWeights(matrix), { k: 2 });
    expect(lists.rows).toEqual(Int32Array.of(1, -1, 0, -1, -1, -1));
    expect(Array.from(lists.distances)).toEqual([1, nan, 1, nan, nan, nan]);
  });

  it('keeps to masks and caps, and to what one row alone would list', () => {
    fc.assert(
      fc.property(mixedColumns({ rows: 9 }), (columns) => {
        const matrix = compileGower(columns);
        const weights = gowerWeights(matrix);
        const options = {
          k: 3,
          eligible: [1, 1, 0, 1, 1, 1, 1, 1, 1],
          groups: { codes: [0, 0, 0, 0, 1, 1, 1, 2, 2], cap: () => 1 },
        };
        const { rows } = nearestOfAll(matrix, weights, options);
        const from = gowerDistances(matrix, weights);
        for (let row = 0; row < 9; row += 1) {
          const alone = nearest(from(row, new Float64Array(9)), { ...options, except: row });
          expect(Array.from(rows.subarray(3 * row, 3 * row + 3)).filter((other) => other >= 0)).toEqual([...alone]);
        }
      }),
    );
  });
});

describe('familySpreads', () => {
  it('is the standard deviation of each family over pairs of different rows', () => {
    const matrix = compileGower([
      column('binary', [0, 1]),
      column('binary', [0, nan], { family: 1 }),
      column('nominal', [0, 0], { family: 2 }),
    ]);
    const options = { pairs: 50, random: createRandom('pairs') };
    expect(familySpreads(matrix, gowerWeights(matrix), options)).toEqual([0, null, 0]);
  });

  it.each([0, 1, 3])('is near that of all pairs when only row %d differs', (row) => {
    const matrix = compileGower([column('binary', [0, 0, 0, 0].with(row, 1))]);
    const [spread] = familySpreads(matrix, gowerWeights(matrix), { pairs: 5000, random: createRandom('half') });
    expect(spread).toBeCloseTo(0.5, 2);
  });

  it('is of nobody from one pair', () => {
    const matrix = compileGower([column('binary', [0, 1, 0])]);
    expect(familySpreads(matrix, gowerWeights(matrix), { pairs: 1, random: createRandom('one pair') })).toEqual([null]);
  });

  it('refuses a single row', () => {
    const matrix = compileGower([column('binary', [0])]);
    const act = () => familySpreads(matrix, gowerWeights(matrix), { pairs: 5, random: createRandom('one') });
    expect(act).toThrow(new RangeError('matrix must have at least two rows, got 1'));
  });
});
