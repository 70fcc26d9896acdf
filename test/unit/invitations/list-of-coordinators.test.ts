import { describe, expect, it } from 'vitest';
import { createContent } from '#functions/platform/content.ts';
import { readInviteeRows } from '#infra/cli/read-invitees.ts';
import { checkInvitees, createCheckCity } from '#shared/operations/check-invitees.ts';

const world = createContent().population();
const NAMES = ['Freetown', 'Bogotá', 'San Fernando', 'Seoul'];
/** A few cities of the world, and a country with a comma in its name. */
const population = {
  ...world,
  cities: world.cities.filter(({ name }) => NAMES.includes(name)),
  meta: { ...world.meta, countries: { ...world.meta.countries, KR: 'Korea, Republic of' } },
};

describe('a list of coordinators', () => {
  const check = (...lines: string[]) =>
    checkInvitees(readInviteeRows(lines.join('\n')), population, { languages: ['en'] });

  it('names cities by number or by name and country, with commas, semicolons or tabs', () => {
    const commas = check(
      'city,country,address,language',
      'gn-2409306,,ama@freetown.example,en',
      'Freetown,SL,b@c.example,',
    );
    const semicolons = check('City;Country;E-mail', 'Freetown;Sierra Leone;ama@freetown.example');
    const tabs = check('﻿city\taddress', 'gn-2409306\tama@freetown.example');
    for (const { invitees, bad } of [commas, semicolons, tabs]) {
      expect(bad).toEqual([]);
      expect(new Set(invitees.map(({ city, language }) => `${city} ${language}`))).toEqual(new Set(['gn-2409306 en']));
    }
  });

  it.each([
    ['a city that is not there', 'gn-1,,a@b.example,en', 'city-unknown', 'gn-1'],
    ['a name without its country', 'Freetown,,a@b.example,en', 'country-missing', 'Freetown'],
    ['a name that several cities have', 'San Fernando,PH,a@b.example,en', 'city-several', 'San Fernando, PH'],
    ['a name that no city has', 'Atlantis,GR,a@b.example,en', 'city-unknown', 'Atlantis, GR'],
    ['no city', ',,a@b.example,en', 'city-missing', ''],
    ['a wrong address', 'gn-2409306,,ama.freetown,en', 'address-wrong', 'ama.freetown'],
    ['a language that the round has not', 'gn-2409306,,a@b.example,ar', 'language-unknown', 'ar'],
    ['a language that nobody knows', 'gn-2409306,,a@b.example,tlh', 'language-unknown', 'tlh'],
  ])('points at the line with %s, and says what stands there', (_, row, reason, value) => {
    const { invitees, bad } = check('city,country,address,language', 'gn-3688689,,x@y.example,en', '', row);
    expect(invitees).toHaveLength(1);
    expect(bad).toEqual([{ line: 4, reason, value }]);
  });

  it('points at a line that repeats another, whatever the letters of the address', () => {
    const { invitees, bad } = check('city,address', 'gn-2409306,Ama@b.example', 'gn-2409306,ama@B.example');
    expect(invitees).toHaveLength(1);
    expect(bad).toEqual([{ line: 3, reason: 'repeated', value: '2' }]);
  });

  it('may ask the same person for two cities, and two people for one', () => {
    const rows = ['gn-2409306,ama@b.example', 'gn-3688689,ama@b.example', 'gn-2409306,ben@b.example'];
    expect(check('city,address', ...rows).invitees).toHaveLength(3);
  });

  it('names the first line for every repetition, and no bad line as one', () => {
    const rows = ['gn-2409306,ama', 'gn-2409306,ama@b.example', 'gn-2409306,ama@b.example', 'gn-2409306,ama@b.example'];
    const { bad } = check('city,address', ...rows);
    expect(bad.map(({ line, value }) => `${line} ${value}`)).toEqual(['2 ama', '4 3', '5 3']);
  });

  it('gives each the language that is typed, in whatever letters, or the round’s first', () => {
    const rows = ['gn-2409306,a@b.example,EN', 'gn-2409306,c@d.example,'];
    const { invitees } = check('city,address,language', ...rows);
    expect(invitees).toEqual(
      ['a@b.example', 'c@d.example'].map((address, index) => {
        return { line: index + 2, city: 'gn-2409306', address, language: 'en' };
      }),
    );
    const none = checkInvitees(readInviteeRows(['city,address', rows[1]].join('\n')), population, { languages: [] });
    expect(none).toMatchObject({ invitees: [], bad: [{ reason: 'language-unknown' }] });
  });

  it('needs its two columns', () => {
    expect(() => check('town,mail', 'a,b')).toThrow('city and address');
  });
});

describe('a city as somebody types it', () => {
  const check = createCheckCity(population);

  it.each([
    ['gn-2409306', { id: 'gn-2409306' }],
    [' Freetown , sierra leone ', { id: 'gn-2409306' }],
    ['Freetown, sl', { id: 'gn-2409306' }],
    ['Seoul, Korea, Republic of', { id: 'gn-1835848' }],
    ['Freetown', { reason: 'country-missing' }],
    ['gn-2409306x', { reason: 'country-missing' }],
    ['xgn-2409306', { reason: 'country-missing' }],
    ['gn-1', { reason: 'city-unknown' }],
    ['', { reason: 'city-missing' }],
    [', SL', { reason: 'city-missing' }],
  ])('%j is found without a guess', (text, found) => {
    expect(check(text)).toEqual(found);
  });
});
