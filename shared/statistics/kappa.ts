export type KappaWeights = 'none' | 'linear' | 'quadratic';

const EXPONENT = { linear: 1, quadratic: 2 } as const;

const disagreement = (a: number, b: number, weights: KappaWeights) =>
  weights === 'none' ? Number(a !== b) : Math.abs(a - b) ** EXPONENT[weights];

/**
 * Cohen's kappa of two raters who each gave every case one category, a whole number: `1 - sum w o / sum w e`, with o
 * the observed and e the chance shares of each pair of categories and w their disagreement: 0 or 1, |a - b| or (a - b)²
 * (Cohen 1960, 1968). NaN on either side leaves the case out. Null without cases, or when chance alone would already
 * agree fully.
 * @throws RangeError when the lengths differ or a category is not a whole number.
 */
export const weightedKappa = (
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  weights: KappaWeights,
): number | null => {
  if (first.length !== second.length)
    throw new RangeError(`second must have ${first.length} values, got ${second.length}`);
  const pairs = Array.from(first, (a, i) => [a, second[i] as number] as const).filter(
    ([a, b]) => !Number.isNaN(a) && !Number.isNaN(b),
  );
  if (!pairs.flat().every(Number.isInteger)) throw new RangeError('first and second must hold whole numbers');

  const observed = pairs.reduce((sum, [a, b]) => sum + disagreement(a, b, weights), 0) / pairs.length;
  const [left, right] = [countOf(pairs.map(([a]) => a)), countOf(pairs.map(([, b]) => b))];
  let expected = 0;
  for (const [a, countA] of left) {
    for (const [b, countB] of right)
      expected += disagreement(a, b, weights) * (countA / pairs.length) * (countB / pairs.length);
  }
  return expected === 0 ? null : 1 - observed / expected;
};

const countOf = (categories: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
};
