import { describe, expect, it } from 'vitest';
import type { FeatureValues, Population } from '#shared/contracts/context.ts';
import { compileFeatures } from '#shared/domain/distance/reference.ts';
import { whyInWords, whyOf } from '#shared/domain/peers/why.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { placed, scaleWith, worldWith } from './small-world.ts';

const scale = scaleWith({ close: 0.5, fair: 0.6 });
const why = (own: FeatureValues, other: FeatureValues, { meta }: Population = worldWith([])) => {
  const matrix = compileFeatures({ meta, cities: [] }, [own, other]);
  const weights = gowerWeights(matrix);
  const { features } = meta;
  return whyOf({
    features,
    matrix,
    weights,
    scale,
    own: { row: 0, features: own },
    other: { row: 1, features: other },
  });
};

describe('why two cities are alike', () => {
  it('is each family in a word of its own scale and as a share of the whole distance', () => {
    const { families } = why(placed(0, 0, 0, 0), placed(0.1, 0.2, 0.4, 0.5));
    expect(families.map(({ family, likeness }) => [family, likeness])).toEqual([
      ['legal-institutional', 'close'],
      ['state-capacity', 'fair'],
      ['morphological', 'far'],
      ['socio-economic', 'close'],
    ]);
    const shares = families.map(({ contribution }) => Number(contribution?.toFixed(9)));
    expect(shares).toEqual([0.1 / 1.2, 0.2 / 1.2, 0.4 / 1.2, 0.5 / 1.2].map((share) => Number(share.toFixed(9))));
  });

  it('is no family that one of the two knows nothing of, and tells how much was compared', () => {
    const { families, compared, closest, biggestDifference } = why(placed(0, 0, 0), placed(0.1, 0.2, 0.4, 0.5));
    expect(closest.map(({ feature }) => feature)).toEqual([
      'of-legal-institutional',
      'of-state-capacity',
      'of-morphological',
    ]);
    expect(biggestDifference?.feature).toBe('of-morphological');
    expect(families.map(({ family }) => family)).toEqual(['legal-institutional', 'state-capacity', 'morphological']);
    expect(compared).toBe(0.75);
  });

  it('is the three features that are nearest, nearest first, and the one that is farthest', () => {
    const { closest, biggestDifference } = why(placed(0, 0, 0, 0), placed(0.3, 0.1, 0.4, 0.2));
    expect(closest.map(({ feature }) => feature)).toEqual([
      'of-state-capacity',
      'of-socio-economic',
      'of-legal-institutional',
    ]);
    expect(biggestDifference).toEqual({ feature: 'of-morphological', own: 0, other: 0.4 });
  });

  it('is one feature of a family at most', () => {
    const world = worldWith([]);
    const [legal] = world.meta.features;
    const second = { ...legal!, id: 'second-legal' };
    const ranges = { ...world.meta.constants.ranges, 'second-legal': { low: 0, high: 1 } };
    const constants = { ...world.meta.constants, ranges };
    const meta = { ...world.meta, features: [...world.meta.features, second], constants };
    const [own, other] = [placed(0, 0, 0, 0), placed(0, 0.1, 0.2, 0.3)];
    const { closest } = why({ ...own, 'second-legal': 0 }, { ...other, 'second-legal': 0.05 }, { ...world, meta });
    expect(closest.map(({ feature }) => feature)).toEqual([
      'of-legal-institutional',
      'of-state-capacity',
      'of-morphological',
    ]);
  });

  it('is no distance, and no biggest difference, of two that are alike in everything', () => {
    const { families, biggestDifference } = why(placed(0.5, 0.5, 0.5, 0.5), placed(0.5, 0.5, 0.5, 0.5));
    expect(families.map(({ contribution }) => contribution)).toEqual([0, 0, 0, 0]);
    expect(biggestDifference).toBeNull();
  });

  it('is nothing, in two of which nothing is known of both', () => {
    expect(why({}, placed(0, 0, 0, 0))).toEqual({ families: [], closest: [], biggestDifference: null, compared: 0 });
  });

  it('tells no value that a city alone can state', () => {
    const world = worldWith([]);
    const features = world.meta.features.map((feature) => ({
      ...feature,
      inReference: feature.family !== 'morphological',
    }));
    const told = why(placed(0, 0, 0, 0), placed(0.1, 0.2, 0, 0.3), { ...world, meta: { ...world.meta, features } });
    expect(JSON.stringify([told.closest, told.biggestDifference])).not.toContain('of-morphological');
    expect(told.closest).toHaveLength(3);
  });
});

describe('why two cities are alike, for a peer without a name', () => {
  it('is the words alone', () => {
    const whole = why(placed(0, 0, 0, 0), placed(0.1, 0.2, 0.4, 0.5));
    expect(whyInWords(whole)).toEqual({
      families: [
        { family: 'legal-institutional', likeness: 'close' },
        { family: 'state-capacity', likeness: 'fair' },
        { family: 'morphological', likeness: 'far' },
        { family: 'socio-economic', likeness: 'close' },
      ],
      closest: [],
      biggestDifference: null,
    });
  });
});
