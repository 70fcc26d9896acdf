import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import {
  type City,
  type ContextMeta,
  contextMetaSchema,
  featureSchema,
  type Population,
  sourceSchema,
} from '#shared/contracts/context.ts';
import { formatPopulation } from '#shared/domain/context/population-text.ts';
import { distanceConstants } from './distance-constants.ts';
import { readFactbook } from './factbook.ts';
import { readGeonames } from './geonames.ts';
import { joinPopulation } from './population.ts';
import { countryName, REGIONS } from './regions.ts';

const CONTEXT_FOLDER = new URL('../../templates/context/', import.meta.url);
const SMALLEST_POPULATION = 50_000;
/** Counts the builds of one GeoNames edition: raise it when features or rules change what is built. */
const REVISION = 'a';

/** The reference population from the installed packages. The same packages give the same population. */
export function buildPopulation(): Population {
  const features = z.array(featureSchema).parse(readJson('features.json'));
  const sources = z.array(sourceSchema).parse(readJson('sources.json'));
  const places = readGeonames(SMALLEST_POPULATION);
  const cities = joinPopulation(places, readFactbook(), features);
  const meta: ContextMeta = contextMetaSchema.parse({
    version: `${editionOf(places)}-${REVISION}`,
    features,
    sources,
    constants: distanceConstants(features, cities),
    ...namesFor(cities),
  });
  return { meta, cities };
}

/** Writes the three files of a population into a folder. */
export function writePopulation(population: Population, folder: URL = CONTEXT_FOLDER): void {
  const { countries, cities } = formatPopulation(population);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('cities.tsv', folder), cities);
  writeFileSync(new URL('countries.tsv', folder), countries);
  writeFileSync(new URL('context.json', folder), `${JSON.stringify(population.meta, null, 1)}\n`);
}

/** English names of the regions and countries that have a city. */
export function namesFor(cities: readonly City[]): Pick<ContextMeta, 'regions' | 'countries'> {
  const regions = new Set(cities.map((city) => city.region));
  const countries = new Set(cities.flatMap((city) => [city.country, city.sovereign]));
  return {
    regions: Object.fromEntries([...regions].sort().map((slug) => [slug, REGIONS[slug]!.name])),
    countries: Object.fromEntries([...countries].sort().map((code) => [code, countryName(code)])),
  };
}

/** Year and month of the newest row: the packages do not say which day's dump they hold. */
function editionOf(places: readonly { readonly changed: string }[]): string {
  return places.reduce((newest, { changed }) => (changed > newest ? changed : newest), '').slice(0, 7);
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, CONTEXT_FOLDER), 'utf8'));
}

if (import.meta.main) {
  const population = buildPopulation();
  writePopulation(population);
  process.stdout.write(
    `${population.cities.length} cities, version ${population.meta.version}, in ${fileURLToPath(CONTEXT_FOLDER)}\n`,
  );
}
