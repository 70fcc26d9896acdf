import type { Likeness } from '#shared/contracts/comparison.ts';
import type { CityId } from '#shared/contracts/names.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { ChosenSuggestion } from '#shared/contracts/scores.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { meetsNeeds } from './needs.ts';

/** From here on a practice is kept and shared rather than built up. */
export const STRONG_LEVEL = 4;

/** The reader's city, as far as suggestions ask. */
export interface Reader {
  readonly city: CityId;
  readonly profile: CityProfile;
  /** Structural distance to another city, 0 to 1; null when the two cannot be compared. */
  readonly distanceTo: (city: CityId) => number | null;
  readonly likenessOf: (distance: number) => Likeness;
}

export interface FittingSuggestion {
  readonly suggestion: Suggestion;
  readonly example: ChosenSuggestion['example'];
}

/**
 * The suggestion for a practice at a level: of those whose band holds the level and whose needs the city meets, the one
 * whose example city is structurally nearest. An example that is far from the reader is no argument, nor is one whose
 * place the report has told already (`told`): suggestions with no better one come after, in an order that the city
 * decides, so that none of them waits behind another for ever. From level 4 on those that keep and share come before
 * those that only reach up to there. Null when none fits.
 */
export const fittingSuggestion = (
  level: number,
  suggestions: readonly Suggestion[],
  reader: Reader,
  told: ReadonlySet<string> = new Set(),
): FittingSuggestion | null => {
  const fitting = suggestions.filter(
    (suggestion) => holdsLevel(suggestion, level) && meetsNeeds(reader.profile, suggestion),
  );
  const keeping = fitting.filter(({ band }) => band.from >= STRONG_LEVEL);
  const [best] = (keeping.length > 0 ? keeping : fitting)
    .map((suggestion) => candidateOf(suggestion, reader, told))
    .sort((a, b) => a.rank - b.rank || a.order - b.order || a.suggestion.needs.length - b.suggestion.needs.length);
  return best === undefined ? null : { suggestion: best.suggestion, example: best.example };
};

interface Candidate extends FittingSuggestion {
  /** 0 with an example that speaks for it, 1 without, 2 with none but what the reader knows or was told already. */
  readonly rank: 0 | 1 | 2;
  readonly order: number;
}

const candidateOf = (suggestion: Suggestion, reader: Reader, told: ReadonlySet<string>): Candidate => {
  const untold = suggestion.examples.filter(({ place }) => !told.has(place));
  const among = { ...suggestion, examples: untold.length > 0 ? untold : suggestion.examples };
  const nearest = nearestExample(among, reader);
  const index = nearest === null ? anyExample(among, reader.city) : nearest.index;
  const likeness = nearest === null ? null : reader.likenessOf(nearest.distance);
  const shown = among.examples[index];
  const example = shown === undefined ? null : { index: suggestion.examples.indexOf(shown), likeness };
  const isTold = suggestion.examples.length > 0 && untold.every(({ city }) => city === reader.city);
  if (nearest !== null && likeness !== 'far' && !isTold) {
    return { suggestion, example, rank: 0, order: nearest.distance };
  }
  return { suggestion, example, rank: isTold ? 2 : 1, order: orderFor(reader.city, suggestion.id) };
};

/** A number for a city and a suggestion, spread evenly over 32 bits (FNV-1a): the same each time, another for each city. */
const orderFor = (city: CityId, id: string): number => {
  let hash = 0x811c9dc5;
  for (const character of `${city}:${id}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  // The last characters alone would order the suggestions alike for every city.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** From `from` up to, not including, `to`; a band that ends at 5 includes 5. */
const holdsLevel = ({ band }: Suggestion, level: number): boolean =>
  level >= band.from && (level < band.to || band.to === 5);

interface Nearest {
  readonly index: number;
  readonly distance: number;
}

/** The reader's own city is no example of another one. */
const nearestExample = (
  { examples }: Pick<Suggestion, 'examples'>,
  { city: own, distanceTo }: Reader,
): Nearest | null => {
  const known = examples.flatMap(({ city }, index) => {
    const distance = city === undefined || city === own ? null : distanceTo(city);
    return distance === null ? [] : [{ index, distance }];
  });
  return known.sort((a, b) => a.distance - b.distance)[0] ?? null;
};

/** An example of which no distance is known: the first of another place, else the reader's own. */
const anyExample = ({ examples }: Pick<Suggestion, 'examples'>, own: CityId): number =>
  Math.max(
    0,
    examples.findIndex(({ city }) => city !== own),
  );
