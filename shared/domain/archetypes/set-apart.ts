import type { Population } from '#shared/contracts/context.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import type { GowerWeights } from '#shared/statistics/gower-weights.ts';
import { mean, standardDeviation } from '#shared/statistics/summary.ts';
import { referenceOf } from '../distance/reference.ts';
import type { Archetype } from './archetypes-of.ts';

const SHOWN = 3;

/**
 * The features that set the cities around a medoid apart: the mean distance from the medoid by that feature to the
 * cities outside less that to those inside, over the standard deviation of all of them (a standardised mean difference,
 * Cohen 1988). Largest first; features that do not set it apart are left out.
 */
export const featuresThatSetApart = (
  population: Population,
  weights: GowerWeights,
  medoid: number,
  isInside: (row: number) => boolean,
): Archetype['features'] => {
  const { cities, meta } = population;
  const { matrix } = referenceOf(population);
  const pairs = cities.map((_, row) => comparePair(matrix, weights, medoid, row).features);
  const inside = cities.map((_, row) => isInside(row));
  const values = cities[medoid]!.features;
  return meta.features
    .flatMap(({ id }, index) => {
      const value = values[id];
      const effect = effectOf(
        pairs.map((distances) => distances[index] ?? null),
        inside,
      );
      return value === undefined || effect === null || effect <= 0 ? [] : [{ feature: id, value, effect }];
    })
    .sort((a, b) => b.effect - a.effect)
    .slice(0, SHOWN)
    .map(({ feature, value }) => ({ feature, value }));
};

const effectOf = (distances: readonly (number | null)[], inside: readonly boolean[]): number | null => {
  const of = (side: boolean) => distances.filter((distance, row) => distance !== null && inside[row] === side);
  const [near, far] = [of(true), of(false)] as [number[], number[]];
  const spread = standardDeviation([...near, ...far]);
  const [nearMean, farMean] = [mean(near), mean(far)];
  return nearMean === null || farMean === null || !spread ? null : (farMean - nearMean) / spread;
};
