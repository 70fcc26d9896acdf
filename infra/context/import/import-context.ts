import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { contextMetaSchema, featureSchema, type Population, sourceSchema } from '#shared/contracts/context.ts';
import { createCityMatcher } from '#shared/domain/context/city-match.ts';
import { withImported } from '#shared/domain/context/imported-values.ts';
import { formatPopulation } from '#shared/domain/context/population-text.ts';
import { writePopulation } from '../build.ts';
import { distanceConstants } from '../distance-constants.ts';
import definitions from './features.json' with { type: 'json' };
import type { StatedValue, Subject } from './layout.ts';
import { ContextImportError, readPublisherFile } from './read-publisher-file.ts';

const { features, sources } = z
  .strictObject({ features: z.array(featureSchema), sources: z.array(sourceSchema) })
  .parse(definitions);

export interface UnmatchedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface ImportReport {
  readonly version: string;
  /** How many countries or cities have a value, by feature. */
  readonly loaded: Readonly<Record<string, number>>;
  readonly unmatched: readonly UnmatchedRow[];
}

type Values = Map<string, Map<string, { value: number; year: number | undefined }>>;

/**
 * Reads every CSV file of a folder of publishers' downloads and writes the population `base` with their values to the
 * folder `target`, as a whole or not at all. The same files give the same bytes. Rows that meet no country or city are in
 * the report. Throws a `ContextImportError` (unknown layout, bad number, two different values for one thing).
 */
export async function importContext(folder: string, target: string, base: Population): Promise<ImportReport> {
  const files = readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .sort();
  if (files.length === 0) throw new ContextImportError(`${folder}: no CSV file in it`);
  const { values, unmatched } = await collect(
    files.map((file) => join(folder, file)),
    base,
  );
  const population = describe(withImported(base, values, features));
  replaceFolder(resolve(target), population);
  const loaded = Object.fromEntries([...values].sort().map(([feature, stated]) => [feature, stated.size]));
  return { version: population.meta.version, loaded, unmatched };
}

async function collect(
  paths: readonly string[],
  base: Population,
): Promise<{ values: Values; unmatched: UnmatchedRow[] }> {
  const findSubject = subjectFinder(base);
  const values: Values = new Map();
  const unmatched: UnmatchedRow[] = [];
  for (const path of paths) {
    for await (const { file, line, reading } of readPublisherFile(path)) {
      if (reading.unmatched) unmatched.push({ file, line, reason: reading.unmatched });
      for (const { subject, values: stated } of reading.statements) {
        const found = findSubject(subject);
        if ('unmatched' in found) unmatched.push({ file, line, reason: found.unmatched });
        else for (const value of stated) put(values, found.id, value, `${file}, line ${line}`);
      }
    }
  }
  return { values, unmatched };
}

function subjectFinder({ cities }: Population): (subject: Subject) => { id: string } | { unmatched: string } {
  const ids = new Set(cities.map((city) => city.id));
  const matchCity = createCityMatcher(cities);
  return (subject) => {
    if (subject.kind === 'country') return { id: subject.country };
    if (subject.kind === 'city') return ids.has(subject.id) ? subject : { unmatched: `${subject.id}: no such city` };
    const match = matchCity(subject);
    return 'id' in match ? match : { unmatched: `${subject.name} (${subject.country}): ${match.unmatched}` };
  };
}

/** A joined table repeats national values row by row; two different values for one thing are a mistake in the folder. */
function put(values: Values, id: string, { feature, value, year }: StatedValue, where: string): void {
  const byId = values.get(feature) ?? new Map<string, { value: number; year: number | undefined }>();
  const known = byId.get(id);
  if (known && known.value !== value) {
    throw new ContextImportError(`${where}: ${feature} of ${id} is ${value} here and ${known.value} before`);
  }
  byId.set(id, { value, year });
  values.set(feature, byId);
}

/** Constants, sources and a version that follows from the content. */
function describe({ meta, cities }: Population): Population {
  const used = new Set(meta.features.map((feature) => feature.source));
  const known = [...meta.sources, ...sources.filter(({ id }) => !meta.sources.some((source) => source.id === id))];
  const described = {
    ...meta,
    sources: known.filter(({ id }) => used.has(id) || id === 'geonames'),
    constants: distanceConstants(meta.features, cities),
  };
  const { countries, cities: rows } = formatPopulation({ meta: described, cities });
  const { version: base, ...content } = described;
  const hash = createHash('sha256').update(JSON.stringify(content)).update(countries).update(rows).digest('hex');
  return {
    meta: contextMetaSchema.parse({ ...described, version: `${base.slice(0, 7)}-${hash.slice(0, 12)}` }),
    cities,
  };
}

/** Written beside the target and then put in its place, so that no reader ever finds half of it. */
function replaceFolder(target: string, population: Population): void {
  const [fresh, old] = [`${target}.new`, `${target}.old`];
  rmSync(fresh, { recursive: true, force: true });
  writePopulation(population, pathToFileURL(`${fresh}/`));
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}
