import { beforeAll, describe, expect, it } from 'vitest';
import { FAMILIES, type Population } from '#shared/contracts/context.ts';
import { LENSES } from '#shared/contracts/submission.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { type LikenessScale, likenessOf, likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, referenceOf, standpointOf } from '#shared/domain/distance/reference.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { cityNamed, population } from '../benchmark/samples.ts';
import { placed, worldWith } from '../peers/small-world.ts';

const tampere = cityNamed('Tampere', 'FI');
const { constants, features } = population.meta;
const balanced = lensWeights(constants, 'balanced');
const nearestTo = (from: Population, city: string) => {
  const standpoint = standpointOf(from, city, null);
  const rows = nearest(referenceDistances(standpoint, balanced), { k: 20, except: standpoint.row });
  return Array.from(rows, (row) => from.cities[row]!.id);
};

describe('lenses', () => {
  it('triple the weight of their family and leave the others', () => {
    const weights = lensWeights(constants, 'morphological');
    expect([...weights].map((weight, f) => weight / balanced[f]!)).toEqual([1, 1, 3, 1]);
  });

  it('are the balanced weights by default and all one with equal', () => {
    expect([...balanced]).toEqual(FAMILIES.map((family) => constants.familyWeights[family]));
    expect([...lensWeights(constants, 'equal')]).toEqual([1, 1, 1, 1]);
  });

  it('each give another order of cities', () => {
    const standpoint = standpointOf(population, tampere.id, null);
    const lists = LENSES.map((lens) => {
      const distances = referenceDistances(standpoint, lensWeights(constants, lens));
      return nearest(distances, { k: 50, except: standpoint.row }).join();
    });
    expect(new Set(lists).size).toBe(LENSES.length);
  });
});

describe('a city in the reference population', () => {
  it('is at no distance from itself', () => {
    const standpoint = standpointOf(population, tampere.id, null);
    expect(referenceDistances(standpoint, balanced)[standpoint.row]).toBe(0);
  });

  it('has to be one of them', () => {
    const nowhere = () => standpointOf(population, 'gn-0', null);
    expect(nowhere).toThrow('No city gn-0 in the reference population');
    expect(nowhere).toThrow(
      expect.objectContaining({ code: 'city_unknown', issues: [{ field: 'city', message: 'city-unknown' }] }),
    );
  });

  it('moves with its corrections', () => {
    const dhaka = cityNamed('Dhaka', 'BD');
    const moved = standpointOf(population, tampere.id, { ...dhaka.features });
    const distances = referenceDistances(moved, balanced);
    expect(distances[population.cities.indexOf(dhaka)]).toBeCloseTo(0, 12);
  });

  it('keeps its nearest cities when a feature is measured in another unit', () => {
    const scaled = 'gini';
    const range = constants.ranges[scaled]!;
    const inThousandths: Population = {
      meta: {
        ...population.meta,
        constants: {
          ...constants,
          ranges: { ...constants.ranges, [scaled]: { low: range.low * 1024, high: range.high * 1024 } },
        },
      },
      cities: population.cities.map((city) => {
        const value = city.features[scaled];
        return typeof value === 'number' ? { ...city, features: { ...city.features, [scaled]: value * 1024 } } : city;
      }),
    };
    expect(nearestTo(inThousandths, tampere.id)).toEqual(nearestTo(population, tampere.id));
  });
});

describe('words for likeness', () => {
  let scale: LikenessScale;
  beforeAll(() => {
    scale = likenessScale(population, balanced);
  });

  /** Family distances of pairs drawn at random, others than those of the scale. */
  const pairs = () => {
    const { matrix } = referenceOf(population);
    const weights = gowerWeights(matrix);
    const random = createRandom('other pairs');
    return Array.from({ length: 3000 }, () => {
      const first = random.integer(0, matrix.rows - 1);
      const second = (first + random.integer(1, matrix.rows - 1)) % matrix.rows;
      return comparePair(matrix, weights, first, second).families;
    });
  };
  const shareOf = (distances: readonly number[], fits: (distance: number) => boolean) =>
    distances.filter(fits).length / distances.length;

  it.each(['balanced', 'morphological'] as const)('change where one and three of ten pairs are nearer: %s', (lens) => {
    const weights = lensWeights(constants, lens);
    const { close, fair } = likenessScale(population, weights).whole;
    const distances = pairs().map((families) => {
      const known = [...weights].flatMap((weight, f) =>
        families[f] == null ? [] : [{ weight, distance: families[f] }],
      );
      const sum = known.reduce((total, { weight, distance }) => total + weight * distance, 0);
      return sum / known.reduce((total, { weight }) => total + weight, 0);
    });
    expect(Math.abs(shareOf(distances, (distance) => distance <= close) - 0.1)).toBeLessThan(0.03);
    expect(Math.abs(shareOf(distances, (distance) => distance <= fair) - 0.3)).toBeLessThan(0.04);
  });

  it('change in each family where one and three of ten pairs are nearer in it alone', () => {
    const drawn = pairs();
    for (const [f, family] of FAMILIES.entries()) {
      const { close, fair } = likenessScale(population, balanced).families[family];
      const distances = drawn.flatMap((families) => families[f] ?? []);
      // Countries share their national values, so that many pairs lie exactly on a limit.
      expect(shareOf(distances, (distance) => distance <= close)).toBeGreaterThan(0.07);
      expect(shareOf(distances, (distance) => distance < close)).toBeLessThan(0.13);
      expect(shareOf(distances, (distance) => distance <= fair)).toBeGreaterThan(0.26);
      expect(shareOf(distances, (distance) => distance < fair)).toBeLessThan(0.34);
    }
  });

  it('never compare a city with itself, and rest on what both know', () => {
    const two = worldWith([placed(0, 0, 0), placed(0.3, 0.6, 0.9)]);
    const equal = lensWeights(two.meta.constants, 'equal');
    const { whole, families } = likenessScale(two, equal);
    expect(whole.close).toBeCloseTo(0.6, 12);
    expect(whole.fair).toBeCloseTo(0.6, 12);
    expect(families['state-capacity'].close).toBeCloseTo(0.6, 12);
    expect(families['socio-economic']).toEqual({ close: 0, fair: 0 });
  });

  it('have no scale where there is a single city', () => {
    const one = worldWith([placed(0, 0, 0, 0)]);
    expect(likenessScale(one, lensWeights(one.meta.constants, 'equal')).whole).toEqual({ close: 0, fair: 0 });
  });

  it('stand for distances up to and at their limits', () => {
    expect(likenessOf(scale.whole, 0)).toBe('close');
    expect(likenessOf(scale.whole, scale.whole.close)).toBe('close');
    expect(likenessOf(scale.whole, scale.whole.close + 1e-9)).toBe('fair');
    expect(likenessOf(scale.whole, scale.whole.fair)).toBe('fair');
    expect(likenessOf(scale.whole, 1)).toBe('far');
  });

  it('have a scale of their own for every family', () => {
    expect(Object.keys(scale.families)).toEqual([...FAMILIES]);
    expect(new Set(Object.values(scale.families).map(({ fair }) => fair)).size).toBe(FAMILIES.length);
    expect(features.length).toBeGreaterThan(10);
  });
});
