import type { DistanceTable } from './distance-table.ts';

export interface Medoids {
  /** Row numbers of the medoids, rising. */
  readonly medoids: Int32Array;
  /** For every row the place of its medoid in `medoids`: the nearest, ties to the lower; a medoid belongs to itself. */
  readonly clusters: Int32Array;
  /** Mean distance of a row to its medoid. */
  readonly meanDistance: number;
}

/** Nearest and second nearest medoid of every row. */
interface Nearest {
  readonly slot: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * Partitioning around medoids: BUILD, then SWAP to a local optimum by taking the best exchange of all until none helps
 * (Kaufman and Rousseeuw 1990), each round in n² steps (FastPAM1: Schubert and Rousseeuw 2021). No chance is involved;
 * ties go to lower row numbers.
 * @throws RangeError unless k is a whole number from 1 to the number of rows.
 */
export const partitionAroundMedoids = (table: DistanceTable, k: number): Medoids => {
  if (!Number.isInteger(k) || k < 1 || k > table.size) {
    throw new RangeError(`k must be a whole number from 1 to ${table.size}, got ${k}`);
  }
  const medoids = build(table, k);
  // With one medoid BUILD is already the optimum.
  while (k > 1) {
    const near = findNearest(table, medoids);
    const exchange = bestExchange(table, medoids, near);
    const total = near.first.reduce((sum, value) => sum + value, 0);
    // Rounding must not let two equal solutions take turns for ever.
    if (exchange.change >= -1e-12 * total) break;
    medoids[exchange.slot] = exchange.row;
  }
  return describe(table, medoids.sort());
};

/** Greedy start: the row nearest to all, then each time the row that shortens the sum of distances most. */
const build = ({ size, values }: DistanceTable, k: number): Int32Array => {
  const medoids = new Int32Array(k);
  const taken = new Uint8Array(size);
  const nearest = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let slot = 0; slot < k; slot += 1) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < size; row += 1) {
      if (taken[row]) continue;
      let sum = 0;
      for (let i = 0; i < size; i += 1) {
        const distance = values[row * size + i] as number;
        sum += distance < (nearest[i] as number) ? distance : (nearest[i] as number);
      }
      if (best < 0 || sum < least) {
        best = row;
        least = sum;
      }
    }
    medoids[slot] = best;
    taken[best] = 1;
    for (let i = 0; i < size; i += 1) nearest[i] = Math.min(nearest[i] as number, values[best * size + i] as number);
  }
  return medoids;
};

const findNearest = ({ size, values }: DistanceTable, medoids: Int32Array): Nearest => {
  const slot = new Int32Array(size);
  const first = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const second = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (let s = 0; s < medoids.length; s += 1) {
    const offset = (medoids[s] as number) * size;
    for (let i = 0; i < size; i += 1) {
      const distance = values[offset + i] as number;
      if (distance < (first[i] as number)) {
        second[i] = first[i] as number;
        first[i] = distance;
        slot[i] = s;
      } else if (distance < (second[i] as number)) second[i] = distance;
    }
  }
  return { slot, first, second };
};

/** The exchange of a medoid for another row that changes the sum of distances most, with that change. */
const bestExchange = ({ size, values }: DistanceTable, medoids: Int32Array, { slot, first, second }: Nearest) => {
  const removal = new Float64Array(medoids.length);
  for (let i = 0; i < size; i += 1) {
    const s = slot[i] as number;
    removal[s] = (removal[s] as number) + (second[i] as number) - (first[i] as number);
  }
  const taken = new Set(medoids);
  const changes = new Float64Array(medoids.length);
  const best = { change: 0, slot: -1, row: -1 };
  for (let row = 0; row < size; row += 1) {
    if (taken.has(row)) continue;
    changes.set(removal);
    let shared = 0;
    for (let i = 0; i < size; i += 1) {
      const distance = values[row * size + i] as number;
      const [d1, d2] = [first[i] as number, second[i] as number];
      if (distance >= d2) continue;
      const s = slot[i] as number;
      if (distance < d1) {
        shared += distance - d1;
        changes[s] = (changes[s] as number) + d1 - d2;
      } else changes[s] = (changes[s] as number) + distance - d2;
    }
    for (let s = 0; s < changes.length; s += 1) {
      const change = shared + (changes[s] as number);
      if (change < best.change) Object.assign(best, { change, slot: s, row });
    }
  }
  return best;
};

const describe = (table: DistanceTable, medoids: Int32Array): Medoids => {
  const { slot: clusters, first } = findNearest(table, medoids);
  // Only a medoid with a twin among the medoids could be given to another.
  for (const [slot, row] of medoids.entries()) clusters[row] = slot;
  return { medoids, clusters, meanDistance: first.reduce((sum, value) => sum + value, 0) / table.size };
};
