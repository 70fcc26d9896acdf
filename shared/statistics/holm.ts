/**
 * Holm's step-down adjustment for several tests: the i-th smallest of m p-values becomes
 * `max over j <= i of min(1, (m - j + 1) p_j)` (Holm 1979). The order of the input is kept; no input, no output.
 * @throws RangeError unless every p is in [0, 1].
 */
export const holm = (probabilities: readonly number[]): number[] => {
  for (const p of probabilities) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`probabilities must be between 0 and 1, got ${p}`);
  }
  const order = probabilities.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(probabilities.length);
  let largest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * p));
    adjusted[index] = largest;
  }
  return adjusted;
};
