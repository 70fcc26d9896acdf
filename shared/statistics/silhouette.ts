import type { DistancesFrom } from './distance-table.ts';

/** Cluster number of every row, from 0. */
export type Clustering = ArrayLike<number>;

/**
 * Mean silhouette of several clusterings of the same rows with one pass over the distances:
 * per row `(b - a) / max(a, b)`, a the mean distance to the others of its cluster and b the smallest mean distance to
 * another cluster; 0 for a row alone in its cluster, and where a and b are both 0 (Rousseeuw 1987).
 * In [-1, 1]; null for a clustering with fewer than two clusters.
 * @throws RangeError when a clustering has not one whole number from 0 for every row.
 */
export const meanSilhouettes = (
  n: number,
  from: DistancesFrom,
  clusterings: readonly Clustering[],
): (number | null)[] => {
  const sizes = clusterings.map((clustering) => clusterSizes(clustering, n));
  const totals = new Float64Array(clusterings.length);
  const target = new Float64Array(n);
  for (let row = 0; row < n; row += 1) {
    from(row, target);
    for (const [c, clustering] of clusterings.entries()) {
      totals[c] = (totals[c] as number) + silhouetteOf(row, target, clustering, sizes[c] as Int32Array);
    }
  }
  return sizes.map((size, c) => (size.filter((count) => count > 0).length < 2 ? null : (totals[c] as number) / n));
};

const clusterSizes = (clustering: Clustering, n: number): Int32Array => {
  if (clustering.length !== n) throw new RangeError(`clusterings must have ${n} values, got ${clustering.length}`);
  const numbers = Array.from(clustering);
  if (!numbers.every((cluster) => Number.isInteger(cluster) && cluster >= 0)) {
    throw new RangeError('clusterings must hold whole numbers from 0');
  }
  const sizes = new Int32Array(numbers.reduce((most, cluster) => Math.max(most, cluster + 1), 0));
  for (const cluster of numbers) sizes[cluster] = (sizes[cluster] as number) + 1;
  return sizes;
};

const silhouetteOf = (row: number, distances: Float64Array, clustering: Clustering, sizes: Int32Array): number => {
  const own = clustering[row] as number;
  if (sizes[own] === 1) return 0;
  const sums = new Float64Array(sizes.length);
  for (let i = 0; i < distances.length; i += 1) {
    const cluster = clustering[i] as number;
    sums[cluster] = (sums[cluster] as number) + (distances[i] as number);
  }
  const inside = (sums[own] as number) / ((sizes[own] as number) - 1);
  let outside = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < sizes.length; cluster += 1) {
    const size = sizes[cluster] as number;
    if (cluster !== own && size > 0) outside = Math.min(outside, (sums[cluster] as number) / size);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 || outside === Number.POSITIVE_INFINITY ? 0 : (outside - inside) / larger;
};
