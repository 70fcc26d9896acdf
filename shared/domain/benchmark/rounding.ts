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

/** Steps to which a p-value is rounded up: an exact one would let the peers' levels be worked out. */
const P_STEPS = [0.01, 0.05, 0.1, 0.2, 0.5, 1];

/** The smallest step that is not below p. */
export const coarseP = (p: number): number => P_STEPS.find((step) => p <= step) ?? 1;
