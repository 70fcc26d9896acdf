import { describe, expect, it } from 'vitest';
import { archetypesOf } from '#shared/domain/archetypes/archetypes.ts';
import { population } from '../benchmark/samples.ts';
import { worldOf } from './small-world.ts';

const heaps = [0.1, 0.3, 0.5, 0.7, 0.9];
const world = worldOf(
  heaps.flatMap((centre, heap) =>
    [-0.01, 0, 0.01].map((offset, place) => ({ city: `gn-${heap}${place}`, at: centre + offset })),
  ),
);

describe('archetypes', () => {
  it('are the heaps that cities lie in, each known by the city in its middle', () => {
    const { archetypes, clusters, silhouette } = archetypesOf(world, 'trial');
    expect(archetypes.map(({ medoid, size }) => [medoid, size])).toEqual(heaps.map((_, heap) => [`gn-${heap}1`, 3]));
    expect([...clusters]).toEqual(heaps.flatMap((_, heap) => [heap, heap, heap]));
    expect(silhouette).toBeGreaterThan(0.9);
    expect(archetypes[0]!.features).toEqual(['of-morphological']);
  });

  it('need more than four cities', () => {
    const few = { ...world, cities: world.cities.slice(0, 4) };
    expect(() => archetypesOf(few, 'trial')).toThrow(RangeError);
  });

  it('of some hundred real cities are between four and twelve, with three features each', () => {
    const some = { ...population, cities: population.cities.filter((_, index) => index % 40 === 0) };
    const { archetypes } = archetypesOf(some, 'trial');
    expect(archetypes.length).toBeGreaterThanOrEqual(4);
    expect(archetypes.length).toBeLessThanOrEqual(12);
    expect(archetypes.reduce((sum, { size }) => sum + size, 0)).toBe(some.cities.length);
    for (const { features } of archetypes) expect(features).toHaveLength(3);
  });
});
