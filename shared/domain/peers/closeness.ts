import type { PeerGroup } from '#shared/contracts/comparison.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { referenceDistances, type Standpoint } from '../distance/reference.ts';
import { coarseShare } from './disclosure.ts';

const CLOSE = 0.05;
const FAIR = 0.15;
const SHOWN_FEATURES = 3;

/**
 * How near the group is: the share of the reference population that is nearer than the farthest peer, up to 5 % close,
 * up to 15 % fair, above widened. The band is that of the exact share; the share itself is rounded up.
 */
export const closenessOf = (
  standpoint: Standpoint,
  distances: Float64Array,
  farthest: number,
): NonNullable<PeerGroup['closeness']> => {
  let nearer = 0;
  for (let row = 0; row < distances.length; row += 1) {
    if (row !== standpoint.row && distances[row]! < farthest) nearer += 1;
  }
  const share = nearer / Math.max(1, distances.length - 1);
  if (share <= CLOSE) return { share: coarseShare(share), band: 'close' };
  return { share: coarseShare(share), band: share <= FAIR ? 'fair' : 'widened' };
};

/**
 * Whether the city is unusual: its k-th distance within the reference population, under balanced weights and without
 * caps, is beyond the 95th percentile there. `features` are the three that add most to the distance to those k cities.
 * Null when the constant for this k is not known.
 */
export const unusualOf = (standpoint: Standpoint, chosenK: number): PeerGroup['unusual'] => {
  const { constants, features } = standpoint.population.meta;
  const beyond = constants.unusualBeyond[chosenK];
  if (beyond === undefined) return null;
  const families = lensWeights(constants, 'balanced');
  const distances = referenceDistances(standpoint, families);
  const rows = nearest(distances, { k: chosenK, except: standpoint.row });
  const last = rows.at(-1);
  if (last === undefined || distances[last]! <= beyond) return { isUnusual: false, features: [] };
  const weights = gowerWeights(standpoint.matrix, { families });
  const sums = new Float64Array(features.length);
  for (const row of rows) {
    const { contributions } = comparePair(standpoint.matrix, weights, standpoint.row, row);
    for (const [index, contribution] of contributions.entries()) sums[index] = sums[index]! + contribution;
  }
  const ranked = features.map(({ id }, index) => ({ id, sum: sums[index]! })).filter(({ sum }) => sum > 0);
  ranked.sort((a, b) => b.sum - a.sum);
  return { isUnusual: true, features: ranked.slice(0, SHOWN_FEATURES).map(({ id }) => id) };
};
