import type { Random } from './random.ts';

export type Tail = 'lower' | 'upper';

/**
 * p-value of an observed statistic among simulated ones, `(extreme + 1) / (draws + 1)`, where a simulated value counts
 * as extreme when it is at least as far in the tail (Davison and Hinkley 1997; never zero).
 * @throws RangeError without simulated values.
 */
export const simulatedP = (observed: number, simulated: ArrayLike<number>, tail: Tail): number => {
  if (simulated.length === 0) throw new RangeError('simulated must hold at least one value');
  let extreme = 0;
  for (let i = 0; i < simulated.length; i += 1) {
    const value = simulated[i] as number;
    if (tail === 'lower' ? value <= observed : value >= observed) extreme += 1;
  }
  return (extreme + 1) / (simulated.length + 1);
};

/**
 * Two-sided p-value that a quantity differs from zero, from draws of it:
 * `min(1, 2 (min(#draws <= 0, #draws >= 0) + 1) / (draws + 1))`.
 * @throws RangeError without draws.
 */
export const twoSidedP = (draws: ArrayLike<number>): number =>
  Math.min(1, 2 * Math.min(simulatedP(0, draws, 'lower'), simulatedP(0, draws, 'upper')));

/** Shuffles in place, every order equally likely (Fisher and Yates; Durstenfeld 1964), and returns what it was given. */
export const shuffle = <List extends number[] | Int32Array>(list: List, random: Random): List => {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    const kept = list[i] as number;
    list[i] = list[j] as number;
    list[j] = kept;
  }
  return list;
};

/**
 * Permutation test (Fisher 1935): p-value of `statistic` of the indexes 0 to n - 1 in their own order among `draws`
 * random orders, `(extreme + 1) / (draws + 1)`.
 * @throws RangeError unless `n` and `draws` are whole numbers from 1.
 */
export const permutationP = (
  n: number,
  statistic: (order: Int32Array) => number,
  { draws, tail, random }: { draws: number; tail: Tail; random: Random },
): number => {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n must be a whole number from 1, got ${n}`);
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`draws must be a whole number from 1, got ${draws}`);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const observed = statistic(order);
  const simulated = Float64Array.from({ length: draws }, () => statistic(shuffle(order, random)));
  return simulatedP(observed, simulated, tail);
};

/**
 * `size` different whole numbers below n, every set equally likely, in rising order.
 * @throws RangeError unless 0 <= size <= n.
 */
export const sampleWithout = (n: number, size: number, random: Random): Int32Array => {
  if (!Number.isInteger(size) || size < 0 || size > n)
    throw new RangeError(`size must be a whole number from 0 to ${n}, got ${size}`);
  // Floyd's method (Bentley and Floyd 1987): no list of n is needed.
  const chosen = new Set<number>();
  for (let last = n - size; last < n; last += 1) {
    const candidate = random.integer(0, last);
    chosen.add(chosen.has(candidate) ? last : candidate);
  }
  return Int32Array.from(chosen).sort();
};
