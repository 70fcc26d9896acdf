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
 * The suggestion for a practice at a level: of those whose band holds the level and whose needs the city meets,
 * the one whose example city is structurally nearest; then the one that needs less, then the library's order.
 * From level 4 on those that keep and share come before those that only reach up to there. Null when none fits.
 */
export const fittingSuggestion = (
  level: number,
  suggestions: readonly Suggestion[],
  reader: Reader,
): FittingSuggestion | null => {
  const fitting = suggestions.filter(
    (suggestion) => holdsLevel(suggestion, level) && meetsNeeds(reader.profile, suggestion),
  );
  const keeping = fitting.filter(({ band }) => level >= STRONG_LEVEL && band.from >= STRONG_LEVEL);
  const [best] = (keeping.length > 0 ? keeping : fitting)
    .map((suggestion) => ({ suggestion, nearest: nearestExample(suggestion, reader) }))
    .sort((a, b) => compareNearness(a.nearest, b.nearest) || a.suggestion.needs.length - b.suggestion.needs.length);
  if (best === undefined) return null;
  const { suggestion, nearest } = best;
  if (nearest !== null) {
    return { suggestion, example: { index: nearest.index, likeness: reader.likenessOf(nearest.distance) } };
  }
  const index = anyExample(suggestion, reader.city);
  return { suggestion, example: index === null ? null : { index, likeness: null } };
};

/** From `from` up to, not including, `to`; a band that ends at 5 includes 5. */
const holdsLevel = ({ band }: Suggestion, level: number): boolean =>
  level >= band.from && (level < band.to || (band.to === 5 && level === 5));

interface Nearest {
  readonly index: number;
  readonly distance: number;
}

const compareNearness = (a: Nearest | null, b: Nearest | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.distance - b.distance;
};

/** The reader's own city is no example of another one. */
const nearestExample = ({ examples }: Suggestion, { city: own, distanceTo }: Reader): Nearest | null => {
  const known = examples.flatMap(({ city }, index) => {
    const distance = city === undefined || city === own ? null : distanceTo(city);
    return distance === null ? [] : [{ index, distance }];
  });
  return known.sort(compareNearness)[0] ?? null;
};

/** An example of which no distance is known: the first of another place, else the reader's own. */
const anyExample = ({ examples }: Suggestion, own: CityId): number | null => {
  if (examples.length === 0) return null;
  const other = examples.findIndex(({ city }) => city !== own);
  return Math.max(0, other);
};
