import { describe, expect, it } from 'vitest';
import type { Population } from '#shared/contracts/context.ts';
import { type Archetypes, archetypesOf } from '#shared/domain/archetypes/archetypes-of.ts';
import { onLine, worldOf } from '../peers/small-world.ts';

/** Groups of cities, each tight around its place; every group is a country of its own unless told otherwise. */
const planted = (places: readonly number[], size: number, stateOf = (group: number, _member: number) => `S${group}`) =>
  worldOf(
    places.flatMap((place, group) =>
      Array.from({ length: size }, (_, member) => ({
        city: `gn-${1000 + group * size + member}`,
        at: place + 0.0001 * (member % 20),
        state: stateOf(group, member),
      })),
    ),
  );

const FIVE = [0, 0.2, 0.4, 0.7, 1];
const found = (population: Population, seed = 'seed'): Archetypes => {
  const archetypes = archetypesOf(population, seed);
  if (archetypes === null) throw new Error('no archetypes');
  return archetypes;
};

describe('archetypes of a population', () => {
  it('are the groups that were planted, each told by a city of its own', () => {
    const { archetypes, silhouette } = found(planted(FIVE, 9));
    expect(archetypes.map(({ cities }) => cities)).toEqual([9, 9, 9, 9, 9]);
    const groupOf = (city: string) => Math.floor((Number(city.slice(3)) - 1000) / 9);
    expect(archetypes.map(({ medoid }) => groupOf(medoid))).toEqual([0, 1, 2, 3, 4]);
    expect(silhouette).toBeGreaterThan(0.99);
  });

  it('are as many, from 4 to 12, as give the largest mean silhouette', () => {
    const { tried, silhouette, archetypes } = found(planted(FIVE, 9));
    expect(tried.map(({ k }) => k)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(silhouette).toBe(Math.max(...tried.map((one) => one.silhouette)));
    expect(archetypes).toHaveLength(5);
  });

  it('stand in the order of their size, and of their medoids’ ids where they are of one size', () => {
    const places = [0, 0.2, 0.2, 0.4, 0.7, 0.7, 0.7, 1];
    const { archetypes } = found(planted(places, 4));
    expect(archetypes.map(({ cities }) => cities)).toEqual([12, 8, 4, 4, 4]);
    const small = archetypes.slice(2).map(({ medoid }) => medoid);
    expect(small).toEqual(small.toSorted());
  });

  it('stand in the order of their medoids’ ids whatever the order of the cities', () => {
    const { meta, cities } = planted(FIVE, 9);
    const { archetypes } = found({ meta, cities: cities.toReversed() });
    const medoids = archetypes.map(({ medoid }) => medoid);
    expect(medoids).toEqual(medoids.toSorted());
  });

  it('are the fewest that are as good as any', () => {
    const twins = [0, 1].flatMap((at) =>
      Array.from({ length: 6 }, (_, member) => ({ city: `gn-${1000 + 6 * at + member}`, at, state: 'AA' })),
    );
    const { tried, archetypes } = found(worldOf(twins));
    expect(tried.slice(0, 4).map(({ silhouette }) => silhouette)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(archetypes).toHaveLength(4);
  });

  it('weigh the families as the balanced lens does', () => {
    const { cities, meta } = planted(FIVE, 9);
    // Three kinds by a family that hardly weighs, five by one that does.
    const crossed = cities.map((city, index) => ({
      ...city,
      features: { ...city.features, 'of-state-capacity': (index % 3) / 2 },
    }));
    const familyWeights = { ...meta.constants.familyWeights, 'state-capacity': 1e-6 };
    const population = { meta: { ...meta, constants: { ...meta.constants, familyWeights } }, cities: crossed };
    expect(found(population).archetypes.map(({ cities: size }) => size)).toEqual([9, 9, 9, 9, 9]);
  });

  it('name the features that set them apart, with their values, and no feature in which nobody differs', () => {
    const population = planted(FIVE, 9);
    const poor = population.cities.slice(0, 9).map((city) => ({
      ...city,
      features: { ...onLine(0), 'of-state-capacity': 1 },
    }));
    const { archetypes } = found({ ...population, cities: [...poor, ...population.cities.slice(9)] });
    const first = archetypes.find(({ medoid }) => poor.some(({ id }) => id === medoid));
    expect(first?.features.map(({ feature }) => feature)).toEqual(['of-state-capacity', 'of-morphological']);
    expect(first?.features[0]?.value).toBe(1);
  });

  it('tell how far they are groups of countries', () => {
    expect(found(planted(FIVE, 9)).inCountrysMain).toBe(1);
    const spread = found(planted(FIVE, 9, (_, member) => `S${member}`));
    expect(spread.inCountrysMain).toBeCloseTo(1 / 5, 12);
  });

  it('are found in samples where there are more than 2,000 cities, the same ones for the same seed', () => {
    const large = planted(FIVE, 401);
    const first = found(large);
    expect(first.archetypes.map(({ cities }) => cities)).toEqual([401, 401, 401, 401, 401]);
    expect(found(large)).toEqual(first);
  });

  it('do not exist for fewer than five cities', () => {
    expect(archetypesOf(planted([0, 0.3, 0.6, 1], 1), 'seed')).toBeNull();
    expect(found(planted(FIVE, 1)).archetypes).toHaveLength(4);
  });
});
