import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chordToKm, greatCircleKm, squaredChord, unitVectors } from '#shared/domain/context/great-circle.ts';
import {
  type Place,
  partsOfLargerPlaces,
  type Surroundings,
  surroundingsOf,
} from '#shared/domain/context/settlement.ts';

const KM_PER_DEGREE = 111.195;
const place = (id: string, kmNorth: number, population: number, country = 'AA', sovereign = country): Place => ({
  id,
  latitude: kmNorth / KM_PER_DEGREE,
  longitude: 0,
  population,
  country,
  sovereign,
});

const degrees = (most: number) => fc.integer({ min: -100 * most, max: 100 * most }).map((hundredth) => hundredth / 100);

describe('distance on the globe', () => {
  it('is about 344 km from London to Paris and half way round at most', () => {
    const london = { latitude: 51.5085, longitude: -0.1257 };
    expect(greatCircleKm(london, { latitude: 48.8534, longitude: 2.3488 })).toBeCloseTo(343.9, 0);
    expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20015.1, 0);
    expect(greatCircleKm({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 })).toBeCloseTo(22.2, 1);
  });

  const point = fc.record({ latitude: degrees(90), longitude: degrees(180) });

  it('is the same both ways and zero to itself', () => {
    fc.assert(
      fc.property(point, point, (a, b) => greatCircleKm(a, b) === greatCircleKm(b, a) && greatCircleKm(a, a) === 0),
    );
  });

  it('is that of the chord between unit vectors', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(chordToKm(squaredChord(unitVectors([a, b]), 0, 1))).toBeCloseTo(greatCircleKm(a, b), 6);
      }),
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

describe('a place that is near a larger one', () => {
  it('is part of it in its own country alone, and the largest of that country that is near enough', () => {
    const parts = partsOfLargerPlaces([
      place('foreign', 1, 900_000, 'BB'),
      place('second', 2, 400_000),
      place('first', 3, 500_000),
      place('far', 20, 800_000),
      place('part', 0, 100_000),
    ]);
    expect(parts.get('part')).toBe('first');
  });

  it('may lie near a place that is itself part of another', () => {
    const parts = partsOfLargerPlaces([place('a', 0, 900_000), place('b', 10, 300_000), place('c', 20, 100_000)]);
    expect([...parts]).toEqual([
      ['b', 'a'],
      ['c', 'b'],
    ]);
  });

  it('belongs to the first by id of two that are equally large, in whatever order they come', () => {
    const three = [place('b', 1, 300_000), place('a', 2, 300_000), place('part', 0, 100_000)];
    for (const places of [three, three.toReversed()]) expect(partsOfLargerPlaces(places).get('part')).toBe('a');
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
  let around: Map<string, Surroundings>;
  beforeAll(() => {
    around = surroundingsOf(places, new Set(['suburb']));
  });

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
    expect(twins.get('b')?.kmToLarger).toBeCloseTo(6, 1);
  });

  it('end at 50 km', () => {
    const two = (km: number) => surroundingsOf([place('a', 0, 1000), place('b', km, 100)], new Set()).get('b');
    expect(two(49.9)?.populationWithin50Km).toBe(1100);
    expect(two(50.1)?.populationWithin50Km).toBe(100);
  });

  it('reach to the nearest of several larger places, not to the largest', () => {
    const three = [place('a', 0, 300), place('b', 70, 200), place('c', 90, 100)];
    expect(surroundingsOf(three, new Set()).get('c')?.kmToLarger).toBeCloseTo(20, 1);
  });

  it('are what a look at every other place gives, wherever on the globe it lies', () => {
    const somewhere = fc.record({ latitude: degrees(89), longitude: degrees(180), near: degrees(1), size: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 40 }), (spots) => {
        const places = spots.flatMap(({ near, size, ...at }, index) => [
          { ...place(`${index}`, 0, 1000 * (size + 1)), ...at },
          { ...place(`${index}-near`, 0, 1000 * (21 - size)), ...at, latitude: at.latitude + near },
        ]);
        const found = surroundingsOf(places, new Set());
        for (const one of places) {
          const within = places.filter((other) => greatCircleKm(one, other) <= 50);
          const larger = places.filter(({ population }) => population > one.population);
          const nearest = Math.min(...larger.map((other) => greatCircleKm(one, other)));
          const { populationWithin50Km, kmToLarger = Number.POSITIVE_INFINITY } = found.get(one.id) as Surroundings;
          expect(populationWithin50Km).toBe(within.reduce((sum, { population }) => sum + population, 0));
          expect(kmToLarger).toBeCloseTo(nearest, 6);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('hold at least the people of a place that is part of another', () => {
    const alone = surroundingsOf([place('whole', 60, 900), place('part', 0, 100)], new Set(['part']));
    expect(alone.get('part')?.populationWithin50Km).toBe(100);
  });

  it('measure primacy against the largest of the sovereign state', () => {
    expect(around.get('capital')?.primacy).toBe(1);
    expect(around.get('island')?.primacy).toBeCloseTo(70 / 900, 10);
  });
});
