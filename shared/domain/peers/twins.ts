import type { ComparisonResult, Peer } from '#shared/contracts/comparison.ts';
import type { City } from '#shared/contracts/context.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { type LikenessScale, likenessOf } from '../distance/likeness-scale.ts';
import { referenceOf, type Standpoint } from '../distance/reference.ts';
import { sizeBandOf } from './disclosure.ts';
import { whyOf } from './why.ts';

const TWINS = 10;
const OWN_STATE = 5;
const OTHER_STATE = 3;

/**
 * The cities of the reference population that are structurally nearest, taking part or not, with the caps of a peer
 * group so that they are not all of one country; places that are part of a larger city are left out.
 */
export const twinsOf = (
  { population, row }: Standpoint,
  distances: Float64Array,
  scale: LikenessScale,
): ComparisonResult['twins'] => {
  const { cities } = population;
  const own = cities[row] as City;
  const eligible = Uint8Array.from(cities, ({ id, partOf }) => Number(partOf === undefined && id !== own.partOf));
  const states = new Map<string, number>();
  const codes = Int32Array.from(cities, ({ sovereign }) => {
    if (!states.has(sovereign)) states.set(sovereign, states.size);
    return states.get(sovereign) as number;
  });
  const cap = (state: number) => (state === codes[row] ? OWN_STATE : OTHER_STATE);
  const rows = nearest(distances, { k: TWINS, eligible, except: row, groups: { codes, cap } });
  return Array.from(rows, (twin) => ({
    city: cities[twin]!.id,
    likeness: likenessOf(scale.whole, distances[twin]!),
  }));
};

/**
 * The coordinator's own choice of cities, from public data alone, so that it does not show who takes part. Unknown
 * cities and the city itself are passed over.
 */
export const additionsOf = (
  standpoint: Standpoint,
  families: Float64Array,
  distances: Float64Array,
  scale: LikenessScale,
  chosen: readonly string[],
): Peer[] => {
  const { population, matrix, row } = standpoint;
  const { rowById } = referenceOf(population);
  const weights = gowerWeights(matrix, { families });
  return [...new Set(chosen)].flatMap((id) => {
    const other = rowById.get(id);
    const city = other === undefined ? undefined : population.cities[other];
    if (city === undefined || other === undefined || other === row) return [];
    const own = { row, features: population.cities[row]!.features };
    const { features } = population.meta;
    return [
      {
        city: city.id,
        country: city.country,
        region: city.region,
        sizeBand: sizeBandOf(city.population),
        likeness: likenessOf(scale.whole, distances[other]!),
        why: whyOf({ features, matrix, weights, scale, own, other: { row: other, features: city.features } }),
        stability: null,
        reciprocal: null,
      },
    ];
  });
};
