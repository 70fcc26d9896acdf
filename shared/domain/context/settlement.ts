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
  const vectors = unitVectors(bySize);
  const largest = largestBySovereign(bySize);
  const counted = bySize.map((place) => (parts.has(place.id) ? 0 : place.population));
  return new Map(
    bySize.map((place, i) => [
      place.id,
      {
        populationWithin50Km: Math.max(place.population, sumAround(vectors, counted, i)),
        kmToLarger: kmToLarger(vectors, bySize, i),
        primacy: place.population / largest.get(place.sovereign)!,
      },
    ]),
  );
}

function sumAround(vectors: Float64Array, counted: readonly number[], i: number): number {
  const limit = kmToChord(AROUND_KM);
  let sum = 0;
  for (let j = 0; j < counted.length; j++) {
    if (squaredChord(vectors, i, j) <= limit) sum += counted[j]!;
  }
  return sum;
}

function kmToLarger(vectors: Float64Array, bySize: readonly Place[], i: number): number | undefined {
  let nearest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < i && bySize[j]!.population > bySize[i]!.population; j++) {
    nearest = Math.min(nearest, squaredChord(vectors, i, j));
  }
  return Number.isFinite(nearest) ? chordToKm(nearest) : undefined;
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
