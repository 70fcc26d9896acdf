import { describe, expect, it } from 'vitest';
import { readAddressList } from '#shared/operations/members/read-address-list.ts';

describe('a pasted list', () => {
  it.each([
    ['"Koroma, Ben <old@city.org>" <ben@city.org>', ['ben@city.org']],
    ['ama@city.org"x"ben@city.org', ['ama@city.org', 'ben@city.org']],
    ['MAILTO:ama@city.org', ['ama@city.org']],
    ['< ama@city.org >', ['ama@city.org']],
    ['Please write to ama@city.org.', ['ama@city.org']],
    ['ama@city.org   ben@city.org', ['ama@city.org', 'ben@city.org']],
    ['ama@city.org\r\nben@city.org\rlu@city.org', ['ama@city.org', 'ben@city.org', 'lu@city.org']],
    ['   \n\t', []],
  ])('%j is read without the words around', (text, addresses) => {
    expect(readAddressList(text)).toEqual({ addresses, bad: [] });
  });

  it.each([
    ['<>', ''],
    ['  the mayor  ', 'the mayor'],
    ['x'.repeat(100), 'x'.repeat(80)],
    ['ama@city.mailto:org', 'ama@city.mailto:org'],
  ])('%j has a line without an address, told as it stands', (text, value) => {
    expect(readAddressList(text)).toEqual({ addresses: [], bad: [{ line: 1, reason: 'address-wrong', value }] });
  });
});
