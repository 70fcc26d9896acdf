import { describe, expect, it } from 'vitest';
import type { Population } from '#shared/contracts/context.ts';
import { referenceDistances, type Standpoint, standpointOf } from '#shared/domain/distance/reference.ts';
import { closenessOf, unusualOf } from '#shared/domain/peers/closeness.ts';
import { placed, worldWith } from './small-world.ts';

/** The first city among others of the reference population, so many of which are nearer than the last peer. */
const among = (others: number, nearer: number) => {
  const standpoint = { row: 0 } as Standpoint;
  const distances = Float64Array.from({ length: others + 1 }, (_, row) => (row === 0 || row > nearer ? 0.5 : 0.1));
  distances[0] = 0;
  return closenessOf(standpoint, distances, 0.5);
};

describe('how near a peer group is', () => {
  it.each([
    [0, 'close', 0.01],
    [5, 'close', 0.05],
    [6, 'fair', 0.1],
    [15, 'fair', 0.15],
    [16, 'widened', 0.25],
    [100, 'widened', 1],
  ] as const)(
    'is, with %i of 100 cities nearer than its last peer, %s: told as a share of %f',
    (nearer, band, share) => {
      expect(among(100, nearer)).toEqual({ band, share });
    },
  );

  it('counts the other cities alone: one of nineteen is more than a twentieth', () => {
    expect(among(19, 1).band).toBe('fair');
    expect(among(20, 1).band).toBe('close');
  });

  it('is close where there is no other city', () => {
    expect(among(0, 0)).toEqual({ band: 'close', share: 0.01 });
  });
});

describe('a city that is unusual', () => {
  const crowd = Array.from({ length: 8 }, () => placed(0, 0, 0, 0));
  /** The last of nine cities; beyond which distance to the third nearest a city is unusual. */
  const unusual = (own: readonly number[], { beyond = 0.1, others = crowd, k = 3, morphological = 1 } = {}) => {
    const world = worldWith([...others, placed(...own)]);
    const familyWeights = { ...world.meta.constants.familyWeights, morphological };
    const constants = { ...world.meta.constants, familyWeights, unusualBeyond: { 3: beyond } };
    const population: Population = { ...world, meta: { ...world.meta, constants } };
    return unusualOf(standpointOf(population, 'gn-108', null), k);
  };

  it('is told with the three features that add most to its distance', () => {
    const features = ['of-legal-institutional', 'of-socio-economic', 'of-morphological'];
    expect(unusual([0.9, 0.1, 0.3, 0.7])).toEqual({ isUnusual: true, features });
  });

  it('is not said to differ in a feature in which it does not', () => {
    expect(unusual([0, 0.9, 0, 0])).toEqual({ isUnusual: true, features: ['of-state-capacity'] });
  });

  it('differs by what all of its nearest cities add up to', () => {
    const [near, far] = [placed(0.5, 0.1, 0, 0), placed(0.1, 0.5, 0, 0)];
    const others = [near, far, far, ...Array.from({ length: 5 }, () => placed(1, 1, 1, 1))];
    const { features } = unusual([0, 0, 0, 0], { others }) ?? {};
    expect(features).toEqual(['of-state-capacity', 'of-legal-institutional']);
  });

  it('differs by what the balanced lens weighs', () => {
    expect(unusual([0.9, 0, 0.3, 0])?.features[0]).toBe('of-legal-institutional');
    expect(unusual([0.9, 0, 0.3, 0], { morphological: 10 })?.features[0]).toBe('of-morphological');
  });

  it('has neighbours as long as there are fewer than k', () => {
    const [near, far] = [placed(0, 0, 0, 0), placed(1, 1, 1, 1)];
    expect(unusual([0, 0, 0, 0], { others: [near, near, ...Array(6).fill(far)] })?.isUnusual).toBe(true);
    expect(unusual([0, 0, 0, 0], { others: [near, near, near, ...Array(5).fill(far)] })?.isUnusual).toBe(false);
  });

  it('lies farther from its k-th nearest city than all but one in twenty, not just as far', () => {
    const own = [0.9, 0, 0, 0];
    const standpoint = standpointOf(worldWith([...crowd, placed(...own)]), 'gn-108', null);
    const [distance = 0] = referenceDistances(standpoint, Float64Array.of(1, 1, 1, 1));
    expect(unusual(own, { beyond: distance })).toEqual({ isUnusual: false, features: [] });
    expect(unusual(own, { beyond: distance - 1e-9 })?.isUnusual).toBe(true);
  });

  it('is not known for another number of peers than those that were measured', () => {
    expect(unusual([0.9, 0, 0, 0], { k: 4 })).toBeNull();
  });

  it('is none in a population of its own', () => {
    const world = worldWith([placed(0, 0, 0, 0)]);
    expect(unusualOf(standpointOf(world, 'gn-100', null), 7)).toEqual({ isUnusual: false, features: [] });
  });
});
