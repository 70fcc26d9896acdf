const FINEST = 1 / 8;
const BINS = 33;
/** Half of what a 90 % interval leaves outside. */
const TAIL = 0.05;

/** A pair of ranks, from 0, in the middle of a resample, and how likely it is. */
type Pair = readonly [low: number, high: number, probability: number];

/** All pairs, part by part: they are gone through millions of times. */
interface Pairs {
  readonly lows: Uint8Array;
  readonly highs: Uint8Array;
  readonly probabilities: Float64Array;
}

const choose = (n: number, k: number): number => {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways *= (n - k + i) / i;
  return ways;
};

/** How likely the lower of the two middle values of a resample of n is at most the one of rank i, from 1. */
const lowerMiddleUpTo = (n: number, i: number): number => {
  let sum = 0;
  for (let draws = (n + 1) >> 1; draws <= n; draws += 1) {
    sum += choose(n, draws) * (i / n) ** draws * (1 - i / n) ** (n - draws);
  }
  return sum;
};

/** Of an even n: half of the draws have rank i as their highest, the other half j as their lowest. */
const apart = (n: number, i: number, j: number): number => {
  const half = n / 2;
  const upTo = (i ** half - (i - 1) ** half) / n ** half;
  const from = ((n - j + 1) ** half - (n - j) ** half) / n ** half;
  return choose(n, half) * upTo * from;
};

const pairsOf = (n: number): Pair[] =>
  Array.from({ length: n }, (_, place) => place + 1).flatMap((i) => {
    const above = n % 2 === 1 ? [] : Array.from({ length: n - i }, (_, step) => i + 1 + step);
    const pairs = above.map((j): Pair => [i - 1, j - 1, apart(n, i, j)]);
    const together = lowerMiddleUpTo(n, i) - lowerMiddleUpTo(n, i - 1) - pairs.reduce((sum, pair) => sum + pair[2], 0);
    return [[i - 1, i - 1, together] as const, ...pairs];
  });

const inParts = (pairs: readonly Pair[]): Pairs => ({
  lows: Uint8Array.from(pairs, ([low]) => low),
  highs: Uint8Array.from(pairs, ([, high]) => high),
  probabilities: Float64Array.from(pairs, ([, , probability]) => probability),
});

const known = new Map<number, Pairs>();
const bins = new Float64Array(BINS);

/**
 * The 90 % interval of a median with all resamples in it instead of 2,000 drawn ones (Efron 1979), rounded outwards to
 * 0.5: what a reader works out who does not draw again. Levels in rising order, in steps of 0.25; writes low and high.
 */
export const writeMedianInterval = (sorted: Float64Array, target: Float64Array, at: number): void => {
  const n = sorted.length;
  const pairs = known.get(n) ?? inParts(pairsOf(n));
  known.set(n, pairs);
  const { lows, highs, probabilities } = pairs;
  bins.fill(0);
  for (let i = 0; i < lows.length; i += 1) {
    const bin = Math.round(((sorted[lows[i]!]! + sorted[highs[i]!]!) / 2 - 1) / FINEST);
    bins[bin] = bins[bin]! + probabilities[i]!;
  }
  target[at] = Math.floor(levelAt(TAIL) * 2) / 2;
  target[at + 1] = Math.ceil(levelAt(1 - TAIL) * 2) / 2;
};

const levelAt = (share: number): number => {
  let bin = 0;
  let sum = bins[0]!;
  while (sum < share - 1e-9) {
    bin += 1;
    sum += bins[bin]!;
  }
  return 1 + bin * FINEST;
};
