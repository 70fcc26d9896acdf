import type { City } from '#shared/contracts/context.ts';
import { foldName } from './fold-name.ts';
import { isWithinOneEdit } from './one-edit.ts';

interface Entry {
  readonly city: City;
  /** The city's own name first, then its other names, folded. */
  readonly names: readonly string[];
  /** Each name's words followed by the country's. */
  readonly words: readonly (readonly string[])[];
}

interface Prepared {
  readonly countryNames: Readonly<Record<string, string>> | undefined;
  readonly entries: readonly Entry[];
}

/** How well a query fits, best first; ties are broken by population. */
const FIT = { exact: 0, exactOther: 1, start: 2, startOther: 3, word: 4, wordOther: 5, words: 6, slip: 7 } as const;
const NO_FIT = Number.POSITIVE_INFINITY;
/** A slip in a shorter word would make most short names alike. */
const SHORTEST_WITH_SLIP = 4;
const LONGEST_QUERY = 100;

/** Folding 9,500 cities takes longer than a search, and the population of a process does not change. */
const preparedByCities = new WeakMap<readonly City[], Prepared>();

/**
 * Cities that a person may mean, best first: the exact name, then names that begin so, then a word in the name that
 * begins so, then all words (the country's name counts: "bogota colombia"), and only if fewer than `limit` fit, names
 * with one typing slip. Within each by population. Names in other languages and scripts count.
 */
export function searchCities(
  cities: readonly City[],
  query: string,
  limit: number,
  countryNames?: Readonly<Record<string, string>>,
): City[] {
  const wanted = foldName(query.slice(0, LONGEST_QUERY));
  if (wanted === '') return [];
  const entries = entriesOf(cities, countryNames);
  const found = rank(entries, (entry) => fitOf(entry, wanted));
  if (found.length >= limit || wanted.length < SHORTEST_WITH_SLIP) return found.slice(0, limit);
  const known = new Set(found);
  const slips = rank(entries, (entry) => (hasSlip(entry, wanted) ? FIT.slip : NO_FIT));
  return [...found, ...slips.filter((city) => !known.has(city))].slice(0, limit);
}

function entriesOf(cities: readonly City[], countryNames: Prepared['countryNames']): readonly Entry[] {
  const known = preparedByCities.get(cities);
  if (known && known.countryNames === countryNames) return known.entries;
  const entries = cities.map((city) => {
    const names = [city.name, ...city.otherNames].map(foldName);
    const country = foldName(countryNames?.[city.country] ?? '').split(' ');
    return { city, names, words: names.map((name) => [...name.split(' '), ...country]) };
  });
  preparedByCities.set(cities, { countryNames, entries });
  return entries;
}

function rank(entries: readonly Entry[], judge: (entry: Entry) => number): City[] {
  return entries
    .map((entry) => ({ city: entry.city, fit: judge(entry) }))
    .filter((candidate) => candidate.fit < NO_FIT)
    .sort((a, b) => a.fit - b.fit || b.city.population - a.city.population || (a.city.id < b.city.id ? -1 : 1))
    .map((candidate) => candidate.city);
}

function fitOf({ names, words }: Entry, wanted: string): number {
  let best = NO_FIT;
  for (const [index, name] of names.entries()) best = Math.min(best, fitOfName(name, wanted, index > 0 ? 1 : 0));
  if (best < NO_FIT) return best;
  const parts = wanted.split(' ');
  return words.some((known) => fitsAllWords(known, parts)) ? FIT.words : NO_FIT;
}

function fitOfName(name: string, wanted: string, other: 0 | 1): number {
  if (name === wanted) return FIT.exact + other;
  if (name.startsWith(wanted)) return FIT.start + other;
  return name.includes(` ${wanted}`) ? FIT.word + other : NO_FIT;
}

function fitsAllWords(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}

function hasSlip({ names, words }: Entry, wanted: string): boolean {
  if (names.some((name) => beginsWithSlip(name, wanted))) return true;
  const parts = wanted.split(' ');
  return parts.length > 1 && words.some((known) => hasOneSlip(known, parts));
}

function beginsWithSlip(name: string, wanted: string): boolean {
  if (name.length < wanted.length - 1) return false;
  if (isWithinOneEdit(name, wanted)) return true;
  const start = name.slice(0, wanted.length);
  return wanted.length > SHORTEST_WITH_SLIP && isWithinOneEdit(start, wanted);
}

function hasOneSlip(words: readonly string[], wanted: readonly string[]): boolean {
  const missed = wanted.filter((part) => !words.some((word) => word.startsWith(part)));
  const [slipped] = missed;
  if (missed.length !== 1 || !slipped || slipped.length < SHORTEST_WITH_SLIP) return false;
  return words.some((word) => isWithinOneEdit(word, slipped));
}
