import type { FeatureValues, Population } from '#shared/contracts/context.ts';
import { featureColumns } from '#shared/domain/context/feature-columns.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { compileGower, type GowerMatrix } from '#shared/statistics/gower-features.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';

/** A table of cities' features ready for distances; rows are in the order in which they came. */
export const compileFeatures = ({ meta }: Population, rows: readonly FeatureValues[]): GowerMatrix =>
  compileGower(featureColumns(meta.features, rows, meta.constants.ranges));

interface Reference {
  readonly matrix: GowerMatrix;
  readonly rowById: ReadonlyMap<string, number>;
}

// A population never changes while it lives, and to compile it takes longer than everything that is asked of it.
const compiled = new WeakMap<Population, Reference>();

const compile = (population: Population): Reference => ({
  matrix: compileFeatures(
    population,
    population.cities.map(({ features }) => features),
  ),
  rowById: new Map(population.cities.map(({ id }, row) => [id, row])),
});

/** The compiled reference population, one row per city in its order. */
export const referenceOf = (population: Population): Reference => {
  const kept = compiled.get(population) ?? compile(population);
  compiled.set(population, kept);
  return kept;
};

/**
 * Row of a city in the reference population.
 * @throws DomainError `city_unknown`
 */
export const referenceRow = (population: Population, city: string): number => {
  const row = referenceOf(population).rowById.get(city);
  if (row === undefined) {
    throw new DomainError('city_unknown', `No city ${city} in the reference population`, [
      { field: 'city', message: 'city-unknown' },
    ]);
  }
  return row;
};

/** One city among all of the reference population. */
export interface Standpoint {
  readonly population: Population;
  readonly matrix: GowerMatrix;
  /** The city's own row. */
  readonly row: number;
}

/**
 * A city as it stands in the reference population. With corrected values the population is compiled anew with them in
 * place of the reference ones; what only the city itself states is known of no other and so changes nothing.
 * @throws DomainError `city_unknown`
 */
export const standpointOf = (population: Population, city: string, corrected: FeatureValues | null): Standpoint => {
  const row = referenceRow(population, city);
  if (corrected === null) return { population, matrix: referenceOf(population).matrix, row };
  const rows = population.cities.map(({ features }) => features);
  return { population, matrix: compileFeatures(population, rows.with(row, corrected)), row };
};

/** Distances of the city to every city of the reference population, by row, under given family weights. */
export const referenceDistances = ({ matrix, row }: Standpoint, families: Float64Array): Float64Array =>
  gowerDistances(matrix, gowerWeights(matrix, { families }))(row, new Float64Array(matrix.rows));
