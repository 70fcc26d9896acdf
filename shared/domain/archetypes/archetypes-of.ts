import type { FeatureValues, Population } from '#shared/contracts/context.ts';
import { clara } from '#shared/statistics/clara.ts';
import { type DistancesFrom, distanceTable, rowsOf } from '#shared/statistics/distance-table.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { type GowerWeights, gowerWeights } from '#shared/statistics/gower-weights.ts';
import { type Medoids, partitionAroundMedoids } from '#shared/statistics/medoids.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { meanSilhouettes } from '#shared/statistics/silhouette.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { referenceOf } from '../distance/reference.ts';
import { featuresThatSetApart } from './set-apart.ts';

const FEWEST = 4;
const MOST = 12;
/** Above this many cities the table of all distances is not built and medoids are looked for in samples. */
const MOST_FOR_PAM = 2000;
const SAMPLE_SIZE = 200;

/** A kind of city, told by the city in its middle. */
export interface Archetype {
  readonly medoid: string;
  readonly cities: number;
  /** Features that set it apart most, with the medoid's values; at most three. */
  readonly features: readonly { readonly feature: string; readonly value: FeatureValues[string] }[];
}

/** Kinds of cities in the reference population. They describe it; nothing is scored or compared by them. */
export interface Archetypes {
  /** Largest first. */
  readonly archetypes: readonly Archetype[];
  /** Mean silhouette of the chosen number, in [-1, 1], and of every number that was tried. */
  readonly silhouette: number;
  readonly tried: readonly { readonly k: number; readonly silhouette: number }[];
  /** Share of cities that lie in the archetype of most cities of their country: near 1, they are groups of countries. */
  readonly inCountrysMain: number;
}

/**
 * Archetypes of a population under the balanced lens: k-medoids (PAM, Kaufman and Rousseeuw 1990; sampled as in CLARA
 * above 2,000 cities) with 4 to 12 medoids, as many as give the largest mean silhouette (Rousseeuw 1987; ties: fewer).
 * The seed is needed for the samples only. Null below five cities.
 */
export const archetypesOf = (population: Population, seed: string): Archetypes | null => {
  const { cities } = population;
  const { matrix } = referenceOf(population);
  if (cities.length <= FEWEST) return null;
  const weights = gowerWeights(matrix, { families: lensWeights(population.meta.constants, 'balanced') });
  const { from, medoidsFor } = clusterer(gowerDistances(matrix, weights), cities.length, seed);
  const most = Math.min(MOST, cities.length - 1);
  const counts = Array.from({ length: most - FEWEST + 1 }, (_, index) => FEWEST + index);
  const found = counts.map(medoidsFor);
  const silhouettes = meanSilhouettes(
    cities.length,
    from,
    found.map(({ clusters }) => clusters),
  );
  const tried = counts.map((k, index) => ({ k, silhouette: silhouettes[index] as number }));
  const best = tried.reduce((chosen, one) => (one.silhouette > chosen.silhouette ? one : chosen));
  const chosen = found[best.k - FEWEST] as Medoids;
  return {
    archetypes: describe(population, weights, chosen),
    silhouette: best.silhouette,
    tried,
    inCountrysMain: shareInCountrysMain(population, chosen.clusters),
  };
};

interface Clusterer {
  readonly from: DistancesFrom;
  readonly medoidsFor: (k: number) => Medoids;
}

const clusterer = (from: DistancesFrom, cities: number, seed: string): Clusterer => {
  if (cities <= MOST_FOR_PAM) {
    const table = distanceTable(cities, from);
    return { from: rowsOf(table), medoidsFor: (k) => partitionAroundMedoids(table, k) };
  }
  const medoidsFor = (k: number) =>
    clara(cities, from, { k, random: createRandom(`${seed}|archetypes|${k}`), sampleSize: SAMPLE_SIZE });
  return { from, medoidsFor };
};

const describe = (population: Population, weights: GowerWeights, { medoids, clusters }: Medoids): Archetype[] => {
  const archetypes = Array.from(medoids, (row, cluster) => ({
    medoid: population.cities[row]!.id,
    cities: clusters.filter((other) => other === cluster).length,
    features: featuresThatSetApart(population, weights, row, (other) => clusters[other] === cluster),
  }));
  return archetypes.sort((a, b) => b.cities - a.cities || (a.medoid < b.medoid ? -1 : 1));
};

const shareInCountrysMain = ({ cities }: Population, clusters: Int32Array): number => {
  const byCountry = new Map<string, number[]>();
  for (const [row, { country }] of cities.entries()) {
    const counts = byCountry.get(country) ?? new Array<number>(MOST).fill(0);
    const cluster = clusters[row] as number;
    counts[cluster] = (counts[cluster] as number) + 1;
    byCountry.set(country, counts);
  }
  const inMain = [...byCountry.values()].reduce((sum, counts) => sum + Math.max(...counts), 0);
  return inMain / cities.length;
};
