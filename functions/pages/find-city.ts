import type { City, Population } from '#shared/contracts/context.ts';
import { DomainError } from '#shared/domain/errors.ts';

const citiesById = new WeakMap<Population, ReadonlyMap<string, City>>();

/** A city of the population by id; throws `not_found`. */
export const findCity = (population: Population, id: string): City => {
  const known = citiesById.get(population) ?? new Map(population.cities.map((city) => [city.id, city]));
  citiesById.set(population, known);
  const city = known.get(id);
  if (city !== undefined) return city;
  throw new DomainError('not_found', 'No such city');
};

export const countryNameOf = ({ meta }: Population, { country }: Pick<City, 'country'>): string =>
  meta.countries[country] ?? country;
