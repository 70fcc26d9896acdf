import type { City, ContextMeta, Feature, FeatureValue, FeatureValues, Population } from '#shared/contracts/context.ts';

/**
 * The population as two tables of tab-separated text: one row a country with its national values, one row a city with
 * its own, so that a national value stands once. After the fixed columns follow feature ids and last `years`
 * (`gini=2011 taxes-gdp=2013`). Lists are joined by `|`; an empty field is missing.
 */
export interface PopulationText {
  readonly countries: string;
  readonly cities: string;
}

export class PopulationTextError extends Error {
  override name = 'PopulationTextError' as const;
}

type Row = Readonly<Record<string, string>>;
type Country = Pick<City, 'sovereign' | 'region' | 'features' | 'years'>;

/** A set known to be empty, which is not the same as a missing one. */
const NONE_OF_SET = '-';
const COUNTRY_COLUMNS = ['country', 'sovereign', 'region'];
const CITY_COLUMNS = ['id', 'name', 'otherNames', 'country', 'latitude', 'longitude', 'population', 'partOf'];

/**
 * Reads what `formatPopulation` wrote. Throws a `PopulationTextError` naming the row for an unknown country or feature, a
 * number that is none, or rows out of order; the schema of a city holds for the rest (the content tests check it).
 */
export function parsePopulation(meta: ContextMeta, text: PopulationText): Population {
  const featureById = new Map(meta.features.map((feature) => [feature.id, feature]));
  const countries = new Map<string, Country>();
  readTable(text.countries, COUNTRY_COLUMNS, featureById, (row, features, years) => {
    countries.set(row.country!, { sovereign: row.sovereign!, region: row.region!, features, years });
  });
  const cities: City[] = [];
  readTable(text.cities, CITY_COLUMNS, featureById, (row, features, years) => {
    const country = countries.get(row.country!);
    if (!country) throw new PopulationTextError(`${row.id}: no row for its country ${row.country}`);
    const previous = cities.at(-1);
    if (previous && previous.id >= row.id!) throw new PopulationTextError(`${row.id}: out of order, or there twice`);
    cities.push(toCity(row, country, features, years));
  });
  return { meta, cities };
}

/** The inverse of `parsePopulation`: the same population gives the same bytes. National values come from any city. */
export function formatPopulation({ meta, cities }: Population): PopulationText {
  const national = meta.features.filter((feature) => feature.inReference && feature.level === 'country');
  const local = meta.features.filter((feature) => feature.inReference && feature.level === 'city');
  const ownColumns = local.filter((feature) => feature.id !== 'population');
  const byCountry = new Map(cities.map((city) => [city.country, city]));
  return {
    countries: formatTable(COUNTRY_COLUMNS, national, [...byCountry.values()].sort(by('country'))),
    cities: formatTable(CITY_COLUMNS, ownColumns, cities.toSorted(by('id'))),
  };
}

function toCity(row: Row, country: Country, features: FeatureValues, years: City['years']): City {
  const population = toNumber(row.population!, row.id!);
  return {
    id: row.id!,
    name: row.name!,
    otherNames: row.otherNames === '' ? [] : row.otherNames!.split('|'),
    country: row.country!,
    sovereign: country.sovereign,
    region: country.region,
    latitude: toNumber(row.latitude!, row.id!),
    longitude: toNumber(row.longitude!, row.id!),
    population,
    ...(row.partOf !== '' && { partOf: row.partOf! }),
    features: { ...country.features, population, ...features },
    years: { ...country.years, ...years },
  };
}

type Take = (row: Row, features: FeatureValues, years: Record<string, number>) => void;

function readTable(
  text: string,
  fixed: readonly string[],
  featureById: ReadonlyMap<string, Feature>,
  take: Take,
): void {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const columns = header.split('\t').map((id, index) => ({ id, index, feature: featureById.get(id) }));
  const plain = columns.filter(({ id }) => fixed.includes(id) || id === 'years');
  const missing = [...fixed, 'years'].filter((column) => !plain.some(({ id }) => id === column));
  if (missing.length > 0) throw new PopulationTextError(`no column ${missing.join(', ')}`);
  const valued = columns.filter((column) => !plain.includes(column));
  const unknown = valued.find(({ feature }) => !feature);
  if (unknown) throw new PopulationTextError(`column ${unknown.id} is no feature`);
  for (const line of lines) {
    const fields = line.split('\t');
    const row: Record<string, string> = {};
    for (const { id, index } of plain) row[id] = fields[index] ?? '';
    const features: FeatureValues = {};
    for (const { id, index, feature } of valued) {
      const field = fields[index] ?? '';
      if (field !== '') features[id] = parseValue(feature!, field);
    }
    take(row, features, parseYears(row.years!));
  }
}

function parseValue(feature: Feature, field: string): FeatureValue {
  if (feature.kind === 'set') return field === NONE_OF_SET ? [] : field.split('|');
  return feature.kind === 'nominal' ? field : toNumber(field, feature.id);
}

function parseYears(field: string): Record<string, number> {
  if (field === '') return {};
  return Object.fromEntries(
    field.split(' ').map((part) => {
      const [id = '', year = ''] = part.split('=');
      return [id, toNumber(year, id)];
    }),
  );
}

function toNumber(field: string, where: string): number {
  const value = Number(field);
  if (field === '' || !Number.isFinite(value)) throw new PopulationTextError(`${where}: "${field}" is no number`);
  return value;
}

function formatTable(fixed: readonly string[], features: readonly Feature[], rows: readonly City[]): string {
  const ids = features.map((feature) => feature.id);
  const lines = rows.map((city) => [
    ...fixed.map((column) => formatField(city[column as keyof City])),
    ...ids.map((id) => formatValue(city.features[id])),
    ids.flatMap((id) => (city.years[id] === undefined ? [] : [`${id}=${city.years[id]}`])).join(' '),
  ]);
  return `${[[...fixed, ...ids, 'years'], ...lines].map((line) => line.join('\t')).join('\n')}\n`;
}

function formatValue(value: FeatureValue | undefined): string {
  if (Array.isArray(value)) return value.length > 0 ? value.join('|') : NONE_OF_SET;
  return formatField(value);
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) return value.join('|');
  return value === undefined ? '' : String(value);
}

function by(key: 'id' | 'country'): (a: City, b: City) => number {
  return (a, b) => (a[key] < b[key] ? -1 : 1);
}
