import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Instrument, instrumentSchema } from '#shared/contracts/instrument.ts';
import { type InstrumentMapping, instrumentMappingsSchema } from '#shared/contracts/instrument-mapping.ts';
import type { Language } from '#shared/contracts/names.ts';
import { type Suggestion, suggestionLibrarySchema } from '#shared/contracts/suggestion.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Content, Wording } from '#shared/ports/content.ts';
import { loadPopulation } from './population.ts';
import { templatesFolder } from './templates-folder.ts';
import { createWording, readLanguage } from './wording.ts';

const LIBRARY = '2026.1';

const once = <Value>(make: (key: string) => Value) => {
  const made = new Map<string, Value>();
  return (key: string): Value => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
};

const readInstrument = (path: string): Instrument => {
  const file = templatesFolder('instruments', `${path}.json`);
  if (!existsSync(file)) {
    throw new DomainError('instrument_unknown', 'There is no such instrument', [
      { field: 'instrument', message: 'instrument-unknown' },
    ]);
  }
  return instrumentSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};

const readMappings = (name: string): readonly InstrumentMapping[] =>
  instrumentMappingsSchema.parse(JSON.parse(readFileSync(templatesFolder('instruments', `${name}.json`), 'utf8')));

const readSuggestions = (language: string): readonly Suggestion[] => {
  const folder = templatesFolder('suggestions', LIBRARY, language);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.flatMap(
    (name) => suggestionLibrarySchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))).suggestions,
  );
};

/** The content of `templates/`, each part read and checked when it is first asked for. */
export const createContent = (): Content => {
  const instruments = once(readInstrument);
  const mappings = once(readMappings);
  const suggestions = once(readSuggestions);
  const wordings = once((language): Wording => createWording(readLanguage(language as Language), language as Language));
  return {
    population: loadPopulation,
    instrument: (version, language) => instruments(`${version}/${language}`),
    instrumentMappings: () => mappings('mappings'),
    suggestions,
    wording: wordings,
  };
};
