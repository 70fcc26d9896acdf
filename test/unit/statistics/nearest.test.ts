import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NearestOptions, nearest } from '#shared/statistics/nearest.ts';

const distances = [0.5, 0.1, 0.3, 0.1, 0.9, 0.2];

/** The rule in words: from the nearest outwards, passing over members of full groups. */
const walk = (all: readonly number[], { k, eligible, groups, except }: NearestOptions): number[] => {
  const order = [...all.keys()].filter((row) => !Number.isNaN(all[row]) && row !== except && eligible?.[row] !== 0);
  order.sort((a, b) => (all[a] as number) - (all[b] as number) || a - b);
  const taken: number[] = [];
  for (const row of order) {
    const group = groups?.codes[row] as number;
    const members = taken.filter((other) => groups?.codes[other] === group).length;
    if (taken.length < k && (!groups || members < groups.cap(group))) taken.push(row);
  }
  return taken;
};

describe('nearest', () => {
  it('lists the k nearest, nearest first, ties by row number', () => {
    expect([...nearest(distances, { k: 3 })]).toEqual([1, 3, 5]);
    expect([...nearest([1, 1, 1, 0], { k: 2 })]).toEqual([3, 0]);
  });

  it('gives what there is when there are fewer', () => {
    expect([...nearest([0.2, 0.1], { k: 5 })]).toEqual([1, 0]);
    expect([...nearest([], { k: 5 })]).toEqual([]);
    expect([...nearest(distances, { k: 0 })]).toEqual([]);
  });

  it('passes over the row itself, rows that are not eligible and those without a distance', () => {
    expect([...nearest(distances, { k: 2, except: 1 })]).toEqual([3, 5]);
    expect([...nearest(distances, { k: 2, eligible: [1, 0, 1, 0, 1, 1] })]).toEqual([5, 2]);
    expect([...nearest([Number.NaN, 0.4, Number.NaN], { k: 2 })]).toEqual([1]);
  });

  it('lets no group have more than its cap', () => {
    const codes = [0, 1, 0, 1, 2, 1];
    expect([...nearest(distances, { k: 3, groups: { codes, cap: () => 1 } })]).toEqual([1, 2, 4]);
    const cap = (group: number) => (group === 1 ? 2 : 0);
    expect([...nearest(distances, { k: 3, groups: { codes, cap } })]).toEqual([1, 3]);
  });

  it('replaces the farthest member of a full group by a nearer one that comes later', () => {
    const groups = { codes: [7, 8, 7, 9], cap: () => 1 };
    expect([...nearest([0.8, 0.9, 0.1, 0.95], { k: 2, groups })]).toEqual([2, 1]);
  });

  it('is the walk from the nearest outwards, for any distances, caps and masks', () => {
    const row = fc.record({
      distance: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN)),
      group: fc.integer({ min: 0, max: 3 }),
      eligible: fc.constantFrom(1, 1, 1, 0),
    });
    const caps = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), caps, fc.integer({ min: 0, max: 8 }), (rows, cap, k) => {
        const all = rows.map(({ distance }) => distance);
        const options = {
          k,
          eligible: rows.map(({ eligible }) => eligible),
          groups: { codes: rows.map(({ group }) => group), cap: (group: number) => cap[group] as number },
          except: 2,
        };
        expect([...nearest(all, options)]).toEqual(walk(all, options));
        expect([...nearest(all, { k })]).toEqual(walk(all, { k }));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses arguments that do not fit, by name', () => {
    expect(() => nearest(distances, { k: -1 })).toThrow(new RangeError('k must be a whole number from 0, got -1'));
    expect(() => nearest(distances, { k: 1.5 })).toThrow(RangeError);
    expect(() => nearest(distances, { k: 1, eligible: [1] })).toThrow(
      new RangeError('eligible must have 6 values, got 1'),
    );
    const groups = { codes: [1], cap: () => 1 };
    expect(() => nearest(distances, { k: 1, groups })).toThrow(new RangeError('groups must have 6 values, got 1'));
  });
});
