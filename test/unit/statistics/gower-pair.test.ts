import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGower } from '#shared/statistics/gower-features.ts';
import { comparability, comparableRows, comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { column, mixedColumns } from './gower-samples.ts';

const nan = Number.NaN;
const columns = [
  column('numeric', [0, 5, 10, nan], { family: 0 }),
  column('set', [1, 3, nan, 3], { family: 0 }),
  column('nominal', [1, 2, 2, nan], { family: 1 }),
  column('numeric', [4, 4, 4, 4], { family: 1 }),
];
const matrix = compileGower(columns);
const weights = gowerWeights(matrix, { features: [3, 1, 1, 1], families: [1, 3] });

describe('comparePair', () => {
  it('takes a distance apart by feature and family', () => {
    const pair = comparePair(matrix, weights, 0, 1);
    expect(pair.features).toEqual([0.5, 0.5, 1, null]);
    expect(pair.families).toEqual([0.5, 1]);
    expect(pair.distance).toBeCloseTo((1 * 0.5 + 3 * 1) / 4, 14);
    expect(pair.contributions).toEqual([0.75 * 0.25 * 0.5, 0.25 * 0.25 * 0.5, 0.75, 0]);
    expect(pair.familyContributions).toEqual([0.125, 0.75]);
  });

  it('says which features and families cannot be compared', () => {
    const pair = comparePair(matrix, weights, 0, 3);
    expect(pair).toEqual({
      distance: 0.5,
      features: [null, 0.5, null, null],
      families: [0.5, null],
      contributions: [0, 0.5, 0, 0],
      familyContributions: [0.5, 0],
    });
  });

  it('has no distance when nothing can be compared', () => {
    expect(comparePair(matrix, weights, 2, 3)).toEqual({
      distance: null,
      features: [null, null, null, null],
      families: [null, null],
      contributions: [0, 0, 0, 0],
      familyContributions: [0, 0],
    });
  });

  it('has no family distance where all weights are zero', () => {
    const pair = comparePair(matrix, gowerWeights(matrix, { features: [1, 1, 0, 1] }), 0, 1);
    expect(pair.families).toEqual([0.5, null]);
    expect(pair.features[2]).toBe(1);
    expect(pair.contributions[2]).toBe(0);
    expect(pair.distance).toBe(0.5);
  });

  it('adds up: features to families, families to the distance', () => {
    fc.assert(
      fc.property(mixedColumns({ rows: 4 }), (given) => {
        const any = compileGower(given);
        const equal = gowerWeights(any);
        const pair = comparePair(any, equal, 0, 3);
        const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
        expect(sum(pair.contributions)).toBeCloseTo(pair.distance ?? 0, 12);
        expect(sum(pair.familyContributions)).toBeCloseTo(pair.distance ?? 0, 12);
        const known = pair.families.filter((value) => value !== null);
        if (known.length > 0) expect(pair.distance).toBeCloseTo(sum(known) / known.length, 12);
      }),
    );
  });

  it('refuses rows that do not exist, by name', () => {
    expect(() => comparePair(matrix, weights, 4, 0)).toThrow(
      new RangeError('first must be a whole number below 4, got 4'),
    );
    expect(() => comparePair(matrix, weights, 0, -1)).toThrow(
      new RangeError('second must be a whole number below 4, got -1'),
    );
    expect(() => comparability(matrix, 0.5, 0)).toThrow(
      new RangeError('first must be a whole number below 4, got 0.5'),
    );
    expect(() => comparability(matrix, 0, 9)).toThrow(new RangeError('second must be a whole number below 4, got 9'));
    expect(() => comparableRows(matrix, 9, 0.6)).toThrow(new RangeError('row must be a whole number below 4, got 9'));
  });
});

describe('comparability', () => {
  it('is the share of the features in use known to both, and whether every family has one', () => {
    expect(comparability(matrix, 0, 1)).toEqual({ features: 1, everyFamily: true });
    expect(comparability(matrix, 1, 2)).toEqual({ features: 2 / 3, everyFamily: true });
    expect(comparability(matrix, 1, 3)).toEqual({ features: 1 / 3, everyFamily: false });
    expect(comparability(matrix, 2, 3)).toEqual({ features: 0, everyFamily: false });
  });

  it('is nothing where no feature is in use', () => {
    const constant = compileGower([column('numeric', [1, 1])]);
    expect(comparability(constant, 0, 1)).toEqual({ features: 0, everyFamily: true });
  });
});

describe('comparableRows', () => {
  it('marks the rows that share enough features and every family', () => {
    expect(comparableRows(matrix, 0, 0.6)).toEqual(Uint8Array.of(1, 1, 1, 0));
    expect(comparableRows(matrix, 0, 2 / 3)).toEqual(Uint8Array.of(1, 1, 1, 0));
    expect(comparableRows(matrix, 0, 0.7)).toEqual(Uint8Array.of(1, 1, 0, 0));
    expect(comparableRows(matrix, 3, 0)).toEqual(Uint8Array.of(0, 0, 0, 0));
  });
});
