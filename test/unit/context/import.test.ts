import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadPopulation, readPopulation } from '#functions/platform/population.ts';
import { importContext } from '#infra/context/import/import-context.ts';
import type { Population } from '#shared/contracts/context.ts';
import { createCityMatcher } from '#shared/domain/context/city-match.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const { meta, cities } = loadPopulation();
const base: Population = { meta, cities: cities.filter(({ country }) => ['CO', 'FI', 'XK', 'US'].includes(country)) };

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'context-import-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'downloads');
  cpSync(join(fixtures, 'publishers'), folder, { recursive: true });
  return { root, folder, target: join(root, 'context') };
}

function contents(folder: string) {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

describe('an import of publishers’ files', () => {
  it('loads the newest value of each with its year', async () => {
    const { folder, target } = setUp();
    await importContext(folder, target, base);
    const imported = readPopulation(target);
    const helsinki = imported.cities.find((city) => city.id === 'gn-658225')!;
    expect(helsinki.features).toMatchObject({
      'gdp-per-head': 4000,
      'government-effectiveness': 1.75,
      'human-development': 0.9,
      'agglomeration-population': 1_400_000,
      population: 658_864,
    });
    const bogota = imported.cities.find((city) => city.id === 'gn-3688689')!;
    expect(bogota.features).toMatchObject({
      'gdp-per-head': 300,
      'government-effectiveness': -0.25,
      'human-development': 0.6,
      'agglomeration-population': 11_500_500,
      density: 20_000,
    });
    expect(bogota.years).toMatchObject({ 'gdp-per-head': 2023, 'government-effectiveness': 2022 });
  });

  it('takes a feature over as a whole: what the publisher does not state is missing, other features stay', async () => {
    const { folder, target } = setUp();
    await importContext(folder, target, base);
    const imported = readPopulation(target);
    const seattle = imported.cities.find((city) => city.id === 'gn-5809844')!;
    expect(seattle.features['gdp-per-head']).toBeUndefined();
    expect(seattle.features.gini).toBe(45);
    const gdp = imported.meta.features.find((feature) => feature.id === 'gdp-per-head')!;
    expect(gdp).toMatchObject({ source: 'world-bank', year: 2024 });
    expect(imported.meta.sources.map((source) => source.id)).toContain('world-bank');
    expect(imported.meta.constants.ranges.density).toBeDefined();
  });

  it('names each row that meets no country or city, with its line', async () => {
    const { folder, target } = setUp();
    const { unmatched, loaded } = await importContext(folder, target, base);
    expect(unmatched.map(({ file, line, reason }) => `${file.slice(0, 4)} ${line} ${reason}`)).toEqual([
      'API_ 7 AFE (Africa Eastern and Southern) is no country of ISO 3166',
      'GHS_ 4 urban centre 3 (Unnamed place, Atlantis): no such country, or no name',
      'HDR_ 4 ZZK.WORLD (World) is no country of ISO 3166',
      'WUP2 7 Nowhere on Sea (FI): no-such-name',
      'WUP2 8 Someplace: no country with the number 999',
      'WUP2 9 Medellín (CO): too-far',
    ]);
    expect(loaded).toMatchObject({ density: 2, 'agglomeration-population': 2, 'government-effectiveness': 2 });
  });

  it('gives the same bytes when it is run again, over what it wrote', async () => {
    const { folder, target, root } = setUp();
    await importContext(folder, target, base);
    const first = contents(target);
    await importContext(folder, target, base);
    expect(contents(target)).toEqual(first);
    expect(readdirSync(root).sort()).toEqual(['context', 'downloads']);
  });

  it.each([
    [
      'a file of an unknown layout',
      readFileSync(join(fixtures, 'wrong', 'unknown.csv'), 'utf8'),
      'not a file that is known',
    ],
    [
      'a word for a number',
      'iso3,country,hdicode,hdi_2023\nFIN,Finland,High,high\n',
      'zz.csv, line 2: column hdi_2023',
    ],
    [
      'two values for one thing',
      'iso3,country,hdicode,hdi_2023\nFIN,Finland,High,0.1\n',
      'human-development of FI is 0.1',
    ],
    ['a quote that never ends', 'iso3,country,hdicode,hdi_2023\nFIN,"Finland,High,0.9\n', 'zz.csv: '],
  ])('loads nothing at all with %s', async (_, text, message) => {
    const { folder, target } = setUp();
    await importContext(folder, target, base);
    const before = contents(target);
    writeFileSync(join(folder, 'zz.csv'), text);
    await expect(importContext(folder, target, base)).rejects.toThrow(message);
    expect(contents(target)).toEqual(before);
  });

  it('refuses a folder without a CSV file', async () => {
    const { root, target } = setUp();
    await expect(importContext(root, target, base)).rejects.toThrow('no CSV file');
    expect(existsSync(target)).toBe(false);
  });
});

describe('the city that a publisher means', () => {
  const match = createCityMatcher(cities);

  it('has the name, or an other name, in the same country', () => {
    expect(match({ name: 'Bogota', country: 'CO' })).toEqual({ id: 'gn-3688689' });
    expect(match({ name: 'Wien', country: 'AT' })).toEqual({ id: 'gn-2761369' });
    expect(match({ name: 'Bogota', country: 'PE' })).toEqual({ unmatched: 'no-such-name' });
  });

  it('is the nearest of several of a name, and without a place none', () => {
    const springfield = match({ name: 'Springfield', country: 'US', point: { latitude: 39.8, longitude: -89.64 } });
    expect(springfield).toEqual({ id: 'gn-4250542' });
    expect(match({ name: 'Springfield', country: 'US' })).toEqual({ unmatched: 'several-of-this-name' });
  });

  it('is none when the name stands too far away', () => {
    expect(match({ name: 'Bogota', country: 'CO', point: { latitude: 10, longitude: -74 } })).toEqual({
      unmatched: 'too-far',
    });
  });
});
