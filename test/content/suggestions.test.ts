import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instrumentSchema } from '#shared/contracts/instrument.ts';
import { CAPABILITIES, LANGUAGES } from '#shared/contracts/names.ts';
import { NEEDS, type Suggestion, suggestionLibrarySchema } from '#shared/contracts/suggestion.ts';
import { repeatedSentences, wordingFaults } from './suggestion-wording.ts';

const templates = new URL('../../templates/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, templates), 'utf8');
const libraryOf = (language: string, capability: string) =>
  suggestionLibrarySchema.parse(JSON.parse(read(`suggestions/2026.1/${language}/${capability}.json`)));
const suggestionsIn = (language: string) => CAPABILITIES.flatMap((id) => libraryOf(language, id).suggestions);

const suggestions = suggestionsIn('en');
const instrument = instrumentSchema.parse(JSON.parse(read('instruments/2026.1/en.json')));
const practices = instrument.capabilities.flatMap((capability) => capability.practices.map(({ id }) => id));
const examples = suggestions.flatMap((suggestion) => suggestion.examples);
const levels = Array.from({ length: 17 }, (_, step) => 1 + step / 4);

const holdsAt = ({ band }: Suggestion, level: number) => band.from <= level && (level < band.to || band.to === 5);
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

/** Practices and levels at which a city with no powers, money or staff to speak of would be left without advice. */
function holes(library: readonly Suggestion[]): string[] {
  const free = library.filter(({ needs }) => needs.length === 0);
  return practices.flatMap((practice) =>
    levels
      .filter((level) => !free.some((suggestion) => suggestion.practice === practice && holdsAt(suggestion, level)))
      .map((level) => `${practice} at ${level}`),
  );
}

/** Suggestions that cannot be put in an order, because what comes before them waits for them or does not exist. */
function unordered(library: readonly Suggestion[]): string[] {
  const done = new Set<string>();
  for (let size = -1; size < done.size; ) {
    size = done.size;
    for (const { id, after } of library) if (after.every((before) => done.has(before))) done.add(id);
  }
  return library.map(({ id }) => id).filter((id) => !done.has(id));
}

/** What a translation may not change: everything but its words. */
const skeleton = (library: readonly Suggestion[]) =>
  library.map(({ id, practice, band, effort, monthsUntilItShows, needs, after, firstSteps, examples: published }) => ({
    ...{ id, practice, band, effort, monthsUntilItShows, needs, after, steps: firstSteps.length },
    examples: published.map(({ city, source }) => ({ city, source })),
  }));

function changed(id: string, change: Partial<Suggestion>): Suggestion[] {
  return suggestions.map((suggestion) => (suggestion.id === id ? { ...suggestion, ...change } : suggestion));
}

describe('the suggestions library', () => {
  it('has one file for every capability, and in it the practices of that capability alone', () => {
    expect(readdirSync(new URL('suggestions/2026.1/en/', templates)).sort()).toEqual(
      CAPABILITIES.map((id) => `${id}.json`).sort(),
    );
    for (const { id, practices: own } of instrument.capabilities) {
      const covered = new Set(libraryOf('en', id).suggestions.map(({ practice }) => practice));
      expect([...covered].sort()).toEqual(own.map((practice) => practice.id).sort());
    }
  });

  it.each(LANGUAGES)('says the same in %s as in English', (language) => {
    expect(skeleton(suggestionsIn(language))).toEqual(skeleton(suggestions));
    expect(CAPABILITIES.map((id) => libraryOf(language, id).language)).toEqual(CAPABILITIES.map(() => language));
  });

  it('gives every suggestion an id of its own', () => {
    expect(repeated(suggestions.map(({ id }) => id))).toEqual([]);
  });

  it.each(practices)('has at least four for %s, two of them for low and two for middle levels', (practice) => {
    const own = suggestions.filter((suggestion) => suggestion.practice === practice);
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(own.filter(({ band }) => band.from < 2.5).length).toBeGreaterThanOrEqual(2);
    expect(own.filter(({ band }) => band.to > 2.5 && band.from < 4).length).toBeGreaterThanOrEqual(2);
    expect(own.some((suggestion) => holdsAt(suggestion, 5))).toBe(true);
  });

  it('reaches every level of every practice without asking for powers or money', () => {
    expect(holes(suggestions)).toEqual([]);
    expect(holes(changed('what-could-surprise-us', { needs: ['own-revenue'] }))).toContain('looking-ahead at 1');
  });

  it('uses every need that a city profile can answer', () => {
    const used = new Set(suggestions.flatMap(({ needs }) => needs));
    expect(NEEDS.filter((need) => !used.has(need))).toEqual([]);
  });

  it('can be put in an order', () => {
    expect(unordered(suggestions)).toEqual([]);
    expect(unordered(changed('what-could-surprise-us', { after: ['foresight-before-the-plan'] }))).toContain(
      'what-could-surprise-us',
    );
  });
});

describe('the examples', () => {
  const cities = new Map(
    read('context/cities.tsv')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([id = '', name = '', , country = '']) => [id, { name, country }]),
  );
  const countryName = new Intl.DisplayNames('en', { type: 'region' });

  it('are given for at least two suggestions in five', () => {
    const published = suggestions.filter((suggestion) => suggestion.examples.length > 0);
    expect(published.length / suggestions.length).toBeGreaterThanOrEqual(0.4);
  });

  it('come from many places: no city has more than a fifth of them', () => {
    const named = examples.flatMap(({ city }) => city ?? []);
    expect(new Set(named).size).toBeGreaterThanOrEqual(12);
    for (const city of named) expect(named.filter((id) => id === city).length).toBeLessThan(examples.length / 5);
  });

  it.each(examples.filter(({ city }) => city !== undefined))('$place is the city that its id says', (example) => {
    const { name, country } = cities.get(example.city!) ?? { name: 'none', country: 'ZZ' };
    expect(example.place.startsWith(name)).toBe(true);
    expect(example.place.endsWith(countryName.of(country)!)).toBe(true);
  });

  it('make each claim with one source only, and none says two things of a city from one source', () => {
    const sourcesOf = (claim: string) => new Set(examples.filter((e) => e.claim === claim).map(({ source }) => source));
    for (const { claim } of examples) expect(sourcesOf(claim).size).toBe(1);
    for (const { examples: own } of suggestions) {
      expect(repeated(own.map(({ place, source }) => `${place} ${source}`))).toEqual([]);
    }
  });
});

describe('the wording', () => {
  it.each(suggestions)('of $id can be printed', (suggestion) => {
    expect(wordingFaults(suggestion)).toEqual([]);
  });

  it('is sent back when it is long, borrowed, foreign or full of jargon', () => {
    const [first] = suggestions;
    for (const action of [
      'Do it',
      'Leverage what all stakeholders can offer',
      'Organize a half-day session for leaders',
      'Use what the PSCI says about looking ahead',
      "Hold a session on the city's surprises",
      'Hold a session on what could surprise you.',
    ]) {
      expect(wordingFaults({ ...first!, action })).not.toEqual([]);
    }
    expect(wordingFaults({ ...first!, involve: ['Mayor'] })).toEqual(['a capital in the middle of a list: Mayor']);
    expect(wordingFaults({ ...first!, involve: ['IT department'] })).toEqual([]);
  });

  it('never prints a sentence twice', () => {
    expect(repeatedSentences(suggestions)).toEqual([]);
    const [first, second] = suggestions;
    expect(repeatedSentences([first!, { ...second!, whyItWorks: first!.whyItWorks }])).not.toEqual([]);
  });
});
