import { readFileSync } from 'node:fs';
import { contextMetaSchema, type Population } from '#shared/contracts/context.ts';
import { parsePopulation } from '#shared/domain/context/population-text.ts';
import { templatesFolder } from './templates-folder.ts';

let loaded: Population | undefined;

/**
 * The reference population of `templates/context`, read once per process. Its description is checked by schema, its
 * cities as they are read (a test checks every committed city by schema).
 */
export function loadPopulation(): Population {
  loaded ??= readPopulation(templatesFolder('context'));
  return loaded;
}

/** A population from a folder with `context.json`, `countries.tsv` and `cities.tsv`. */
export function readPopulation(folder: string): Population {
  const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
  const meta = contextMetaSchema.parse(JSON.parse(read('context.json')));
  return parsePopulation(meta, { countries: read('countries.tsv'), cities: read('cities.tsv') });
}
