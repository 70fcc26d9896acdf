import type { City, Population } from '#shared/contracts/context.ts';
import { cityById } from '#shared/domain/context/city-by-id.ts';
import { DomainError } from '#shared/domain/errors.ts';

/** A city of the population by id; throws `not_found`. */
export const findCity = (population: Population, id: string): City => {
  const city = cityById(population, id);
  if (city !== undefined) return city;
  throw new DomainError('not_found', 'No such city');
};

export const countryNameOf = ({ meta }: Population, { country }: Pick<City, 'country'>): string =>
  meta.countries[country] ?? country;
