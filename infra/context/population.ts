import type { City, Feature, FeatureValues } from '#shared/contracts/context.ts';
import { partsOfLargerPlaces, type Surroundings, surroundingsOf } from '#shared/domain/context/settlement.ts';
import type { CountryValues } from './factbook.ts';
import type { GeonamesPlace } from './geonames.ts';
import { regionOf } from './regions.ts';
import { sovereignOf } from './sovereign-states.ts';

/** Everything nearer counts as this: two places that GeoNames puts on one spot have a logarithm of distance too. */
const NEAREST_KM = 0.1;
const HIGHEST_RANK_OF_TERRITORY = 4;

/** Joins places and national values into cities, ordered by id. A country without national values keeps them missing. */
export function joinPopulation(
  geonames: readonly GeonamesPlace[],
  countries: ReadonlyMap<string, CountryValues>,
  features: readonly Feature[],
): City[] {
  const places = geonames.map((place) => ({ ...place, sovereign: sovereignOf(place.country) }));
  const wholeByPart = partsOfLargerPlaces(places);
  const surroundings = surroundingsOf(places, new Set(wholeByPart.keys()));
  return places
    .map((place) => {
      const partOf = wholeByPart.get(place.id);
      const national = countries.get(place.country);
      return {
        id: place.id,
        name: place.name,
        otherNames: [...place.otherNames],
        country: place.country,
        sovereign: place.sovereign,
        region: regionOf(place.country),
        latitude: place.latitude,
        longitude: place.longitude,
        population: place.population,
        ...(partOf && { partOf }),
        features: { ...national?.features, ...localValues(place, surroundings.get(place.id)!) },
        years: yearsThatDiffer(national?.years ?? {}, features),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** GeoNames calls Saint-Denis the capital of Réunion: within France it is the seat of a first-order division. */
function administrativeRank(place: GeonamesPlace): number {
  const isTerritory = sovereignOf(place.country) !== place.country;
  return isTerritory ? Math.min(HIGHEST_RANK_OF_TERRITORY, place.administrativeRank) : place.administrativeRank;
}

function localValues(place: GeonamesPlace, around: Surroundings): FeatureValues {
  return {
    'administrative-rank': administrativeRank(place),
    population: place.population,
    ...(place.elevation !== undefined && { elevation: place.elevation }),
    'population-50km': around.populationWithin50Km,
    ...(around.kmToLarger !== undefined && {
      'distance-larger-city': Math.max(NEAREST_KM, Number(around.kmToLarger.toFixed(1))),
    }),
    primacy: Number(around.primacy.toPrecision(4)),
  };
}

function yearsThatDiffer(years: Readonly<Record<string, number>>, features: readonly Feature[]): City['years'] {
  const usual = new Map(features.map((feature) => [feature.id, feature.year]));
  return Object.fromEntries(Object.entries(years).filter(([id, year]) => usual.get(id) !== year));
}
