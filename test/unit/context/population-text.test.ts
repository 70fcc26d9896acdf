import { describe, expect, it } from 'vitest';
import type { City, ContextMeta, Feature, FeatureValues } from '#shared/contracts/context.ts';
import { columnOf, featureColumns } from '#shared/domain/context/feature-columns.ts';
import { formatPopulation, parsePopulation } from '#shared/domain/context/population-text.ts';

const feature = (id: string, overrides: Partial<Feature> = {}): Feature => ({
  id,
  family: 'morphological',
  kind: 'numeric',
  unit: 'none',
  transform: 'none',
  level: 'city',
  source: 'test',
  year: 2020,
  licence: 'test',
  inReference: true,
  ...overrides,
});
const features = [
  feature('population', { transform: 'log10' }),
  feature('height'),
  feature('tradition', { kind: 'set', level: 'country', family: 'legal-institutional' }),
  feature('form', { kind: 'nominal', level: 'country', family: 'legal-institutional' }),
];
const meta = { features } as unknown as ContextMeta;
const city = (id: string, overrides: Partial<City> = {}): City => ({
  id,
  name: 'Śródź',
  otherNames: ['Srodz', 'Сродз'],
  country: 'AA',
  sovereign: 'AB',
  region: 'somewhere',
  latitude: 1.5,
  longitude: -2.25,
  population: 1000,
  features: { tradition: ['civil', 'common'], form: 'council', population: 1000, height: 0 },
  years: { tradition: 2011, height: 2000 },
  ...overrides,
});

describe('the text of a population', () => {
  const cities = [
    city('gn-1'),
    city('gn-10', { partOf: 'gn-1', otherNames: [] }),
    city('gn-2', { country: 'NA', features: { tradition: [], population: 1000 }, years: {} }),
  ];
  const text = formatPopulation({ meta, cities });

  it('brings every value back, a known empty set and a missing value apart', () => {
    expect(parsePopulation(meta, text)).toEqual({ meta, cities });
  });

  it('has national values once a country and local ones with the city', () => {
    expect(text.countries.split('\n')).toEqual([
      'country\tsovereign\tregion\ttradition\tform\tyears',
      'AA\tAB\tsomewhere\tcivil|common\tcouncil\ttradition=2011',
      'NA\tAB\tsomewhere\t-\t\t',
      '',
    ]);
    expect(text.cities).toContain('gn-1\tŚródź\tSrodz|Сродз\tAA\t1.5\t-2.25\t1000\t\t0\theight=2000\n');
  });

  it('is the same whatever order the cities come in', () => {
    expect(formatPopulation({ meta, cities: cities.toReversed() })).toEqual(text);
  });

  it.each([
    [
      'an unknown country',
      { ...text, countries: text.countries.replace('\nNA', '\nNB') },
      'gn-2: no row for its country',
    ],
    ['an unknown column', { ...text, cities: text.cities.replace('height', 'weight') }, 'column weight is no feature'],
    ['no id', { ...text, cities: text.cities.replace('id\t', 'key\t') }, 'no column id'],
    ['a word for a number', { ...text, cities: text.cities.replace('\t1000\t', '\tmany\t') }, '"many" is no number'],
    ['a city there twice', { ...text, cities: text.cities.replace('gn-10', 'gn-1') }, 'gn-1: out of order'],
  ])('is refused with %s', (_, broken, message) => {
    expect(() => parsePopulation(meta, broken)).toThrow(message);
  });
});

describe('columns for distances', () => {
  const rows: FeatureValues[] = [
    { population: 1000, tradition: ['civil'] },
    { tradition: ['common', 'civil'] },
    { population: 0 },
  ];

  it('are transformed, with what is missing or has no logarithm as NaN', () => {
    expect(columnOf(features[0]!, rows)).toEqual(Float64Array.of(3, Number.NaN, Number.NaN));
  });

  it('give each word of a set a bit and keep a missing set apart from an empty one', () => {
    expect(columnOf(features[2]!, [...rows, { tradition: [] }])).toEqual(Float64Array.of(1, 3, Number.NaN, 0));
  });

  it('number the words of a nominal feature, with family and range', () => {
    const [height, form] = featureColumns([features[1]!, features[3]!], [{ form: 'a' }, { form: 'b' }], {
      height: { low: 0, high: 9 },
    });
    expect(height).toMatchObject({ kind: 'numeric', family: 2, range: { low: 0, high: 9 } });
    expect(form).toEqual({ kind: 'nominal', family: 0, values: Float64Array.of(0, 1) });
  });
});
