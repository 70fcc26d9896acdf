import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleKm } from '#shared/domain/context/great-circle.ts';
import { type Place, partsOfLargerPlaces, surroundingsOf } from '#shared/domain/context/settlement.ts';

const KM_PER_DEGREE = 111.195;
const place = (id: string, kmNorth: number, population: number, country = 'AA', sovereign = country): Place => ({
  id,
  latitude: kmNorth / KM_PER_DEGREE,
  longitude: 0,
  population,
  country,
  sovereign,
});

describe('distance on the globe', () => {
  it('is about 344 km from London to Paris and half way round at most', () => {
    const london = { latitude: 51.5085, longitude: -0.1257 };
    expect(greatCircleKm(london, { latitude: 48.8534, longitude: 2.3488 })).toBeCloseTo(343.9, 0);
    expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1, 0);
    expect(greatCircleKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeCloseTo(22.2, 1);
  });

  it('is the same both ways and zero to itself', () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => greatCircleKm(a, b) === greatCircleKm(b, a) && greatCircleKm(a, a) === 0),
    );
  });
});

describe('a place that is part of another', () => {
  it('lies within 15 km of one at least three times as large', () => {
    const parts = partsOfLargerPlaces([
      place('whole', 0, 300_000),
      place('part', 14.9, 100_000),
      place('too-far', -15.1, 100_000),
      place('too-large', 10, 100_001),
    ]);
    expect([...parts]).toEqual([['part', 'whole']]);
  });

  it('belongs to the largest of several, and never to one across a border', () => {
    const parts = partsOfLargerPlaces([
      place('large', 10, 900_000),
      place('middle', 2, 300_000, 'BB'),
      place('near', -3, 400_000),
      place('part', 0, 100_000),
      place('neighbour', 1, 100_000, 'CC'),
    ]);
    expect([...parts]).toEqual([['part', 'large']]);
  });
});

describe('the surroundings of a place', () => {
  const places = [
    place('capital', 0, 900_000),
    place('suburb', 5, 100_000),
    place('town', 40, 200_000),
    place('far', 90.5, 60_000),
    place('island', 5000, 70_000, 'AB', 'AA'),
  ];
  const around = surroundingsOf(places, new Set(['suburb']));

  it('count people within 50 km with its own, and nested places once', () => {
    expect(around.get('capital')?.populationWithin50Km).toBe(1_100_000);
    expect(around.get('suburb')?.populationWithin50Km).toBe(1_100_000);
    expect(around.get('town')?.populationWithin50Km).toBe(1_100_000);
    expect(around.get('far')?.populationWithin50Km).toBe(60_000);
  });

  it('reach to the nearest larger place, and not beyond the largest', () => {
    expect(around.get('suburb')?.kmToLarger).toBeCloseTo(5, 1);
    expect(around.get('far')?.kmToLarger).toBeCloseTo(50.5, 1);
    expect(around.get('capital')?.kmToLarger).toBeUndefined();
  });

  it('do not take a place of the same size for a larger one', () => {
    const twins = surroundingsOf([place('a', 0, 100), place('b', 3, 100), place('c', 9, 200)], new Set());
    expect(twins.get('a')?.kmToLarger).toBeCloseTo(9, 1);
  });

  it('measure primacy against the largest of the sovereign state', () => {
    expect(around.get('capital')?.primacy).toBe(1);
    expect(around.get('island')?.primacy).toBeCloseTo(70 / 900, 10);
  });
});
