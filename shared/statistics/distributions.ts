import { incompleteBeta } from './incomplete-beta.ts';

/** Share of Student's t distribution with `degrees` degrees of freedom below `value` (DLMF 8.17, Johnson et al. 1995). */
export const studentShare = (value: number, degrees: number): number => {
  if (!(degrees > 0)) throw new RangeError(`degrees must be above 0, got ${degrees}`);
  if (Number.isNaN(value)) throw new RangeError('value must be a number, got NaN');
  const square = value * value;
  // Whichever of the two arguments is the small one keeps its digits.
  const tail =
    square < degrees
      ? 0.5 - 0.5 * incompleteBeta(square / (degrees + square), 0.5, degrees / 2)
      : 0.5 * incompleteBeta(degrees / (degrees + square), degrees / 2, 0.5);
  return value < 0 ? tail : 1 - tail;
};

/**
 * Share of the F distribution with `first` and `second` degrees of freedom below `value`, which is 0 or more
 * (DLMF 8.17, Johnson et al. 1995).
 */
export const fisherShare = (value: number, first: number, second: number): number => {
  if (!(first > 0)) throw new RangeError(`first must be above 0, got ${first}`);
  if (!(second > 0)) throw new RangeError(`second must be above 0, got ${second}`);
  if (!(value >= 0)) throw new RangeError(`value must be 0 or more, got ${value}`);
  return incompleteBeta((first * value) / (first * value + second), first / 2, second / 2);
};

/** The value in [0, ∞) at which an increasing share reaches the target: doubling, then halving to the last bit. */
const solve = (share: (value: number) => number, target: number): number => {
  let low = 0;
  let high = 1;
  while (share(high) < target) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (share(middle) < target) low = middle;
    else high = middle;
  }
};

const checkProbability = (probability: number) => {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability must be above 0 and below 1, got ${probability}`);
  }
};

/**
 * Quantile of Student's t (Student 1908): the value below which the share `probability` lies, by bisection to 1e-12.
 * @throws RangeError unless `probability` is inside (0, 1) and `degrees` above 0.
 */
export const studentQuantile = (probability: number, degrees: number): number => {
  checkProbability(probability);
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  return solve((value) => studentShare(value, degrees), probability);
};

/**
 * Quantile of the F distribution (Snedecor 1934), by bisection to about 1e-12.
 * @throws RangeError unless `probability` is inside (0, 1) and both degrees of freedom are above 0.
 */
export const fisherQuantile = (probability: number, first: number, second: number): number => {
  checkProbability(probability);
  return solve((value) => fisherShare(value, first, second), probability);
};
