import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clara } from '#shared/statistics/clara.ts';
import { type DistancesFrom, distanceTable, rowsOf } from '#shared/statistics/distance-table.ts';
import { partitionAroundMedoids } from '#shared/statistics/medoids.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { meanSilhouettes } from '#shared/statistics/silhouette.ts';

type Point = readonly [number, number];

// Ruspini 1970; partitions computed with pam of R's cluster 2.1.4.
const ruspini: readonly Point[] = [
  [4, 53],
  [5, 63],
  [10, 59],
  [9, 77],
  [13, 49],
  [13, 69],
  [12, 88],
  [15, 75],
  [18, 61],
  [19, 65],
  [22, 74],
  [27, 72],
  [28, 76],
  [24, 58],
  [27, 55],
  [28, 60],
  [30, 52],
  [31, 60],
  [32, 61],
  [36, 72],
  [28, 147],
  [32, 149],
  [35, 153],
  [33, 154],
  [38, 151],
  [41, 150],
  [38, 145],
  [38, 143],
  [32, 143],
  [34, 141],
  [44, 156],
  [44, 149],
  [44, 143],
  [46, 142],
  [47, 149],
  [49, 152],
  [50, 142],
  [53, 144],
  [52, 152],
  [55, 155],
  [54, 124],
  [60, 136],
  [63, 139],
  [86, 132],
  [85, 115],
  [85, 96],
  [78, 94],
  [74, 96],
  [97, 122],
  [98, 116],
  [98, 124],
  [99, 119],
  [99, 128],
  [101, 115],
  [108, 111],
  [110, 111],
  [108, 116],
  [111, 126],
  [115, 117],
  [117, 115],
  [70, 4],
  [77, 12],
  [83, 21],
  [61, 15],
  [69, 15],
  [78, 16],
  [66, 18],
  [58, 13],
  [64, 20],
  [69, 21],
  [66, 23],
  [61, 25],
  [76, 27],
  [72, 31],
  [64, 30],
];

const euclidean =
  (points: readonly Point[]): DistancesFrom =>
  (row, target) => {
    const [x, y] = points[row] as Point;
    for (const [i, [u, v]] of points.entries()) target[i] = Math.hypot(x - u, y - v);
    return target;
  };
const from = euclidean(ruspini);
const table = distanceTable(75, from);
const sizesOf = (clusters: Int32Array) =>
  [...clusters].reduce((sizes: number[], cluster) => sizes.with(cluster, (sizes[cluster] as number) + 1), [0, 0, 0, 0]);
const line = (...places: number[]) => euclidean(places.map((place): Point => [place, 0]));
const lineTable = (...places: number[]) => distanceTable(places.length, line(...places));

describe('partitionAroundMedoids', () => {
  it('exchanges for the lower of two rows that are as good', () => {
    expect([...partitionAroundMedoids(lineTable(7, 9, 9, 1), 2).medoids]).toEqual([1, 3]);
  });

  it('has the published partitions of the Ruspini data', () => {
    expect(partitionAroundMedoids(table, 3).meanDistance).toBeCloseTo(21.5929301385, 9);
    const four = partitionAroundMedoids(table, 4);
    expect(four.meanDistance).toBeCloseTo(11.4863748146, 9);
    // Rows are counted from 0 here, from 1 in R.
    expect([...four.medoids]).toEqual([9, 31, 51, 69]);
    expect(sizesOf(four.clusters)).toEqual([20, 23, 17, 15]);
  });

  it('finds the best number of clusters by silhouette', () => {
    const ks = [2, 3, 4, 5, 6, 7, 8];
    const clusterings = ks.map((k) => partitionAroundMedoids(table, k).clusters);
    const silhouettes = meanSilhouettes(75, rowsOf(table), clusterings) as number[];
    expect(silhouettes[2]).toBeCloseTo(0.737656990881, 10);
    expect(ks[silhouettes.indexOf(Math.max(...silhouettes))]).toBe(4);
  });

  it('takes the row nearest to all others for one cluster', () => {
    expect(partitionAroundMedoids(lineTable(0, 1, 2, 3, 10), 1)).toEqual({
      medoids: Int32Array.of(2),
      clusters: new Int32Array(5),
      meanDistance: 12 / 5,
    });
  });

  it('makes every row its own medoid when k is their number', () => {
    const { medoids, clusters, meanDistance } = partitionAroundMedoids(lineTable(5, 1, 9), 3);
    expect([...medoids]).toEqual([0, 1, 2]);
    expect([...clusters]).toEqual([0, 1, 2]);
    expect(meanDistance).toBe(0);
  });

  it('gives a medoid among duplicates a cluster of its own', () => {
    const { medoids, clusters } = partitionAroundMedoids(lineTable(1, 1, 1, 1), 2);
    expect([...medoids]).toEqual([0, 1]);
    expect([...clusters]).toEqual([0, 1, 0, 0]);
  });

  it('leaves a poor start by exchanging medoids', () => {
    // BUILD begins in the middle, which no good pair holds.
    const { medoids, meanDistance } = partitionAroundMedoids(lineTable(0, 1, 2, 10, 18, 19, 20), 2);
    expect(meanDistance).toBeCloseTo((1 + 1 + 9 + 1 + 1) / 7, 12);
    expect([...medoids]).not.toContain(3);
  });

  it('ends where no exchange of one medoid helps', () => {
    const place = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(place, { minLength: 4, maxLength: 14 }), fc.integer({ min: 2, max: 4 }), (places, k) => {
        const { medoids, clusters, meanDistance } = partitionAroundMedoids(lineTable(...places), k);
        const cost = (chosen: Iterable<number>) => {
          const ends = [...chosen];
          const toNearest = (p: number) => Math.min(...ends.map((row) => Math.abs(p - (places[row] as number))));
          return places.reduce((sum, p) => sum + toNearest(p), 0) / places.length;
        };
        expect(cost(medoids)).toBeCloseTo(meanDistance, 10);
        for (const [slot] of medoids.entries()) {
          for (const row of places.keys()) expect(cost(medoids.with(slot, row))).toBeGreaterThan(meanDistance - 1e-9);
        }
        expect(new Set(medoids).size).toBe(k);
        expect(new Set(clusters).size).toBe(k);
      }),
    );
  });

  it.each([0, 4, 1.5])('refuses k = %d of three rows', (k) => {
    const message = `k must be a whole number from 1 to 3, got ${k}`;
    expect(() => partitionAroundMedoids(lineTable(1, 2, 3), k)).toThrow(new RangeError(message));
    const act = () => clara(3, line(1, 2, 3), { k, random: createRandom('k') });
    expect(act).toThrow(new RangeError(message));
  });
});

describe('distanceTable', () => {
  it('holds all distances, or those of the chosen rows', () => {
    expect(lineTable(0, 1, 4)).toEqual({ size: 3, values: Float64Array.of(0, 1, 4, 1, 0, 3, 4, 3, 0) });
    const some = distanceTable(3, line(0, 1, 4), Int32Array.of(2, 0));
    expect(some).toEqual({ size: 2, values: Float64Array.of(0, 4, 4, 0) });
  });

  it('refuses rows that cannot be compared', () => {
    const message = (got: number) => new RangeError(`from must give distances of 0 or more, got ${got}`);
    expect(() => distanceTable(1, (_, target) => target.fill(Number.NaN))).toThrow(message(Number.NaN));
    expect(() => distanceTable(1, (_, target) => target.fill(-1))).toThrow(message(-1));
  });
});

describe('clara', () => {
  it('is the same as all rows at once when the sample holds them all', () => {
    const found = clara(75, from, { k: 4, random: createRandom('all'), sampleSize: 100 });
    expect(found).toEqual(partitionAroundMedoids(table, 4));
  });

  it('makes every row its own medoid when k is their number', () => {
    const three = clara(3, from, { k: 3, random: createRandom('three') });
    expect([[...three.medoids], [...three.clusters], three.meanDistance]).toEqual([[0, 1, 2], [0, 1, 2], 0]);
  });

  it('comes near the best partition from samples, the same for the same seed', () => {
    const run = (seed: string) => clara(75, from, { k: 4, random: createRandom(seed), sampleSize: 20 });
    expect(run('a')).toEqual(run('a'));
    expect(run('a').meanDistance).toBeLessThan(13);
    expect(sizesOf(run('a').clusters)).toEqual([20, 23, 17, 15]);
    expect([...run('a').medoids].every((row, slot) => run('a').clusters[row] === slot)).toBe(true);
  });

  it('never gets worse with more samples', () => {
    const after = (samples: number) =>
      clara(75, from, { k: 4, random: createRandom('more'), sampleSize: 8, samples }).meanDistance;
    const course = [1, 2, 4, 8].map(after);
    expect(course).toEqual(course.toSorted((a, b) => b - a));
    expect(course[3]).toBeLessThan(course[0] as number);
  });

  it('looks for medoids in every later sample with the best so far beside it', () => {
    let asked = 0;
    const counted: DistancesFrom = (row, target) => {
      asked += 1;
      return from(row, target);
    };
    clara(75, counted, { k: 2, random: createRandom('beside'), samples: 2, sampleSize: 2 });
    // Two of a sample and two medoids over all rows; then two of a sample, the two medoids, and two over all again.
    expect(asked).toBe(2 + 2 + 4 + 2);
  });

  it('gives a row between two medoids to the lower', () => {
    const found = clara(5, line(0, 0, 5, 10, 10), { k: 2, random: createRandom('between') });
    expect([...found.clusters]).toEqual([0, 0, 0, 1, 1]);
  });

  it('draws samples of 40 + 2k unless told otherwise', () => {
    const asked = new Set<number>();
    const noted: DistancesFrom = (row, target) => {
      asked.add(row);
      return from(row, target);
    };
    clara(75, noted, { k: 3, random: createRandom('size'), samples: 1 });
    expect(asked.size).toBe(46);
  });

  it('gives a medoid among duplicates a cluster of its own', () => {
    const found = clara(4, line(1, 1, 1, 1), { k: 2, random: createRandom('same') });
    expect(new Set(found.clusters)).toEqual(new Set([0, 1]));
  });

  it('refuses arguments that do not fit, by name', () => {
    const options = { k: 2, random: createRandom('refuse') };
    const refuse = (change: object, message: string, n = 3, rows = line(1, 2, 3)) =>
      expect(() => clara(n, rows, { ...options, ...change })).toThrow(new RangeError(message));
    refuse({ samples: 0 }, 'samples must be a whole number from 1, got 0');
    refuse({ samples: 1.5 }, 'samples must be a whole number from 1, got 1.5');
    refuse({ sampleSize: 1 }, 'sampleSize must be a whole number from 2, got 1');
    refuse({ sampleSize: 2.5 }, 'sampleSize must be a whole number from 2, got 2.5');
    const broken: DistancesFrom = (row, target) => line(1, 2, 3, 4)(row, target).fill(Number.NaN, 3);
    refuse({ k: 1, sampleSize: 3, samples: 9 }, 'from must give distances of 0 or more, got NaN', 4, broken);
    const hidden: DistancesFrom = (row, target) => target.fill(Number.NaN).fill(0, row, row + 1);
    refuse({ k: 1, sampleSize: 1 }, 'from must give a distance for every pair, got NaN', 4, hidden);
  });
});

describe('meanSilhouettes', () => {
  it('compares the own cluster with the nearest other one', () => {
    const [value] = meanSilhouettes(4, line(0, 1, 10, 12), [[0, 0, 1, 1]]);
    const parts = [(11 - 1) / 11, (10 - 1) / 10, (9.5 - 2) / 9.5, (11.5 - 2) / 11.5];
    expect(value).toBeCloseTo(parts.reduce((sum, part) => sum + part, 0) / 4, 14);
  });

  it('counts a row alone in its cluster, and rows that coincide, as 0', () => {
    const [alone] = meanSilhouettes(3, line(0, 1, 5), [[0, 0, 1]]);
    expect(alone).toBeCloseTo((4 / 5 + 3 / 4) / 3, 14);
    expect(meanSilhouettes(4, line(2, 2, 2, 2), [[0, 0, 1, 1]])).toEqual([0]);
  });

  it('is negative for rows in the wrong cluster', () => {
    expect(meanSilhouettes(4, line(0, 10, 1, 11), [[0, 0, 1, 1]])[0]).toBeLessThan(0);
  });

  it('ignores numbers of clusters that nobody is in', () => {
    const [there, gap] = meanSilhouettes(4, line(0, 1, 10, 12), [
      [0, 0, 1, 1],
      [4, 4, 2, 2],
    ]);
    expect(gap).toBe(there);
  });

  it('is not there for a single cluster', () => {
    expect(
      meanSilhouettes(3, line(0, 1, 2), [
        [0, 0, 0],
        [2, 2, 2],
      ]),
    ).toEqual([null, null]);
    expect(meanSilhouettes(0, line(), [[]])).toEqual([null]);
  });

  it('refuses clusterings that do not fit, by name', () => {
    const act = (clusters: number[]) => () => meanSilhouettes(2, line(0, 1), [clusters]);
    expect(act([0])).toThrow(new RangeError('clusterings must have 2 values, got 1'));
    expect(act([0, -1])).toThrow(new RangeError('clusterings must hold whole numbers from 0'));
    expect(act([0, 0.5])).toThrow(RangeError);
  });
});
