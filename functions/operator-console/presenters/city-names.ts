import type { Population } from '#shared/contracts/context.ts';
import type { CityId } from '#shared/contracts/names.ts';
import { countryNameOf } from '../../pages/find-city.ts';

/** City and country by id, as names repeat; the id alone where the reference data has no such city any more. */
export const cityNames = (population: Population): ((id: CityId) => string) => {
  const names = new Map(population.cities.map((city) => [city.id, `${city.name}, ${countryNameOf(population, city)}`]));
  return (id) => names.get(id) ?? id;
};
