import { describe, expect, it } from 'vitest';
import { parseGeonamesRow, readGeonames } from '#infra/context/geonames.ts';
import { commonOtherNames } from '#infra/context/other-names.ts';
import { joinPopulation } from '#infra/context/population.ts';
import { countryName, regionOf } from '#infra/context/regions.ts';
import { sovereignOf } from '#infra/context/sovereign-states.ts';

const row = (fields: Record<number, string> = {}) =>
  Array.from({ length: 19 }, (_, i) => fields[i] ?? PLACE[i] ?? '').join('\t');
const PLACE: Record<number, string> = {
  0: '1',
  1: 'Exampleton',
  3: 'Exemplaria',
  4: '10.5',
  5: '-20.25',
  6: 'P',
  7: 'PPLA2',
  8: 'FI',
  14: '60000',
  16: '12',
  18: '2020-01-31',
};

describe('a row of GeoNames', () => {
  it('gives a place', () => {
    expect(parseGeonamesRow(row(), 50_000)).toEqual({
      id: 'gn-1',
      name: 'Exampleton',
      otherNames: ['Exemplaria'],
      country: 'FI',
      latitude: 10.5,
      longitude: -20.25,
      population: 60_000,
      administrativeRank: 3,
      elevation: 12,
      changed: '2020-01-31',
    });
  });

  it('may hold a quote character, which quotes nothing', () => {
    expect(parseGeonamesRow(row({ 1: 'Pansion "Klyazma"' }), 50_000)?.name).toBe('Pansion "Klyazma"');
  });

  it('is Namibia when it says NA', () => {
    expect(parseGeonamesRow(row({ 8: 'NA' }), 50_000)?.country).toBe('NA');
  });

  it('takes the elevation of the terrain model, and -9999 and blank as missing', () => {
    expect(parseGeonamesRow(row({ 15: '99', 16: '-9999' }), 50_000)?.elevation).toBeUndefined();
    expect(parseGeonamesRow(row({ 16: '' }), 50_000)?.elevation).toBeUndefined();
    expect(parseGeonamesRow(row({ 16: '-3' }), 50_000)?.elevation).toBe(-3);
    expect(parseGeonamesRow(row({ 15: '99', 16: '0' }), 50_000)?.elevation).toBe(0);
  });

  it.each(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH'])('is no city with the feature code %s', (code) => {
    expect(parseGeonamesRow(row({ 7: code }), 50_000)).toBeUndefined();
  });

  it('is left out below the smallest population and kept at it', () => {
    expect(parseGeonamesRow(row({ 14: '49999' }), 50_000)).toBeUndefined();
    expect(parseGeonamesRow(row({ 14: '50000' }), 50_000)?.population).toBe(50_000);
  });

  it('is refused without its 19 columns', () => {
    expect(() => parseGeonamesRow('1\tExampleton', 50_000)).toThrow('GeoNames row 1: 2 columns, not 19');
  });
});

describe('the GeoNames dump of the installed package', () => {
  it('is read to its last row, past the one that its own loader fails on', () => {
    const all = readGeonames(1500);
    expect(all.length).toBeGreaterThan(80_000);
    expect(all.some((place) => place.name.includes('"'))).toBe(true);
    expect(all.at(-1)).toMatchObject({ name: 'Chitungwiza', country: 'ZW' });
  });
});

describe('other names', () => {
  const munich = ['MUC', 'Minga', 'Monaco di Baviera', 'Munchen', 'Munhen', 'München', 'Munique', 'mi wnik', 'Мюнхен'];

  it('keep endonyms and names in other languages', () => {
    expect(commonOtherNames('Munich', munich, 'DE')).toEqual(['München', 'Minga', 'Monaco di Baviera', 'Munique']);
  });

  it('keep the script of the country', () => {
    expect(commonOtherNames('Seoul', ['SEL', 'seoul', 'Seoul-si', '서울', 'ソウル', '首爾'], 'KR')).toEqual([
      'Seoul-si',
      '서울',
    ]);
  });

  it('leave out what folds to the name itself', () => {
    expect(commonOtherNames('Łódź', ['Lodz', "Lodz'", 'Łódź', 'Litzmannstadt'], 'PL')).toEqual(['Litzmannstadt']);
  });
});

describe('states and regions', () => {
  it('tell a territory from the sovereign state', () => {
    expect(['RE', 'PR', 'HK', 'MO', 'AX', 'CO'].map(sovereignOf)).toEqual(['FR', 'US', 'CN', 'CN', 'FI', 'CO']);
  });

  it('place countries as the United Nations do, and refuse a code that no region lists', () => {
    expect(['CO', 'KE', 'TW', 'FJ'].map(regionOf)).toEqual([
      'south-america',
      'eastern-africa',
      'eastern-asia',
      'pacific-islands',
    ]);
    expect(() => regionOf('ZZ')).toThrow('no region lists the country ZZ');
    expect([countryName('CD'), countryName('FI')]).toEqual(['DR Congo', 'Finland']);
  });

  it('leave a country without national values with its local ones', () => {
    const places = [parseGeonamesRow(row({ 8: 'RE', 7: 'PPLC' }), 50_000)!];
    const [city] = joinPopulation(places, new Map(), []);
    expect(city).toMatchObject({ country: 'RE', sovereign: 'FR', region: 'eastern-africa', years: {} });
    expect(city!.features).toEqual({
      'administrative-rank': 4,
      population: 60_000,
      elevation: 12,
      'population-50km': 60_000,
      primacy: 1,
    });
  });
});
