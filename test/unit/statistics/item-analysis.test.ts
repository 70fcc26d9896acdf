import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '#shared/statistics/alpha.ts';
import { mcdonaldOmega, omegaOfFactor, oneFactor } from '#shared/statistics/omega.ts';
import { TEN_CITIES } from '#test/fakes/ten-cities.ts';

// Expected values: the formulas evaluated with NumPy and SciPy 1.17.
describe('cronbachAlpha', () => {
  it("has alpha, Feldt's interval and every item's part in it", () => {
    const result = cronbachAlpha(TEN_CITIES);
    expect(result?.cases).toBe(10);
    expect(result?.alpha).toBeCloseTo(0.9220839096357768, 12);
    expect(result?.interval.low).toBeCloseTo(0.795014018276185, 10);
    expect(result?.interval.high).toBeCloseTo(0.978262762535306, 10);
    const dropped = [0.8539944903581265, 0.8877284595300261, 0.9117865085248331, 0.9295774647887323];
    const rest = [0.9428090415820632, 0.8552810398302562, 0.7823641187564035, 0.7243069734357526];
    for (const [item, { alphaIfDropped, itemRestCorrelation }] of result?.items.entries() ?? []) {
      expect(alphaIfDropped).toBeCloseTo(dropped[item] as number, 12);
      expect(itemRestCorrelation).toBeCloseTo(rest[item] as number, 12);
    }
    expect(result?.items).toHaveLength(4);
  });

  it('narrows the interval for less confidence', () => {
    const result = cronbachAlpha(TEN_CITIES, 0.9);
    expect(result?.interval.low).toBeCloseTo(0.824678552490894, 10);
    expect(result?.interval.high).toBeCloseTo(0.9729469730990683, 10);
  });

  it('leaves out cases with a missing answer', () => {
    const gaps = [...TEN_CITIES, [Number.NaN, 5, 1, 5], [1, 5, 1, Number.NaN]];
    expect(cronbachAlpha(gaps)).toEqual(cronbachAlpha(TEN_CITIES));
  });

  it('does not hide a negative value', () => {
    const against = [
      [1, 4],
      [2, 4],
      [3, 1],
      [4, 2],
    ];
    expect(cronbachAlpha(against)?.alpha).toBeLessThan(-1);
  });

  it('has nothing to say of the rest of a single other item, nor of one that does not vary', () => {
    expect(
      cronbachAlpha([
        [1, 1],
        [2, 2],
      ])?.items[0],
    ).toEqual({ alphaIfDropped: null, itemRestCorrelation: 1 });
    const constant = cronbachAlpha([
      [1, 1, 3],
      [2, 3, 3],
      [4, 4, 3],
    ]);
    expect(constant?.items[2]?.itemRestCorrelation).toBeNull();
    expect(constant?.items[2]?.alphaIfDropped).toBeGreaterThan(0.9);
    expect(constant?.alpha).toBeGreaterThan(0.6);
  });

  it('is not there for one item, one case, or a sum that does not vary', () => {
    expect(cronbachAlpha([[1], [2]])).toBeNull();
    expect(cronbachAlpha([[1, 2]])).toBeNull();
    expect(cronbachAlpha([])).toBeNull();
    expect(
      cronbachAlpha([
        [2, 2],
        [2, 2],
      ]),
    ).toBeNull();
    expect(
      cronbachAlpha([
        [0.1, 0.3],
        [0.2, 0.2],
        [0.3, 0.1],
      ]),
    ).toBeNull();
  });

  it('refuses a ragged table and a confidence outside 0 and 1', () => {
    expect(() => cronbachAlpha([[1, 2], [1]])).toThrow(new RangeError('table must have 2 values in every row'));
    expect(() => cronbachAlpha(TEN_CITIES, 1)).toThrow(new RangeError('confidence must be inside 0 and 1, got 1'));
    expect(() => cronbachAlpha(TEN_CITIES, 0)).toThrow(RangeError);
  });

  it('ignores the order of cases and of items', () => {
    const answers = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
      minLength: 5,
      maxLength: 12,
    });
    fc.assert(
      fc.property(answers, (rows) => {
        const turned = rows.map((row) => row.toReversed()).toReversed();
        const [there, back] = [cronbachAlpha(rows), cronbachAlpha(turned)];
        expect(back === null).toBe(there === null);
        if (there && back) expect(back.alpha).toBeCloseTo(there.alpha, 8);
      }),
    );
  });
});

describe('oneFactor', () => {
  it('finds the loadings that a matrix was made from', () => {
    const loadings = [0.8, 0.7, 0.6, 0.5];
    const matrix = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
    const factor = oneFactor(matrix);
    for (const [i, loading] of loadings.entries()) {
      expect(factor?.loadings[i]).toBeCloseTo(loading, 9);
      expect(factor?.unique[i]).toBeCloseTo(1 - loading * loading, 9);
    }
    expect(factor?.atLimit).toBe(false);
    // 2.6² / (2.6² + 0.36 + 0.51 + 0.64 + 0.75)
    expect(factor && omegaOfFactor(factor)).toBeCloseTo(6.76 / 9.02, 9);
  });

  it('has the likeliest loadings of a matrix that no factor fits exactly', () => {
    const factor = oneFactor([
      [1, 0.8, 0.8, 0.1],
      [0.8, 1, 0.9, 0.2],
      [0.8, 0.9, 1, 0.3],
      [0.1, 0.2, 0.3, 1],
    ]);
    const expected = [0.84057518, 0.94332218, 0.9550573, 0.25207072];
    for (const [i, loading] of expected.entries()) expect(factor?.loadings[i]).toBeCloseTo(loading, 6);
    expect(factor && omegaOfFactor(factor)).toBeCloseTo(0.862359369969, 7);
  });

  it('does not depend on the units of the items', () => {
    const units = [1, 10, 0.5, 3];
    const loadings = [0.8, 0.7, 0.6, 0.5];
    const matrix = loadings.map((a, i) =>
      loadings.map((b, j) => (i === j ? 1 : a * b) * (units[i] as number) * (units[j] as number)),
    );
    const factor = oneFactor(matrix);
    for (const [i, loading] of loadings.entries()) {
      expect((factor?.loadings[i] as number) / (units[i] as number)).toBeCloseTo(loading, 8);
    }
  });

  it('is exact for three items', () => {
    const correlations = [
      [1, 0.56, 0.48],
      [0.56, 1, 0.42],
      [0.48, 0.42, 1],
    ];
    // λ1² = r12 r13 / r23, and so on round.
    for (const [i, loading] of [0.8, 0.7, 0.6].entries()) {
      expect(oneFactor(correlations)?.loadings[i]).toBeCloseTo(loading, 8);
    }
  });

  it('leaves an item half a percent of its variance in whatever unit, and says so', () => {
    // λ1² = 0.9 · 0.9 / 0.5 would be more than all there is.
    const impossible = [
      [1, 0.9, 0.9],
      [0.9, 1, 0.5],
      [0.9, 0.5, 1],
    ];
    for (const unit of [1, 10]) {
      const factor = oneFactor(impossible.map((row) => row.map((value) => value * unit * unit)));
      expect(factor?.atLimit).toBe(true);
      expect(factor?.unique[0]).toBeCloseTo(0.005 * unit * unit, 9);
    }
  });

  it('gives an item that points the other way a negative loading', () => {
    const loadings = [0.8, 0.7, -0.6, 0.5];
    const matrix = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
    const factor = oneFactor(matrix);
    for (const [i, loading] of loadings.entries()) expect(factor?.loadings[i]).toBeCloseTo(loading, 8);
    const against = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b * (i < 2 !== j < 2 ? -1 : 1))));
    expect(oneFactor(against)?.loadings.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0);
  });

  it('needs three items that vary, in a square', () => {
    expect(
      oneFactor([
        [1, 0.5],
        [0.5, 1],
      ]),
    ).toBeNull();
    expect(
      oneFactor([
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ]),
    ).toBeNull();
    expect(() =>
      oneFactor([
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ).toThrow(new RangeError('matrix must be square'));
    expect(() =>
      oneFactor([
        [1, 0, 0],
        [0, 1],
        [0, 0, 1],
      ]),
    ).toThrow(new RangeError('matrix must be square'));
  });
});

describe('mcdonaldOmega', () => {
  it('says when the solution runs into its limit', () => {
    const result = mcdonaldOmega(TEN_CITIES);
    expect(result?.factor.atLimit).toBe(true);
    expect(result?.cases).toBe(10);
    expect(result?.omega).toBeCloseTo(0.936, 2);
  });

  it('leaves out cases with a missing answer', () => {
    expect(mcdonaldOmega([...TEN_CITIES, [1, Number.NaN, 2, 3]])).toEqual(mcdonaldOmega(TEN_CITIES));
  });

  it('is not there without cases or for an item that does not vary', () => {
    expect(mcdonaldOmega([])).toBeNull();
    expect(mcdonaldOmega([[1, 2, 3]])).toBeNull();
    expect(mcdonaldOmega(TEN_CITIES.map(([a, b]) => [a as number, b as number, 3]))).toBeNull();
  });

  it('of nothing at all is not there', () => {
    expect(omegaOfFactor({ loadings: [0, 0], unique: [0, 0] })).toBeNull();
    expect(omegaOfFactor({ loadings: [0, 0], unique: [1, 0] })).toBe(0);
  });
});
