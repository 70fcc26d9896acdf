import { describe, expect, it } from 'vitest';
import type { FeatureValues } from '#shared/contracts/context.ts';
import { featuresThatSetApart } from '#shared/domain/archetypes/set-apart.ts';
import { referenceOf } from '#shared/domain/distance/reference.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { placed, worldWith } from '../peers/small-world.ts';

/** What sets the first cities apart, the first of which is in their middle, from the others. */
const setApart = (inside: readonly FeatureValues[], outside: readonly FeatureValues[]) => {
  const population = worldWith([...inside, ...outside]);
  const weights = gowerWeights(referenceOf(population).matrix);
  return featuresThatSetApart(population, weights, 0, (row) => row < inside.length);
};
const names = (...sides: Parameters<typeof setApart>) => setApart(...sides).map(({ feature }) => feature);

describe('the features that set an archetype apart', () => {
  it('are the three in which cities outside are farthest, measured by how much all of them differ, with the values', () => {
    const inside = [placed(0.5, 0.5, 0.5, 0.5), placed(0.5, 0.52, 0.6, 0.7)];
    const outside = [placed(0.9, 0.9, 0.9, 0.9), placed(0.9, 0.88, 0.8, 0.7)];
    expect(setApart(inside, outside)).toEqual([
      { feature: 'of-legal-institutional', value: 0.5 },
      { feature: 'of-state-capacity', value: 0.5 },
      { feature: 'of-morphological', value: 0.5 },
    ]);
    const turned = [inside, outside].map((side) =>
      side.map((features) => placed(...Object.values(features).map(Number).toReversed())),
    );
    expect(names(turned[0] ?? [], turned[1] ?? [])).toEqual([
      'of-socio-economic',
      'of-morphological',
      'of-state-capacity',
    ]);
  });

  it('are measured against the spread, so that a small clear difference comes before a large vague one', () => {
    const inside = [placed(0, 0), placed(0, 0.4)];
    const outside = [placed(0.1, 0.3), placed(0.1, 1)];
    expect(names(inside, outside)).toEqual(['of-legal-institutional', 'of-state-capacity']);
  });

  it('are none in which cities outside are as near, or nearer', () => {
    const inside = [placed(0, 0, 0), placed(0.4, 0.2, 0)];
    const outside = [placed(0.1, 0.1, 1), placed(0.1, 0.1, 1)];
    expect(names(inside, outside)).toEqual(['of-morphological']);
  });

  it('are none of which the city in the middle knows nothing, or nobody outside, or in which all are alike', () => {
    const inside = [placed(0, 0, 0), placed(0, 0, 0, 0.2)];
    const outside = [{ ...placed(0, 1, 0.5), 'of-morphological': 0 }, placed(0, 1)];
    expect(names(inside, outside)).toEqual(['of-state-capacity']);
    expect(names([placed(0, 0), placed(0, 0.1)], [placed(1), placed(1)])).toEqual(['of-legal-institutional']);
  });

  it('count only the cities that can be compared', () => {
    const unknown = { 'of-state-capacity': 0.5 };
    const inside = [placed(0.1, 0.5), placed(0.1, 0.5), unknown];
    const outside = [placed(0.9, 0.5), placed(0.8, 0.5), unknown];
    expect(setApart(inside, outside)).toEqual([{ feature: 'of-legal-institutional', value: 0.1 }]);
    const near = [placed(0.5, 0), placed(0.55, 0)];
    const unknownOutside = Array.from({ length: 5 }, () => ({ 'of-state-capacity': 0 }));
    expect(names(near, [placed(0.6, 0), ...unknownOutside])).toEqual(['of-legal-institutional']);
  });
});
