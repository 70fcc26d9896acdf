import { describe, expect, it } from 'vitest';
import type { City, ContextMeta, Population } from '#shared/contracts/context.ts';
import { type ImportedValues, withImported } from '#shared/domain/context/imported-values.ts';
import { feature, town } from './towns.ts';

const OLD = [
  feature('gini', { level: 'country' }),
  feature('density', { level: 'city' }),
  feature('elevation', { level: 'city' }),
];
const NEW = [
  feature('gini', { level: 'country', year: null }),
  feature('density', { level: 'city', year: null }),
  feature('area', { level: 'city', year: null }),
];
const population = (...cities: City[]): Population => ({ meta: { features: OLD } as unknown as ContextMeta, cities });

const stated = (values: Readonly<Record<string, readonly [value: number, year?: number]>>) =>
  new Map(Object.entries(values).map(([where, [value, year]]) => [where, { value, year }]));
const imported = (values: Readonly<Record<string, ReturnType<typeof stated>>>): ImportedValues =>
  new Map(Object.entries(values));
const withGini = (values: Parameters<typeof stated>[0], ...cities: City[]) =>
  withImported(population(...cities), imported({ gini: stated(values) }), NEW);

const oulu = town('gn-1', 'Oulu', {
  features: { gini: 27, density: 70, elevation: 15 },
  years: { gini: 2014, density: 2013, elevation: 2012 },
});

describe('imported values', () => {
  it('take the place of a feature, national ones by country and local ones by city, and leave the others', () => {
    const values = { gini: stated({ FI: [26, 2020] }), density: stated({ 'gn-1': [75, 2021] }) };
    const { cities, meta } = withImported(population(oulu), imported(values), NEW);
    expect(cities[0]).toEqual({
      ...oulu,
      features: { gini: 26, density: 75, elevation: 15 },
      years: { elevation: 2012 },
    });
    expect(meta.features).toEqual([OLD[2], { ...NEW[0], year: 2020 }, { ...NEW[1], year: 2021 }]);
  });

  it('leave nothing of an imported feature where nothing is stated', () => {
    const { cities } = withGini({ SE: [25, 2020] }, oulu);
    expect(cities[0]?.features).toEqual({ density: 70, elevation: 15 });
    expect(cities[0]?.years).toEqual({ density: 2013, elevation: 2012 });
  });

  it('change nothing in the population they are put into', () => {
    const before = structuredClone(oulu);
    withGini({ FI: [26, 2020] }, oulu);
    expect(oulu).toEqual(before);
  });

  it('speak of the year that most of them state, and name their own where it differs', () => {
    const swedish = town('gn-2', 'Umeå', { country: 'SE' });
    const { cities, meta } = withGini({ NO: [25, 2018], SE: [25, 2018], FI: [26, 2020] }, oulu, swedish);
    expect(meta.features.at(-1)?.year).toBe(2018);
    expect(cities.map(({ years }) => years.gini)).toEqual([2020, undefined]);
  });

  it.each([
    ['an older one first', { NO: [25, 2018], FI: [26, 2020] }],
    ['a newer one first', { FI: [26, 2020], NO: [25, 2018] }],
  ] as const)('speak of the newest of two years that are stated equally often, %s', (_, values) => {
    expect(withGini(values, oulu).meta.features.at(-1)?.year).toBe(2020);
  });

  it('speak of no year where none is stated, nor does a value without one', () => {
    const { cities, meta } = withGini({ FI: [26] }, oulu);
    expect(meta.features.at(-1)?.year).toBeNull();
    expect(cities[0]?.features.gini).toBe(26);
    expect(cities[0]?.years).toEqual({ density: 2013, elevation: 2012 });
  });
});
