import { countryOfCode, countryOfName } from './country-codes.ts';
import { type Layout, NOTHING, numberIn, type Row, type RowReading, type StatedValue } from './layout.ts';

const WUP_YEAR = 2025;
const UCDB_YEAR = 2025;

/** UN World Urbanization Prospects 2018, file 12 (agglomerations of 300,000 and more), saved as CSV. Thousands of people. */
export const WORLD_URBANIZATION: Layout = {
  name: 'UN World Urbanization Prospects',
  columns: ['Country Code', 'City Code', 'Urban Agglomeration', 'Latitude', 'Longitude'],
  read: (row) => {
    const name = (row['Urban Agglomeration'] ?? '').replace(/\s*\(.*\)$/, '').trim();
    if (name === '') return NOTHING;
    const country = countryOfCode(row['Country Code'] ?? '');
    if (!country) return { statements: [], unmatched: `${name}: no country with the number ${row['Country Code']}` };
    const thousands = numberIn(row, String(WUP_YEAR));
    const latitude = numberIn(row, 'Latitude');
    const longitude = numberIn(row, 'Longitude');
    if (thousands === undefined || latitude === undefined || longitude === undefined) return NOTHING;
    const values = [{ feature: 'agglomeration-population', value: Math.round(thousands * 1000), year: WUP_YEAR }];
    return { statements: [{ subject: { kind: 'named', name, country, point: { latitude, longitude } }, values }] };
  },
};

/**
 * General characteristics of the urban centres of GHS-UCDB R2024A: one row an `ID_UC_G0`. The centroids are not in the
 * CSV files (and those of the GeoPackage are in metres), so centres are told by name and country.
 */
export const URBAN_CENTRES: Layout = {
  name: 'JRC GHS-UCDB urban centres',
  columns: ['ID_UC_G0', 'GC_UCN_MAI_2025', 'GC_CNT_GAD_2025'],
  read: (row) => {
    const name = (row.GC_UCN_MAI_2025 ?? '').split(';')[0]!.trim();
    const centre = `urban centre ${row.ID_UC_G0} (${name || 'no name'}, ${row.GC_CNT_GAD_2025})`;
    const country = countryOfName(row.GC_CNT_GAD_2025 ?? '');
    if (!country || name === '') return { statements: [], unmatched: `${centre}: no such country, or no name` };
    const people = numberIn(row, 'GC_POP_TOT_2025');
    const area = numberIn(row, 'GC_UCA_KM2_2025');
    if (!people || !area) return NOTHING;
    const values = [{ feature: 'density', value: Number((people / area).toPrecision(5)), year: UCDB_YEAR }];
    return { statements: [{ subject: { kind: 'named', name, country }, values }] };
  },
};

/** Columns of a table that was joined by GeoNames id elsewhere: national and local values with their year columns. */
const NATIONAL_COLUMNS: readonly (readonly [column: string, feature: string, yearColumn: string | undefined])[] = [
  ['gdp_pc_ppp', 'gdp-per-head', 'gdp_pc_ppp_year'],
  ['gini', 'gini', 'gini_year'],
  ['hdi', 'human-development', undefined],
  ['urban_pct', 'urban-share', undefined],
  ['wgi_gov_effectiveness', 'government-effectiveness', undefined],
];

/** A table that another tool has joined already, with `geonameid` and `iso3`. */
export const JOINED: Layout = {
  name: 'joined table with GeoNames ids',
  columns: ['geonameid', 'iso3', 'gdp_pc_ppp', 'population_src'],
  read: (row) => {
    const country = countryOfCode(row.iso3 ?? '');
    if (!country) return { statements: [], unmatched: `${row.name}: ${row.iso3} is no country of ISO 3166` };
    const national = { subject: { kind: 'country', country } as const, values: joinedNational(row) };
    if (!row.geonameid) return { statements: [national], unmatched: `${row.name} (${row.iso3}): no GeoNames id` };
    const local = { subject: { kind: 'city', id: `gn-${row.geonameid}` } as const, values: joinedLocal(row) };
    return { statements: [national, local] } satisfies RowReading;
  },
};

function joinedNational(row: Row): StatedValue[] {
  return NATIONAL_COLUMNS.flatMap(([column, feature, yearColumn]) => {
    const value = numberIn(row, column);
    return value === undefined ? [] : [{ feature, value, year: yearColumn ? numberIn(row, yearColumn) : undefined }];
  });
}

function joinedLocal(row: Row): StatedValue[] {
  const people = row.population_src === 'wup2018' ? numberIn(row, 'population') : undefined;
  const density = numberIn(row, 'density_km2');
  return [
    ...(people ? [{ feature: 'agglomeration-population', value: people, year: numberIn(row, 'population_year') }] : []),
    ...(density ? [{ feature: 'density', value: density, year: UCDB_YEAR }] : []),
  ];
}
