import { type DistancesFrom, distanceTable } from './distance-table.ts';
import { type Medoids, partitionAroundMedoids } from './medoids.ts';
import type { Random } from './random.ts';
import { sampleWithout } from './randomisation.ts';

export interface ClaraOptions {
  readonly k: number;
  readonly random: Random;
  /** How many samples are tried; 5 unless given. */
  readonly samples?: number;
  /** Rows in a sample; 40 + 2k unless given, never more than there are. */
  readonly sampleSize?: number;
}

/**
 * Medoids of many rows: the best, over all rows, of the medoids found in several random samples; every sample after the
 * first also holds the best medoids so far (CLARA: Kaufman and Rousseeuw 1990). Memory grows with the sample's square.
 * @throws RangeError unless k is from 1 to the number of rows, and samples and their size allow it.
 */
export const clara = (n: number, from: DistancesFrom, options: ClaraOptions): Medoids => {
  const { k, random, samples = 5, sampleSize = 40 + 2 * k } = options;
  if (!Number.isInteger(k) || k < 1 || k > n) throw new RangeError(`k must be a whole number from 1 to ${n}, got ${k}`);
  if (!Number.isInteger(samples) || samples < 1)
    throw new RangeError(`samples must be a whole number from 1, got ${samples}`);
  if (!Number.isInteger(sampleSize) || sampleSize < k) {
    throw new RangeError(`sampleSize must be a whole number from ${k}, got ${sampleSize}`);
  }
  let best: Medoids | null = null;
  for (let round = 0; round < samples; round += 1) {
    const drawn = sampleWithout(n, Math.min(n, sampleSize), random);
    const sample = best === null ? drawn : Int32Array.from(new Set([...drawn, ...best.medoids])).sort();
    const { medoids } = partitionAroundMedoids(distanceTable(n, from, sample), k);
    const found = assign(
      n,
      from,
      medoids.map((place) => sample[place] as number),
    );
    if (best === null || found.meanDistance < best.meanDistance) best = found;
  }
  return best as Medoids;
};

/** Gives every row to its nearest medoid, ties to the lower. */
const assign = (n: number, from: DistancesFrom, medoids: Int32Array): Medoids => {
  const clusters = new Int32Array(n);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const target = new Float64Array(n);
  for (const [slot, medoid] of medoids.entries()) {
    from(medoid, target);
    for (let row = 0; row < n; row += 1) {
      const distance = target[row] as number;
      if (Number.isNaN(distance)) throw new RangeError('from must give a distance for every pair, got NaN');
      if (distance >= (nearest[row] as number)) continue;
      nearest[row] = distance;
      clusters[row] = slot;
    }
  }
  for (const [slot, row] of medoids.entries()) clusters[row] = slot;
  return { medoids, clusters, meanDistance: nearest.reduce((sum, value) => sum + value, 0) / n };
};
