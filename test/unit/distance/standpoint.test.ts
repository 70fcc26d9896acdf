import { describe, expect, it } from 'vitest';
import { FAMILIES, type Population } from '#shared/contracts/context.ts';
import { LENSES } from '#shared/contracts/submission.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { likenessOf, likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, standpointOf } from '#shared/domain/distance/reference.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { cityNamed, population } from '../benchmark/samples.ts';

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
  const scale = likenessScale(population, balanced);

  it('change where one and three of ten random pairs are nearer', () => {
    const row = population.cities.indexOf(tampere);
    for (const { close, fair } of [scale.whole, ...Object.values(scale.families)]) {
      expect(close).toBeLessThanOrEqual(fair);
      expect(fair).toBeLessThan(0.4);
    }
    expect(row).toBeGreaterThan(0);
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
