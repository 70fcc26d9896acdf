import { describe, expect, it } from 'vitest';
import type { FeatureValues } from '#shared/contracts/context.ts';
import { columnOf, featureColumns } from '#shared/domain/context/feature-columns.ts';
import { feature } from './towns.ts';

const population = feature('population', { transform: 'log10' });
const height = feature('height');
const tradition = feature('tradition', { kind: 'set', level: 'country', family: 'legal-institutional' });
const form = feature('form', { kind: 'nominal', level: 'country', family: 'legal-institutional' });

describe('columns for distances', () => {
  const rows: FeatureValues[] = [
    { population: 1000, tradition: ['civil'] },
    { tradition: ['common', 'civil'] },
    { population: 0 },
  ];

  it('are transformed, with what is missing or has no logarithm as NaN', () => {
    expect(columnOf(population, rows)).toEqual(Float64Array.of(3, Number.NaN, Number.NaN));
  });

  it('give each word of a set a bit and keep a missing set apart from an empty one', () => {
    expect(columnOf(tradition, [...rows, { tradition: [] }])).toEqual(Float64Array.of(1, 3, Number.NaN, 0));
  });

  it('know no logarithm of less than nothing, and take a number below one for what it is', () => {
    const values = [-1, 0.1, 1].map((population) => ({ population }));
    expect(columnOf(population, values)).toEqual(Float64Array.of(Number.NaN, -1, 0));
    expect(columnOf(height, [{ height: -3 }])).toEqual(Float64Array.of(-3));
  });

  it('number a word that comes again as before', () => {
    const forms = ['a', 'b', 'a', 'c', 'b'].map((form) => ({ form }));
    expect(columnOf(form, forms)).toEqual(Float64Array.of(0, 1, 0, 2, 1));
  });

  it('have no range where none is known', () => {
    expect(featureColumns([height], [], {})[0]).not.toHaveProperty('range');
  });

  it('number the words of a nominal feature, with family and range', () => {
    const [first, second] = featureColumns([height, form], [{ form: 'a' }, { form: 'b' }], {
      height: { low: 0, high: 9 },
    });
    expect(first).toMatchObject({ kind: 'numeric', family: 2, range: { low: 0, high: 9 } });
    expect(second).toEqual({ kind: 'nominal', family: 0, values: Float64Array.of(0, 1) });
  });
});
