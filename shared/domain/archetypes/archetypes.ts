import type { Population } from '#shared/contracts/context.ts';
import { clara } from '#shared/statistics/clara.ts';
import { distanceTable } from '#shared/statistics/distance-table.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { type Medoids, partitionAroundMedoids } from '#shared/statistics/medoids.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { meanSilhouettes } from '#shared/statistics/silhouette.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { referenceOf } from '../distance/reference.ts';
import { distinguishingFeatures } from './distinguishing-features.ts';

/** A group of structurally similar cities, known by the city in its middle. */
export interface Archetype {
  readonly medoid: string;
  readonly size: number;
  /** The three features in which it differs most from all cities. */
  readonly features: readonly string[];
}

export interface Archetypes {
  readonly archetypes: readonly Archetype[];
  /** Mean silhouette of the chosen number of archetypes, -1 to 1. */
  readonly silhouette: number;
  /** Number of each city's archetype, in the order of the population. */
  readonly clusters: Int32Array;
}

const FEWEST = 4;
const MOST = 12;
/** Above this many cities samples are taken. */
const SAMPLED_ABOVE = 2000;

/**
 * Archetypes of the whole population (method 5): k-medoids on the balanced distance, k from 4 to 12 by the highest mean
 * silhouette, ties to fewer. They describe context and score nothing.
 * @throws RangeError below five cities, and when two cities have no feature in common.
 */
export const archetypesOf = (population: Population, seed: string): Archetypes => {
  const { matrix } = referenceOf(population);
  const n = matrix.rows;
  if (n <= FEWEST) throw new RangeError(`population must have more than ${FEWEST} cities, got ${n}`);
  const families = lensWeights(population.meta.constants, 'balanced');
  const from = gowerDistances(matrix, gowerWeights(matrix, { families }));
  const table = n <= SAMPLED_ABOVE ? distanceTable(n, from) : null;
  const counts = Array.from({ length: Math.min(MOST, n - 1) - FEWEST + 1 }, (_, index) => FEWEST + index);
  const found = counts.map((k): Medoids => {
    if (table) return partitionAroundMedoids(table, k);
    return clara(n, from, { k, random: createRandom(`${seed}|${k}`), sampleSize: 400 + 2 * k });
  });
  const clusterings = found.map(({ clusters }) => clusters);
  const silhouettes = meanSilhouettes(n, from, clusterings).map((value) => value ?? -1);
  const best = silhouettes.indexOf(Math.max(...silhouettes));
  const { medoids, clusters } = found[best] as Medoids;
  return {
    silhouette: silhouettes[best] as number,
    clusters,
    archetypes: Array.from(medoids, (row, cluster) => ({
      medoid: population.cities[row]!.id,
      size: clusters.reduce((sum, other) => sum + Number(other === cluster), 0),
      features: distinguishingFeatures(population, clusters, cluster),
    })),
  };
};
