import { countryOfCode } from './country-codes.ts';
import { type Layout, NOTHING, newestYear, type RowReading } from './layout.ts';

/** Indicators of the World Bank that the population has a feature for; all others are passed over. */
const FEATURE_BY_INDICATOR: Readonly<Record<string, string>> = {
  'NY.GDP.PCAP.PP.CD': 'gdp-per-head',
  'SI.POV.GINI': 'gini',
  'SP.URB.TOTL.IN.ZS': 'urban-share',
  'SP.URB.GROW': 'urbanisation-rate',
  'IT.NET.USER.ZS': 'internet-users',
  'SP.DYN.IMRT.IN': 'infant-mortality',
  'GC.REV.XGRT.GD.ZS': 'taxes-gdp',
  'GE.EST': 'government-effectiveness',
  'GOV_WGI_GE.EST': 'government-effectiveness',
};

const worldBank = (name: string, indicatorColumn: string): Layout => ({
  name,
  columns: ['Country Name', 'Country Code', indicatorColumn],
  read: (row) => {
    const feature = FEATURE_BY_INDICATOR[row[indicatorColumn] ?? ''];
    return feature ? national(row['Country Code'] ?? '', row['Country Name'] ?? '', feature, newestYear(row)) : NOTHING;
  },
});

/** WDI and WGI as the World Bank's site and its bulk files give them. */
export const WORLD_BANK = worldBank('World Bank indicators', 'Indicator Code');
/** WDI and WGI as DataBank exports them. */
export const DATABANK = worldBank('World Bank DataBank', 'Series Code');

/** UNDP's "composite indices, complete time series": one column a year, `hdi_1990` on. */
export const HUMAN_DEVELOPMENT: Layout = {
  name: 'UNDP Human Development Index',
  columns: ['iso3', 'country', 'hdicode'],
  read: (row) => national(row.iso3 ?? '', row.country ?? '', 'human-development', newestYear(row, /^hdi_(\d{4})$/)),
};

function national(code: string, name: string, feature: string, newest: ReturnType<typeof newestYear>): RowReading {
  // Both publishers end their files with remarks in the first column.
  if (code.trim() === '') return NOTHING;
  const country = countryOfCode(code);
  if (!country) return { statements: [], unmatched: `${code} (${name}) is no country of ISO 3166` };
  if (!newest) return NOTHING;
  return { statements: [{ subject: { kind: 'country', country }, values: [{ feature, ...newest }] }] };
}
