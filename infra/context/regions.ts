interface Region {
  readonly name: string;
  readonly countries: string;
}

/**
 * Subregions of the United Nations' M49 standard by ISO country code, with three changes: Melanesia, Micronesia and
 * Polynesia are one region (they hold seven cities of the population between them), and Taiwan and Kosovo, which M49
 * does not list, stand with their neighbours.
 */
export const REGIONS: Readonly<Record<string, Region>> = {
  'northern-africa': { name: 'Northern Africa', countries: 'DZ EG EH LY MA SD TN' },
  'eastern-africa': {
    name: 'Eastern Africa',
    countries: 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW',
  },
  'middle-africa': { name: 'Middle Africa', countries: 'AO CD CF CG CM GA GQ ST TD' },
  'southern-africa': { name: 'Southern Africa', countries: 'BW LS NA SZ ZA' },
  'western-africa': { name: 'Western Africa', countries: 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG' },
  caribbean: {
    name: 'Caribbean',
    countries: 'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
  },
  'central-america': { name: 'Central America', countries: 'BZ CR GT HN MX NI PA SV' },
  'south-america': { name: 'South America', countries: 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE' },
  'northern-america': { name: 'Northern America', countries: 'BM CA GL PM US' },
  'central-asia': { name: 'Central Asia', countries: 'KG KZ TJ TM UZ' },
  'eastern-asia': { name: 'Eastern Asia', countries: 'CN HK JP KP KR MN MO TW' },
  'south-eastern-asia': { name: 'South-eastern Asia', countries: 'BN ID KH LA MM MY PH SG TH TL VN' },
  'southern-asia': { name: 'Southern Asia', countries: 'AF BD BT IN IR LK MV NP PK' },
  'western-asia': { name: 'Western Asia', countries: 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE' },
  'eastern-europe': { name: 'Eastern Europe', countries: 'BG BY CZ HU MD PL RO RU SK UA' },
  'northern-europe': {
    name: 'Northern Europe',
    countries: 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ',
  },
  'southern-europe': { name: 'Southern Europe', countries: 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK' },
  'western-europe': { name: 'Western Europe', countries: 'AT BE CH DE FR LI LU MC NL' },
  'australia-and-new-zealand': { name: 'Australia and New Zealand', countries: 'AU CC CX HM NF NZ' },
  'pacific-islands': {
    name: 'Pacific Islands',
    countries: 'AS CK FJ FM GU KI MH MP NC NR NU PF PG PN PW SB TK TO TV UM VU WF WS',
  },
};

const REGION_BY_COUNTRY = new Map(
  Object.entries(REGIONS).flatMap(([slug, { countries }]) => countries.split(' ').map((code) => [code, slug] as const)),
);

/** The region's slug. Throws for a country that no region lists: a new code in the data needs a decision. */
export function regionOf(country: string): string {
  const region = REGION_BY_COUNTRY.get(country);
  if (!region) throw new Error(`no region lists the country ${country}`);
  return region;
}

const SHORTER_NAMES: Readonly<Record<string, string>> = {
  CD: 'DR Congo',
  CG: 'Republic of the Congo',
  HK: 'Hong Kong',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
};
const cldrNames = new Intl.DisplayNames('en', { type: 'region' });

/** The country's English name from CLDR, plainer where CLDR's is long. */
export function countryName(country: string): string {
  return SHORTER_NAMES[country] ?? cldrNames.of(country) ?? country;
}
