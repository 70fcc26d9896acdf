import { describe, expect, it } from 'vitest';
import { loadPopulation } from '#functions/platform/population.ts';
import { searchCities } from '#shared/domain/context/city-search.ts';
import { foldName } from '#shared/domain/context/fold-name.ts';
import { isWithinOneEdit } from '#shared/domain/context/one-edit.ts';

const { cities, meta } = loadPopulation();
const search = (query: string, limit = 10) => searchCities(cities, query, limit, meta.countries);
const names = (query: string) => search(query).map((city) => `${city.name} ${city.country}`);

describe('city search', () => {
  it.each([
    ['bogota', 'Bogotá CO'],
    ['München', 'Munich DE'],
    ['munchen', 'Munich DE'],
    ['Lodsz', 'Łódź PL'],
    ['new yrok', 'New York City US'],
    ['xian', 'Xi’an CN'],
    ["Xi'an", 'Xi’an CN'],
    ['서울', 'Seoul KR'],
    ['Москва', 'Moscow RU'],
    ['Bombay', 'Mumbai IN'],
    ['cologne', 'Köln DE'],
    ['wien', 'Vienna AT'],
    ['bogota colombia', 'Bogotá CO'],
    ['bogta colombia', 'Bogotá CO'],
    ['valencia venezuela', 'Valencia VE'],
    ['colombia', 'Bogotá CO'],
    ['  SAO   paulo ', 'São Paulo BR'],
  ])('%s finds %s first', (query, first) => {
    expect(names(query)[0]).toBe(first);
  });

  it('orders cities of one name by population', () => {
    expect(names('valencia').slice(0, 2)).toEqual(['Valencia VE', 'Valencia ES']);
  });

  it('puts names that begin with the query before names with a later word that does', () => {
    const found = names('paulo');
    expect(found).toContain('São Paulo BR');
    expect(found.findIndex((name) => name.startsWith('Paulo'))).toBeLessThan(found.indexOf('São Paulo BR'));
  });

  it('gives no more than asked for, nobody twice, and nothing for an empty or hopeless query', () => {
    expect(search('san', 5)).toHaveLength(5);
    const found = search('san', 200).map((city) => city.id);
    expect(new Set(found).size).toBe(found.length);
    expect(search('')).toEqual([]);
    expect(search(' - ')).toEqual([]);
    expect(search('qqqqzzzz')).toEqual([]);
  });

  it('answers an absurdly long query', () => {
    expect(search('a'.repeat(100_000))).toEqual([]);
  });

  it('works without the names of countries', () => {
    expect(searchCities(cities, 'tampere', 3)[0]?.name).toBe('Tampere');
    expect(searchCities(cities, 'tampere finland', 3)).toEqual([]);
  });
});

describe('a folded name', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Đà Nẵng', 'da nang'],
    ['İstanbul', 'istanbul'],
    ['Diyarbakır', 'diyarbakir'],
    ['Weißenburg', 'weissenburg'],
    ['Ærø', 'aero'],
    ["Sana'a", 'sanaa'],
    ['Saint-Denis (Réunion)', 'saint denis reunion'],
  ])('%s is %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('one typing slip', () => {
  it.each([
    ['york', 'york', true],
    ['york', 'yrok', true],
    ['york', 'yok', true],
    ['york', 'yorrk', true],
    ['york', 'pork', true],
    ['york', 'ykor', false],
    ['york', 'yo', false],
    ['york', 'yabk', false],
    ['york', 'yrxk', false],
    ['york', 'yxok', false],
    ['xyz', 'yx', false],
    ['abcd', 'badc', false],
    ['', 'a', true],
    ['', 'ab', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isWithinOneEdit(a, b)).toBe(expected);
    expect(isWithinOneEdit(b, a)).toBe(expected);
  });
});
