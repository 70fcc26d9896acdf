import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readPopulation } from '#functions/platform/population.ts';
import { buildPopulation } from '#infra/context/build.ts';
import { citySchema, FAMILIES, featureSchema, sourceSchema } from '#shared/contracts/context.ts';
import { FORMS_OF_GOVERNMENT, POWERS } from '#shared/contracts/profile.ts';
import { formatPopulation } from '#shared/domain/context/population-text.ts';

const folder = `${import.meta.dirname}/../../templates/context`;
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const { meta, cities } = readPopulation(folder);
const cityById = new Map(cities.map((city) => [city.id, city]));

/** Looked up in GeoNames and in the Factbook by hand. */
const KNOWN = [
  ['gn-3688689', 'Bogotá', 'CO', 7674366, 0, ['civil'], 13400, 2582, 5],
  ['gn-3128760', 'Barcelona', 'ES', 1620343, 1, ['civil'], 33700, 47, 4],
  ['gn-2409306', 'Freetown', 'SL', 802639, 0, ['common', 'customary'], 2000, 38, 5],
  ['gn-5809844', 'Seattle', 'US', 737015, 1, ['common'], 54600, 56, 3],
  ['gn-1835848', 'Seoul', 'KR', 10349312, 0, ['civil', 'common'], 35300, 38, 5],
  ['gn-658225', 'Helsinki', 'FI', 658864, 0, ['civil'], 40300, 26, 5],
  ['gn-634963', 'Tampere', 'FI', 244315, 0, ['civil'], 40300, 114, 4],
  ['gn-3448439', 'São Paulo', 'BR', 12400232, 1, ['civil'], 16100, 769, 4],
  ['gn-3369157', 'Cape Town', 'ZA', 4710000, 1, ['civil', 'common', 'customary'], 13000, 25, 4],
  ['gn-3947322', 'Arequipa', 'PE', 1008290, 0, ['civil'], 11800, 2355, 4],
  ['gn-1185241', 'Dhaka', 'BD', 10356500, 0, ['common', 'islamic'], 3400, 23, 5],
  ['gn-2158177', 'Melbourne', 'AU', 4917750, 1, ['common'], 46400, 25, 4],
] as const;

describe('the committed reference population', () => {
  it('fits its schema city by city, in the order of ids', () => {
    expect(z.array(citySchema).safeParse(cities).error?.issues ?? []).toEqual([]);
    expect(cities.map((city) => city.id)).toEqual([...new Set(cities.map((city) => city.id))].sort());
  });

  it('holds 9,476 cities of 50,000 and more in 186 countries', () => {
    expect(cities).toHaveLength(9476);
    expect(Math.min(...cities.map((city) => city.population))).toBe(50_000);
    expect(new Set(cities.map((city) => city.country)).size).toBe(186);
  });

  it('is what the installed packages give, byte for byte', () => {
    const built = buildPopulation();
    const text = formatPopulation(built);
    expect(text.cities === read('cities.tsv')).toBe(true);
    expect(text.countries).toBe(read('countries.tsv'));
    expect(JSON.parse(JSON.stringify(built.meta))).toEqual(JSON.parse(read('context.json')));
  }, 60_000);

  it.each(KNOWN)('%s is %s (%s) with its own values', (...known) => {
    const [id, name, country, population, federal, tradition, gdp, elevation, rank] = known;
    const city = cityById.get(id)!;
    expect([city.name, city.country, city.population]).toEqual([name, country, population]);
    expect(city.features).toMatchObject({
      federal,
      'legal-tradition': tradition,
      'gdp-per-head': gdp,
      elevation,
      population,
      'administrative-rank': rank,
    });
    expect(city.years['gdp-per-head'] ?? yearOf('gdp-per-head')).toBe(2014);
  });

  it('keeps missing values missing: Gini for under 5 % of cities, everything else under 1 %', () => {
    const share = (id: string) => cities.filter((city) => city.features[id] === undefined).length / cities.length;
    const reference = meta.features.filter((feature) => feature.inReference).map((feature) => feature.id);
    expect(share('gini')).toBeGreaterThan(0.04);
    expect(share('gini')).toBeLessThan(0.05);
    for (const id of reference.filter((other) => other !== 'gini')) expect(share(id), id).toBeLessThan(0.01);
  });

  it('gives every Gini its own year and lists only years that differ from the usual one', () => {
    for (const { id, years, features } of cities) {
      expect(years.gini === undefined, id).toBe(features.gini === undefined);
      for (const [feature, year] of Object.entries(years)) expect(year, `${id} ${feature}`).not.toBe(yearOf(feature));
    }
  });

  it('marks nested places and leaves a capital across a border alone', () => {
    expect(cityById.get('gn-5110302')).toMatchObject({ name: 'Brooklyn', partOf: 'gn-5128581' });
    expect(cityById.get('gn-3526683')).toMatchObject({ name: 'Iztapalapa', partOf: 'gn-3530597' });
    expect(cityById.get('gn-2260535')?.name).toBe('Brazzaville');
    expect(cityById.get('gn-2260535')?.partOf).toBeUndefined();
    for (const { partOf, population } of cities) {
      if (partOf) expect(cityById.get(partOf)!.population).toBeGreaterThanOrEqual(3 * population);
    }
  });

  it('has a distance to a larger city for all but the largest', () => {
    const without = cities.filter((city) => city.features['distance-larger-city'] === undefined);
    expect(without.map((city) => city.name)).toEqual(['Shanghai']);
  });

  it('names every country, sovereign state and region', () => {
    for (const city of cities) {
      expect(meta.countries[city.country]).toBeTruthy();
      expect(meta.countries[city.sovereign]).toBeTruthy();
      expect(meta.regions[city.region]).toBeTruthy();
    }
  });
});

describe('the features', () => {
  it('are described once, the same in the input and in the built description', () => {
    expect(z.array(featureSchema).parse(JSON.parse(read('features.json')))).toEqual(meta.features);
    expect(z.array(sourceSchema).parse(JSON.parse(read('sources.json')))).toEqual(meta.sources);
    expect(new Set(meta.features.map((feature) => feature.id)).size).toBe(meta.features.length);
  });

  it('cover the four families, each with at least one in the reference', () => {
    for (const family of FAMILIES) {
      expect(meta.features.some((feature) => feature.family === family && feature.inReference)).toBe(true);
    }
  });

  it('name a source that is described, or the city itself', () => {
    const sources = new Set(meta.sources.map((source) => source.id));
    for (const { id, source, inReference } of meta.features) {
      expect(inReference ? sources.has(source) : source === 'city-statement', id).toBe(true);
    }
  });

  it('that cities state themselves have an answer on the profile page', () => {
    const stated = meta.features.filter((feature) => !feature.inReference).map((feature) => [feature.id, feature.kind]);
    expect(stated).toEqual([
      ['form-of-government', 'nominal'],
      ['own-revenue-share', 'numeric'],
      ['powers', 'set'],
    ]);
    expect(FORMS_OF_GOVERNMENT.length).toBeGreaterThan(1);
    expect(POWERS).toEqual(['planning', 'housing', 'transport', 'police', 'schools', 'care']);
  });

  it('hold no text of the sources beyond coded words', () => {
    const words = cities.flatMap((city) => Object.values(city.features)).filter((value) => typeof value !== 'number');
    expect([...new Set(words.flat())].sort()).toEqual(['civil', 'common', 'customary', 'islamic']);
  });
});

describe('the constants of the distance', () => {
  it('have a range for every feature on a line', () => {
    const onLine = meta.features.filter(({ kind }) => kind !== 'nominal' && kind !== 'set').map(({ id }) => id);
    expect(Object.keys(meta.constants.ranges).sort()).toEqual(onLine.sort());
    for (const { low, high } of Object.values(meta.constants.ranges)) expect(high).toBeGreaterThan(low);
    expect(meta.constants.ranges['administrative-rank']).toEqual({ low: 0, high: 5 });
  });

  it('lie further out for the tenth and thirteenth neighbour than for the seventh', () => {
    const { 7: seventh, 10: tenth, 13: thirteenth } = meta.constants.unusualBeyond;
    expect(seventh).toBeGreaterThan(0);
    expect(tenth).toBeGreaterThan(seventh!);
    expect(thirteenth).toBeGreaterThan(tenth!);
  });
});

function yearOf(feature: string): number | null | undefined {
  return meta.features.find(({ id }) => id === feature)?.year;
}
