import { beforeAll, describe, expect, it } from 'vitest';
import { neverChosen, reachable, type SimulatedCity, simulateCities, someCities } from './variety.ts';

const COUNT = 1000;
/** Nearly every city should have a set of suggestions of its own. */
const LEAST_DISTINCT = 0.98;
/** A report may have no other example for a practice than one that it has told already. */
const MOST_WITH_REPEATS = 0.15;

describe(`the suggestions for ${COUNT} simulated cities`, () => {
  let cities: readonly SimulatedCity[] = [];
  beforeAll(() => {
    cities = simulateCities(COUNT);
  }, 60_000);

  it('are nearly all different sets', () => {
    const sets = new Set(cities.map(({ chosen }) => [...chosen].sort().join()));
    expect(sets.size).toBeGreaterThanOrEqual(LEAST_DISTINCT * COUNT);
  });

  it('leave out none of the library', () => {
    expect(neverChosen(new Set(cities.flatMap(({ chosen }) => chosen)))).toEqual([]);
  });

  it('tell an example twice only where a practice has no other', () => {
    const repeated = cities.filter(({ examples }) => new Set(examples).size < examples.length);
    expect(repeated.length).toBeLessThanOrEqual(MOST_WITH_REPEATS * COUNT);
  });

  it('are the same again', () => {
    expect(simulateCities(20)).toEqual(simulateCities(20));
  });
});

describe('every suggestion', () => {
  it('is the first for some city at some level with the powers it needs', () => {
    expect(neverChosen(reachable(someCities(60)))).toEqual([]);
  });
});
