import { describe, expect, it } from 'vitest';
import type { City, ContextMeta } from '#shared/contracts/context.ts';
import { formatPopulation, PopulationTextError, parsePopulation } from '#shared/domain/context/population-text.ts';
import { feature } from './towns.ts';

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
    ['an unknown country', 'countries', '\nNA', '\nNB', 'gn-2: no row for its country NA'],
    ['an unknown column', 'cities', 'height', 'weight', 'column weight is no feature'],
    ['no id', 'cities', 'id\t', 'key\t', 'no column id'],
    ['no years', 'cities', 'years', 'height', 'no column years'],
    ['no columns at all', 'countries', text.countries, '', 'no column country, sovereign, region, years'],
    ['a word for a number', 'cities', '\t1000\t', '\tmany\t', 'gn-1: "many" is no number'],
    ['a word for the number of a feature', 'cities', '\t0\t', '\tlow\t', 'height: "low" is no number'],
    ['an infinite number', 'cities', '\t1.5\t', '\tInfinity\t', 'gn-1: "Infinity" is no number'],
    ['nothing for a number', 'cities', '\t1.5\t', '\t\t', 'gn-1: "" is no number'],
    ['a word for a year', 'cities', '=2000', '=old', 'height: "old" is no number'],
    ['nothing for a year', 'cities', '=2000', '', 'height: "" is no number'],
    ['a city there twice', 'cities', 'gn-10', 'gn-1', 'gn-1: out of order, or there twice'],
    ['cities out of order', 'cities', 'gn-2', 'gn-0', 'gn-0: out of order, or there twice'],
  ] as const)('is refused with %s', (_, table, right, wrong, message) => {
    const broken = { ...text, [table]: text[table].replace(right, wrong) };
    expect(() => parsePopulation(meta, broken)).toThrow(new PopulationTextError(message));
  });
});

describe('a population that says little', () => {
  it('has empty fields where a line ends early', () => {
    const text = {
      countries: 'country\tsovereign\tregion\tform\tyears\nAA\tAA\tsomewhere\n',
      cities: `id\tname\totherNames\tcountry\tlatitude\tlongitude\tpopulation\tpartOf\theight\tyears\ngn-1\tA\t\tAA\t1\t2\t3\n`,
    };
    const [only] = parsePopulation(meta, text).cities;
    expect(only).toEqual({
      id: 'gn-1',
      name: 'A',
      otherNames: [],
      country: 'AA',
      sovereign: 'AA',
      region: 'somewhere',
      latitude: 1,
      longitude: 2,
      population: 3,
      features: { population: 3 },
      years: {},
    });
    expect(only).not.toHaveProperty('partOf');
  });

  it('leaves out what only cities themselves can state', () => {
    const asked = feature('asked', { inReference: false });
    const national = feature('asked-too', { inReference: false, level: 'country' });
    const more = { features: [...features, asked, national] } as unknown as ContextMeta;
    const cities = [city('gn-1', { features: { population: 1000, asked: 1, 'asked-too': 2 } })];
    const { countries, cities: own } = formatPopulation({ meta: more, cities });
    expect(`${countries}${own}`).not.toContain('asked');
  });

  it('writes several years with blanks between them, and no year of a value that has none', () => {
    const two = { features: [...features, feature('area')] } as unknown as ContextMeta;
    const years = { height: 2000, area: 2001 };
    const text = formatPopulation({ meta: two, cities: [city('gn-1', { years })] });
    expect(text.cities.trimEnd().split('\t').at(-1)).toBe('height=2000 area=2001');
    expect(parsePopulation(two, text).cities[0]?.years).toEqual(years);
  });
});
