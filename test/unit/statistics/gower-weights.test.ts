import { describe, expect, it } from 'vitest';
import { compileGower } from '#shared/statistics/gower-features.ts';
import { gowerWeights, perturbWeights, withoutFeature } from '#shared/statistics/gower-weights.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { mean, variance } from '#shared/statistics/summary.ts';
import { column } from './gower-samples.ts';

const matrix = compileGower([column('binary', [0, 1]), column('binary', [0, 1], { family: 2 })]);

describe('gowerWeights', () => {
  it('are 1 unless given', () => {
    expect(gowerWeights(matrix)).toEqual({ features: Float64Array.of(1, 1), families: Float64Array.of(1, 1, 1) });
    expect(gowerWeights(matrix, { families: [3, 0, 1] }).families).toEqual(Float64Array.of(3, 0, 1));
  });

  it('refuses too few, negative, missing and infinite ones', () => {
    expect(() => gowerWeights(matrix, { features: [1] })).toThrow(
      new RangeError('features must have 2 weights, got 1'),
    );
    expect(() => gowerWeights(matrix, { families: [1, -1, 1] })).toThrow(
      new RangeError('families must be weights of 0 or more, got 1, -1, 1'),
    );
    expect(() => gowerWeights(matrix, { features: [1, Number.NaN] })).toThrow(RangeError);
    expect(() => gowerWeights(matrix, { features: [1, Number.POSITIVE_INFINITY] })).toThrow(RangeError);
  });
});

describe('perturbWeights', () => {
  it('draws every weight around itself, the same for the same seed', () => {
    const weights = gowerWeights(matrix, { features: [2, 0] });
    const draw = () => perturbWeights(weights, createRandom('weights'), 4);
    expect(draw()).toEqual(draw());
    expect(draw().features[1]).toBe(0);
    expect(new Set([...draw().features, ...draw().families]).size).toBe(5);
    const random = createRandom('many');
    const first = Array.from({ length: 20_000 }, () => perturbWeights(weights, random, 4).features[0] as number);
    expect(mean(first)).toBeCloseTo(2, 1);
    expect(variance(first)).toBeCloseTo(4 / 4, 1);
  });
});

describe('withoutFeature', () => {
  it('takes one out and leaves the others', () => {
    const weights = gowerWeights(matrix, { features: [2, 3] });
    expect(withoutFeature(weights, 1).features).toEqual(Float64Array.of(2, 0));
    expect(withoutFeature(weights, 1).families).toEqual(weights.families);
    expect(weights.features).toEqual(Float64Array.of(2, 3));
  });

  it('refuses a feature that does not exist', () => {
    expect(() => withoutFeature(gowerWeights(matrix), 2)).toThrow(
      new RangeError('feature must be one of the weights, got 2'),
    );
  });
});
