import type { City } from '#shared/contracts/context.ts';
import { foldName } from './fold-name.ts';
import { greatCircleKm, type Point } from './great-circle.ts';

export interface NamedPlace {
  readonly name: string;
  readonly country: string;
  readonly point?: Point;
}

export type CityMatch =
  | { readonly id: string }
  | { readonly unmatched: 'no-such-name' | 'several-of-this-name' | 'too-far' };

/** An agglomeration's centre and the place of its name may lie this far apart. */
const SAME_NAME_WITHIN_KM = 50;

/**
 * A function that finds the city of the population that a publisher means: same country, same name or other name (own
 * names first), not part of a larger place. With a point the nearest of that name, within 50 km; without one only a name
 * that one city has. It never guesses from nearness alone.
 */
export function createCityMatcher(cities: readonly City[]): (place: NamedPlace) => CityMatch {
  const byOwnName = Map.groupBy(wholeOnes(cities), (city) => `${city.country} ${foldName(city.name)}`);
  const byOtherName = groupByOtherName(wholeOnes(cities));
  return (place) => {
    const key = `${place.country} ${foldName(place.name)}`;
    const named = byOwnName.get(key) ?? byOtherName.get(key) ?? [];
    if (named.length === 0) return { unmatched: 'no-such-name' };
    if (place.point) return nearestOf(named, place.point);
    return named.length === 1 ? { id: named[0]!.id } : { unmatched: 'several-of-this-name' };
  };
}

function wholeOnes(cities: readonly City[]): City[] {
  return cities.filter((city) => city.partOf === undefined);
}

function groupByOtherName(cities: readonly City[]): Map<string, City[]> {
  const groups = new Map<string, City[]>();
  for (const city of cities) {
    for (const name of new Set(city.otherNames.map(foldName))) {
      const key = `${city.country} ${name}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [city]);
      else group.push(city);
    }
  }
  return groups;
}

function nearestOf(cities: readonly City[], point: Point): CityMatch {
  const [nearest] = cities
    .map((city) => ({ id: city.id, km: greatCircleKm(city, point) }))
    .sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1));
  return nearest && nearest.km <= SAME_NAME_WITHIN_KM ? { id: nearest.id } : { unmatched: 'too-far' };
}
