import { describe, expect, it } from 'vitest';
import { createContent } from '#functions/platform/content.ts';
import { readInviteeRows } from '#infra/cli/read-invitees.ts';
import { checkInvitees } from '#shared/operations/check-invitees.ts';

describe('a list of coordinators', () => {
  const population = createContent().population();
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
    ['a city that is not there', 'gn-1,,a@b.example,en', 'city-unknown'],
    ['a name without its country', 'Freetown,,a@b.example,en', 'country-missing'],
    ['a name that several cities have', 'San Fernando,PH,a@b.example,en', 'city-several'],
    ['no city', ',,a@b.example,en', 'city-missing'],
    ['a wrong address', 'gn-2409306,,ama.freetown,en', 'address-wrong'],
    ['a language that the round has not', 'gn-2409306,,a@b.example,tlh', 'language-unknown'],
  ])('points at the line with %s', (_, row, reason) => {
    const { invitees, bad } = check('city,country,address,language', 'gn-3688689,,x@y.example,en', '', row);
    expect(invitees).toHaveLength(1);
    expect(bad).toEqual([expect.objectContaining({ line: 4, reason })]);
  });

  it('points at a line that repeats another, whatever the letters of the address', () => {
    const { invitees, bad } = check('city,address', 'gn-2409306,Ama@b.example', 'gn-2409306,ama@B.example');
    expect(invitees).toHaveLength(1);
    expect(bad).toEqual([{ line: 3, reason: 'repeated', value: '2' }]);
  });

  it('needs its two columns', () => {
    expect(() => check('town,mail', 'a,b')).toThrow('city and address');
  });
});
