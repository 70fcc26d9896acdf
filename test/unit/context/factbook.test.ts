import { describe, expect, it } from 'vitest';
import { countryCode, readCountry, readFactbook } from '#infra/context/factbook.ts';
import { parseStated, parseYear } from '#infra/context/factbook-values.ts';
import { federal, legalTraditions } from '#infra/context/institutions.ts';

describe('a number in a Factbook text', () => {
  it.each([
    ['$40,300 (2014 est.) ++ $40,400 (2013 est.) ++ $40,900 (2012 est.)', 40300, 2014],
    ['53% of GDP (2014 est.)', 53, 2014],
    ['2.52 deaths/1,000 live births', 2.52, undefined],
    ['less than 1% (2008)', 1, 2008],
    ['34.4% (includes West Bank) (2009)', 34.4, 2009],
    ['$7,800 (FY09/10 est.)', 7800, 2010],
    ['15.5% of GDP (FY2014 est.)', 15.5, 2014],
    ['3.7% of GDP (FY 2013 est.)', 3.7, 2013],
    ['$900 (2012 est.)', 900, 2012],
    ['-0.93% annual rate of change (2010-15 est.)', -0.93, 2015],
    ['56 (1986-87)', 56, 1987],
    ['48.5 (December 2013) ++ 50.5 (December 2010)', 48.5, 2013],
    ['50.2 (1998) ++ ', 50.2, 1998],
    ['27.5%', 27.5, undefined],
  ])('%s', (text, value, year) => {
    expect(parseStated(text)).toEqual({ value, year });
  });

  it.each([undefined, '', 'NA', 'NA%', 'NA% of GDP', 'see entry for West Bank'])('is missing in %s', (text) => {
    expect(parseStated(text)).toBeUndefined();
  });

  it('has a year that may end in another century', () => {
    expect(parseYear('30 (1999-00)')).toBe(2000);
    expect(parseYear('30 (FY99/00)')).toBe(2000);
    expect(parseYear('30 (FY97/98)')).toBe(1998);
  });
});

describe('the country of a Factbook file', () => {
  const withCode = (text: string) => ({ Communications: { 'Internet country code': { text } } }) as never;

  it.each([
    ['au', '.at', 'AT'],
    ['ch', '.cn', 'CN'],
    ['sg', '.sn', 'SN'],
    ['rs', '.ru; note - Russia also has responsibility for a legacy domain ".su"', 'RU'],
    ['sh', '.sh; note - Ascension Island assigned .ac', 'SH'],
    ['uk', '.uk', 'GB'],
    ['fr', 'metropolitan France - .fr; French Guiana - .gf', 'FR'],
  ])('%s.json with "%s" is %s', (file, text, code) => {
    expect(countryCode(file, withCode(text))).toBe(code);
  });

  it('is Kosovo for kv, which has no internet code, and none for the Gaza Strip, which shares that of the West Bank', () => {
    expect(countryCode('kv', {})).toBe('XK');
    expect(countryCode('gz', withCode('.ps'))).toBeUndefined();
    expect(countryCode('zh', {})).toBeUndefined();
  });
});

describe('the Factbook of the installed package', () => {
  const byCode = readFactbook();

  it('is joined by ISO code: Austria, China and Senegal have their own values', () => {
    expect(byCode.get('AT')?.features['gdp-per-head']).toBe(46400);
    expect(byCode.get('AU')?.features['internet-users']).toBe(89.6);
    expect(byCode.get('CN')?.features['gdp-per-head']).toBe(12900);
    expect(byCode.get('SN')?.features['legal-tradition']).toEqual(['civil']);
  });

  it('gives France values to its departments overseas, which have no entry', () => {
    for (const code of ['GF', 'GP', 'MQ', 'RE', 'YT']) expect(byCode.get(code)).toEqual(byCode.get('FR'));
  });

  it('reads Palestine from the West Bank', () => {
    expect(byCode.get('PS')?.features['internet-users']).toBe(34.4);
    expect(byCode.get('PS')?.years['internet-users']).toBe(2009);
  });

  it('knows Namibia, whose code looks like "not available"', () => {
    expect(byCode.get('NA')?.features['gdp-per-head']).toBe(10800);
  });

  it('finds internet users of North Macedonia behind their number, and the year of infant mortality with girls', () => {
    expect(byCode.get('MK')?.features['internet-users']).toBe(51.1);
    expect(byCode.get('FI')?.features['infant-mortality']).toBe(2.52);
    expect(byCode.get('FI')?.years['infant-mortality']).toBe(2015);
  });

  it('leaves out what is not stated', () => {
    expect(byCode.get('EH')?.features['internet-users']).toBeUndefined();
    expect(byCode.get('PR')?.features.gini).toBeUndefined();
    expect(readCountry('QQ', {})).toEqual({ features: {}, years: {} });
  });
});

describe('a federal state', () => {
  it.each([
    ['DE', 'federal republic', 1],
    ['RU', 'federation', 1],
    ['CH', 'formally a confederation but similar in structure to a federal republic', 1],
    ['AR', 'republic', 1],
    ['ES', 'parliamentary monarchy', 1],
    ['ZA', 'republic', 1],
    ['MY', 'constitutional monarchy', 1],
    ['FI', 'republic', 0],
    ['QQ', 'a confederation', 0],
  ] as const)('%s, "%s": %i', (country, text, expected) => {
    expect(federal(country, text)).toBe(expected);
  });

  it('is unknown where nothing is said of the government', () => {
    expect(federal('PS', undefined)).toBeUndefined();
  });
});

describe('legal traditions', () => {
  it.each([
    ['common law system except in Quebec, where civil law based on the French civil code prevails', ['common']],
    ['civil law system except in the northern rural areas where customary law prevails', ['civil']],
    ['civil law; note - in rural villages, Islamic law may be applied', ['civil']],
    ['civil law system; note- a mission retains powers', ['civil']],
    ['mixed legal system of English common law, Islamic law, and customary law', ['common', 'customary', 'islamic']],
    ['mixed legal system of English common law and Roman-Dutch law', ['civil', 'common']],
    ['Islamic (sharia) legal system with some elements of Egyptian and customary law', ['customary', 'islamic']],
    ['customary law system', ['customary']],
  ])('%s', (text, expected) => {
    expect(legalTraditions(text)).toEqual(expected);
  });

  it.each([
    undefined,
    '',
    "Libya's post-revolution legal system is in flux",
    'the laws of the UK, where applicable, apply',
  ])('are unknown for %s', (text) => {
    expect(legalTraditions(text)).toBeUndefined();
  });
});
