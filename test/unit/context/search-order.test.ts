import { describe, expect, it } from 'vitest';
import type { City } from '#shared/contracts/context.ts';
import { searchCities } from '#shared/domain/context/city-search.ts';
import { town } from './towns.ts';

const COUNTRIES = { FI: 'Finland', PT: 'Portugal' };
const ids = (cities: readonly City[], query: string, limit = 10, countries?: Readonly<Record<string, string>>) =>
  searchCities(cities, query, limit, countries).map(({ id }) => id);

/** Named by how they fit "porto"; the worse the fit, the more people. */
const BY_FIT = [
  town('exact', 'Porto', { population: 1 }),
  town('exact-other', 'Oporto City', { otherNames: ['Porto'], population: 2 }),
  town('start', 'Portoferraio', { population: 3 }),
  town('start-other', 'Elba', { otherNames: ['Portolongone'], population: 4 }),
  town('word', 'Novo Porto', { population: 5 }),
  town('word-other', 'Vecchio', { otherNames: ['Il Portone'], population: 6 }),
  town('none', 'Oporto', { population: 7 }),
];

describe('the order of the cities found', () => {
  it('is the exact name, its beginning, a later word; each in the own name first, whatever their size', () => {
    const found = ['exact', 'exact-other', 'start', 'start-other', 'word', 'word-other'];
    expect(ids(BY_FIT, 'porto', 6)).toEqual(found);
    expect(ids(BY_FIT.toReversed(), 'porto', 6)).toEqual(found);
  });

  it('ends with all words in any order and then with a slip, only where fewer fit than are asked for', () => {
    const cities = [
      town('slip', 'Novi Porta', { population: 9 }),
      town('words', 'Porta Novo', { population: 5 }),
      town('start', 'Novo Porta Velha', { population: 1 }),
    ];
    expect(ids(cities, 'novo porta')).toEqual(['start', 'words', 'slip']);
    expect(ids(cities, 'novo porta', 2)).toEqual(['start', 'words']);
  });

  it('is by population among equals, and by id among those of one size', () => {
    const cities = [
      town('gn-3', 'Lund', { population: 10 }),
      town('gn-2', 'Lund', { population: 20 }),
      town('gn-1', 'Lund', { population: 10 }),
      town('gn-4', 'Lund', { population: 10 }),
    ];
    for (const some of [cities, cities.toReversed()]) {
      expect(ids(some, 'lund')).toEqual(['gn-2', 'gn-1', 'gn-3', 'gn-4']);
    }
  });
});

describe('a typing slip', () => {
  const espoo = [town('gn-1', 'Espoo')];

  it('is forgiven from four letters on', () => {
    expect(ids([town('gn-1', 'Pori')], 'pore')).toEqual(['gn-1']);
    expect(ids([town('gn-1', 'Åbo')], 'abu')).toEqual([]);
  });

  it('is forgiven in the beginning of a name from five letters on', () => {
    expect(ids([town('gn-1', 'Jyvaskyla')], 'jyvos')).toEqual(['gn-1']);
    expect(ids([town('gn-1', 'Jyvaskyla')], 'jyvo')).toEqual([]);
  });

  it('is forgiven at the end of a name that it makes longer', () => {
    expect(ids(espoo, 'espooo')).toEqual(['gn-1']);
    expect(ids(espoo, 'espoooo')).toEqual([]);
  });

  it('is forgiven once, in a word of four letters or more, beside words that are right', () => {
    const cities = [town('gn-1', 'Tampere'), town('gn-2', 'Ii'), town('gn-3', 'Pori')];
    const find = (query: string) => ids(cities, query, 10, COUNTRIES);
    expect(find('finland tamprre')).toEqual(['gn-1']);
    expect(find('finl tamprre')).toEqual(['gn-1']);
    expect(find('finland pore')).toEqual(['gn-3']);
    expect(find('finlond tamprre')).toEqual([]);
    expect(find('finland iii')).toEqual([]);
    expect(find('finland xyzxyz')).toEqual([]);
  });

  it('does not show a city a second time, nor more cities than asked for', () => {
    expect(ids(espoo, 'espoo')).toEqual(['gn-1']);
    const three = ['gn-1', 'gn-2', 'gn-3'].map((id) => town(id, 'Espoo'));
    expect(ids(three, 'espou', 2)).toEqual(['gn-1', 'gn-2']);
  });
});

describe('a search', () => {
  const lahti = [town('gn-1', 'Lahti', { otherNames: ['Lahtis'] })];

  it('wants every word of the query, each in the same name or its country', () => {
    const cities = [town('gn-1', 'Vila Nova', { otherNames: ['Gaia'], country: 'PT' })];
    expect(ids(cities, 'nova portugal', 10, COUNTRIES)).toEqual(['gn-1']);
    expect(ids(cities, 'nov portu', 10, COUNTRIES)).toEqual(['gn-1']);
    expect(ids(cities, 'gaia portugal', 10, COUNTRIES)).toEqual(['gn-1']);
    expect(ids(cities, 'nova gaia', 10, COUNTRIES)).toEqual([]);
  });

  it('counts the names of countries that it is given, not those of the last search', () => {
    expect(ids(lahti, 'lahti finland')).toEqual([]);
    expect(ids(lahti, 'lahti finland', 10, COUNTRIES)).toEqual(['gn-1']);
    expect(ids(lahti, 'lahti suomi', 10, { FI: 'Suomi' })).toEqual(['gn-1']);
    expect(ids(lahti, 'lahti finland', 10, { PT: 'Portugal' })).toEqual([]);
  });

  it('reads no more than a hundred letters of a query', () => {
    expect(ids([town('gn-1', 'a'.repeat(100))], `${'a'.repeat(100)}bcd`)).toEqual(['gn-1']);
    expect(ids([town('gn-1', 'a'.repeat(99))], 'a'.repeat(102), 1)).toEqual(['gn-1']);
  });
});
