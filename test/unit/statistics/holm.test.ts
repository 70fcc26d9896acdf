import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '#shared/statistics/holm.ts';

describe('holm', () => {
  it('has the published values, in the order of the input', () => {
    const expected = [0.03, 0.06, 0.06, 0.02];
    for (const [i, p] of holm([0.01, 0.04, 0.03, 0.005]).entries()) expect(p).toBeCloseTo(expected[i] as number, 14);
  });

  it('leaves a single test alone and stops at 1', () => {
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([0, 1])).toEqual([0, 1]);
    expect(holm([])).toEqual([]);
  });

  it('gives ties the same value', () => {
    expect(holm([0.02, 0.02, 0.5])).toEqual([0.06, 0.06, 0.5]);
  });

  it('never lowers a p-value and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (probabilities) => {
        const adjusted = holm(probabilities);
        for (const [i, p] of probabilities.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          for (const [j, q] of probabilities.entries())
            if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
        }
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses %d', (p) => {
    expect(() => holm([0.5, p])).toThrow(new RangeError(`probabilities must be between 0 and 1, got ${p}`));
  });
});
