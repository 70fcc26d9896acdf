import type { City, Population } from '#shared/contracts/context.ts';

const indexes = new WeakMap<Population, ReadonlyMap<string, City>>();

const indexOf = (population: Population): ReadonlyMap<string, City> => {
  const index = indexes.get(population) ?? new Map(population.cities.map((city) => [city.id, city]));
  indexes.set(population, index);
  return index;
};

/** A city of the population by its id; undefined where it has none of that id. */
export const cityById = (population: Population, id: string): City | undefined => indexOf(population).get(id);
