import { chordToKm, kmToChord, type Point, squaredChord, unitVectors } from './great-circle.ts';

/** What the rules on neighbouring places need to know of a place. */
export interface Place extends Point {
  readonly id: string;
  readonly country: string;
  readonly sovereign: string;
  readonly population: number;
}

/** Where a place stands among the others, before any transform. */
export interface Surroundings {
  /** People within 50 km, the place itself included, places that are part of another left out. */
  readonly populationWithin50Km: number;
  /** Kilometres to the nearest place with more people, anywhere; absent for the largest. */
  readonly kmToLarger: number | undefined;
  /** Population over that of the largest place of the sovereign state; 1 for that place. */
  readonly primacy: number;
}

const PART_WITHIN_KM = 15;
const PART_TIMES_LARGER = 3;
const AROUND_KM = 50;

/**
 * Places within 15 km of one in the same country that is at least three times as large, with the id of the largest
 * such one. A border ends a city: Brazzaville is no part of Kinshasa.
 */
export function partsOfLargerPlaces(places: readonly Place[]): Map<string, string> {
  const bySize = largestFirst(places);
  const vectors = unitVectors(bySize);
  const limit = kmToChord(PART_WITHIN_KM);
  const wholeByPart = new Map<string, string>();
  for (const [i, place] of bySize.entries()) {
    for (let j = 0; j < i && bySize[j]!.population >= PART_TIMES_LARGER * place.population; j++) {
      if (squaredChord(vectors, i, j) <= limit && bySize[j]!.country === place.country) {
        wholeByPart.set(place.id, bySize[j]!.id);
        break;
      }
    }
  }
  return wholeByPart;
}

/** The surroundings of every place, by id. `parts` holds the ids of places that are part of another. */
export function surroundingsOf(places: readonly Place[], parts: ReadonlySet<string>): Map<string, Surroundings> {
  const bySize = largestFirst(places);
  const largest = largestBySovereign(bySize);
  const counted = Float64Array.from(bySize, (place) => (parts.has(place.id) ? 0 : place.population));
  const lookAround = createLookAround(unitVectors(bySize), counted);
  let larger = 0;
  return new Map(
    bySize.map((place, i) => {
      if (place.population < (bySize[larger]?.population ?? 0)) larger = i;
      const { people, nearestLarger } = lookAround(i, larger);
      return [
        place.id,
        {
          populationWithin50Km: Math.max(place.population, people),
          kmToLarger: larger > 0 ? chordToKm(nearestLarger) : undefined,
          primacy: place.population / largest.get(place.sovereign)!,
        },
      ];
    }),
  );
}

/**
 * Looks at place `i` among all, largest first, of which the first `larger` have more people: north and south from it,
 * no farther than a place can be that counts, as no chord is shorter than its part along the axis.
 */
function createLookAround(vectors: Float64Array, counted: Float64Array) {
  const limit = kmToChord(AROUND_KM);
  const heightOf = (i: number): number => vectors[3 * i + 2]!;
  const northwards = Int32Array.from(counted.keys()).sort((a, b) => heightOf(a) - heightOf(b));
  const rankOf = new Int32Array(counted.length);
  for (const [rank, i] of northwards.entries()) rankOf[i] = rank;
  return (i: number, larger: number) => {
    let people = 0;
    let nearestLarger = Number.POSITIVE_INFINITY;
    const look = (rank: number, step: number): void => {
      for (let at = rank; at >= 0 && at < northwards.length; at += step) {
        const j = northwards[at]!;
        const reach = larger > 0 ? Math.max(limit, nearestLarger) : limit;
        if ((heightOf(i) - heightOf(j)) ** 2 > reach) return;
        const chord = squaredChord(vectors, i, j);
        if (chord <= limit) people += counted[j]!;
        if (j < larger && chord < nearestLarger) nearestLarger = chord;
      }
    };
    look(rankOf[i]!, 1);
    look(rankOf[i]! - 1, -1);
    return { people, nearestLarger };
  };
}

function largestBySovereign(bySize: readonly Place[]): Map<string, number> {
  const largest = new Map<string, number>();
  for (const { sovereign, population } of bySize) {
    if (!largest.has(sovereign)) largest.set(sovereign, population);
  }
  return largest;
}

function largestFirst(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => b.population - a.population || (a.id < b.id ? -1 : 1));
}
