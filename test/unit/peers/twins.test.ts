import { describe, expect, it } from 'vitest';
import type { City, Population } from '#shared/contracts/context.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { referenceDistances, standpointOf } from '#shared/domain/distance/reference.ts';
import { additionsOf, twinsOf } from '#shared/domain/peers/twins.ts';
import { placed, scaleWith, worldOf } from './small-world.ts';

const scale = scaleWith();
/** Cities on a line, 0.01 apart, in these states; the first looks for its twins. */
const line = (states: readonly string[], change: (index: number) => Partial<City> = () => ({})): Population => {
  const world = worldOf(states.map((state, index) => ({ city: `gn-${100 + index}`, at: 0.01 * index, state })));
  return { ...world, cities: world.cities.map((city, index) => ({ ...city, ...change(index) })) };
};
const twinsIn = (population: Population) => {
  const standpoint = standpointOf(population, 'gn-100', null);
  const families = lensWeights(population.meta.constants, 'balanced');
  return twinsOf(standpoint, referenceDistances(standpoint, families), scale).map(({ city }) => Number(city.slice(3)));
};
const apart = (count: number) => Array.from({ length: count }, (_, index) => `S${index}`);

describe('structural twins', () => {
  it('are the ten nearest, nearest first', () => {
    expect(twinsIn(line(apart(20)))).toEqual([101, 102, 103, 104, 105, 106, 107, 108, 109, 110]);
  });

  it('are at most five of the own state and three of any other', () => {
    const states = ['OWN', ...Array(7).fill('OWN'), ...Array(5).fill('NEXT'), ...apart(8)];
    expect(twinsIn(line(states))).toEqual([101, 102, 103, 104, 105, 108, 109, 110, 113, 114]);
  });

  it('are neither part of a larger city nor the one that this city is part of', () => {
    const parts = line(apart(20), (index) => {
      if (index === 0) return { partOf: 'gn-101' };
      return index === 3 ? { partOf: 'gn-104' } : {};
    });
    expect(twinsIn(parts).slice(0, 3)).toEqual([102, 104, 105]);
  });
});

describe('the cities that a coordinator adds', () => {
  const world = line(['OWN', 'NEXT', 'S2']);
  const cities = world.cities.map((city, index) => ({
    ...city,
    features: placed(
      ...([
        [0, 0, 0, 0],
        [0.2, 0, 0.2, 0],
        [1, 1, 1, 1],
      ][index] ?? []),
    ),
  }));
  const added = (lens: 'balanced' | 'morphological', chosen: readonly string[]) => {
    const population = { ...world, cities };
    const families = lensWeights(world.meta.constants, lens);
    const standpoint = standpointOf(population, 'gn-100', null);
    return additionsOf(standpoint, families, referenceDistances(standpoint, families), scale, chosen);
  };

  it('are told by public data, each once, without the city itself and what there is not', () => {
    const [peer, ...more] = added('balanced', ['gn-101', 'gn-100', 'gn-101', 'gn-999']);
    expect(more).toEqual([]);
    expect(peer).toMatchObject({
      city: 'gn-101',
      country: 'NEXT',
      region: 'somewhere',
      sizeBand: '100k-300k',
      likeness: 'close',
      stability: null,
      reciprocal: null,
    });
  });

  it('are compared under the lens that the city chose', () => {
    const shareOf = (lens: 'balanced' | 'morphological') =>
      added(lens, ['gn-101'])[0]?.why.families.find(({ family }) => family === 'morphological')?.contribution;
    expect(shareOf('balanced')).toBeCloseTo(0.5, 12);
    expect(shareOf('morphological')).toBeCloseTo(0.75, 12);
    expect(added('balanced', ['gn-102'])[0]?.likeness).toBe('far');
  });
});
