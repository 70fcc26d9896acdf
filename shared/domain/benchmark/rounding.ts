/** Levels are ratios of small whole numbers: what is a tie in them must not be decided by the last bit. */
const TIE = 1e-9;

/** Rounded to the nearest multiple of `step`, ties upwards. */
export const roundTo = (value: number, step: number): number => Math.floor(value / step + 0.5 + TIE) * step;

/** Rounded away from the middle of an interval: the low end down, the high end up. */
export const roundOutwards = (
  { low, high }: { readonly low: number; readonly high: number },
  step: number,
): { low: number; high: number } => ({
  low: Math.floor(low / step + TIE) * step,
  high: Math.ceil(high / step - TIE) * step,
});

/**
 * Steps to which a p-value is rounded up. What is drawn can be drawn again by whoever knows the seed, so that a finer
 * one would let the peers' levels be worked out; a reader needs no more than the side of 0.1.
 */
const P_STEPS = [0.1, 1];

/** The smallest step that is not below p. */
export const coarseP = (p: number): number => P_STEPS.find((step) => p <= step) ?? 1;
