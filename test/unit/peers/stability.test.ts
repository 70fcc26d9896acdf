import { describe, expect, it } from 'vitest';
import type { FeatureValues } from '#shared/contracts/context.ts';
import { type Pool, poolOf } from '#shared/domain/peers/pool.ts';
import {
  leaveOneOutOverlap,
  listedBack,
  perturbedGroups,
  sharesOfGroups,
  stabilityBand,
} from '#shared/domain/peers/stability.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { memberWith } from '../benchmark/samples.ts';
import { placed, worldWith } from './small-world.ts';

/** A city at nothing, in row 0, among these. */
const poolWith = (rows: readonly FeatureValues[]): Pool => {
  const members = rows.map((features, index) => memberWith({ city: `gn-${100 + index}`, features }));
  return poolOf(worldWith([]), { members }, { city: 'gn-001', sovereign: 'ZZ', features: placed(0, 0, 0, 0) });
};
const rule = (k: number) => ({ k, except: 0 });
/** The second peer is away by one feature alone, the third a little farther by another one alone. */
const THREE = poolWith([placed(0, 0, 0, 0), placed(0, 0, 0.1, 0), placed(0, 0, 0, 0.15), placed(1, 1, 1, 1)]);
const weights = gowerWeights(THREE.matrix);

describe('the stability of a peer', () => {
  it('is the share of the groups that it is in', () => {
    const groups = [Int32Array.of(1, 2), Int32Array.of(1, 3), Int32Array.of(3, 1), Int32Array.of(1, 2)];
    expect(sharesOfGroups([1, 2, 3, 4], groups)).toEqual([1, 0.5, 0.5, 0]);
  });

  it.each([
    [1, 'firm'],
    [0.8, 'firm'],
    [0.795, 'likely'],
    [0.5, 'likely'],
    [0.495, 'provisional'],
    [0, 'provisional'],
  ] as const)('is, at %f, %s', (share, band) => {
    expect(stabilityBand(share)).toBe(band);
  });

  it('is tried under as many other weights as are asked for, which change what is near', () => {
    const groups = perturbedGroups(THREE, weights, rule(2), { draws: 50, random: createRandom('trial') });
    expect(groups).toHaveLength(50);
    expect(new Set(groups.map((group) => group.join()))).toEqual(new Set(['1,2', '1,3']));
  });
});

describe('the overlap of a group with those that leave one feature out', () => {
  it('is the mean share of the group that stays', () => {
    // Only without the feature by which the third peer is away does it come in the place of the second.
    expect(leaveOneOutOverlap(THREE, weights, rule(2), Int32Array.of(1, 2))).toBe((1 + 1 + 1 + 0.5) / 4);
    expect(leaveOneOutOverlap(THREE, weights, rule(1), Int32Array.of(1))).toBe(1);
    expect(leaveOneOutOverlap(THREE, weights, rule(1), Int32Array.of(4))).toBe(0);
  });

  it('is not known of nobody, nor without features', () => {
    expect(leaveOneOutOverlap(THREE, weights, rule(2), Int32Array.of())).toBeNull();
    const bare = { ...THREE, matrix: { ...THREE.matrix, features: [] } };
    expect(leaveOneOutOverlap(bare, weights, rule(2), Int32Array.of(1))).toBeNull();
  });
});

describe('a peer that would list the city back', () => {
  it('has it among its own nearest, by its own rule', () => {
    const ofItsOwn = (row: number) => ({ k: 2, except: row });
    const back = listedBack(THREE, weights, Int32Array.of(1, 4), ofItsOwn);
    expect(back).toEqual([true, false]);
  });

  it('is none that would find no peers', () => {
    expect(listedBack(THREE, weights, Int32Array.of(1, 2), () => null)).toEqual([false, false]);
  });
});
