import { createContent } from '#functions/platform/content.ts';
import { inventSubmission } from '#infra/local/demonstration/answers.ts';
import { demonstrationRelease, demonstrationSubmissions } from '#infra/local/demonstration/seed.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { NEEDS, type Need, type Suggestion } from '#shared/contracts/suggestion.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { likenessOf, likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, referenceOf, standpointOf } from '#shared/domain/distance/reference.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { chooseSuggestions } from '#shared/domain/suggestions/choose-suggestions.ts';
import { fittingSuggestion, type Reader } from '#shared/domain/suggestions/fitting-suggestion.ts';
import { createRandom } from '#shared/statistics/random.ts';

const content = createContent();
const instrument = content.instrument('2026.1', 'en');
const population = content.population();
export const library = content.suggestions('en');

/** Share of cities that state powers, money and staff in their profile, and of the powers that such a city has. */
const SHARE_STATED = 0.5;
const POWERS = ['planning', 'housing', 'transport', 'police', 'schools', 'care'] as const;

const readerOf = (city: string, profile: CityProfile): Reader => {
  const families = lensWeights(population.meta.constants, 'balanced');
  const distances = referenceDistances(standpointOf(population, city, null), families);
  const { rowById } = referenceOf(population);
  const { whole } = likenessScale(population, families);
  return {
    city,
    profile,
    distanceTo: (other) => {
      const distance = distances[rowById.get(other) ?? -1];
      return distance === undefined || Number.isNaN(distance) ? null : distance;
    },
    likenessOf: (distance) => likenessOf(whole, distance),
  };
};

const inventProfile = (seed: string): CityProfile => {
  const random = createRandom(`profile:${seed}`);
  if (random.uniform() > SHARE_STATED) return {};
  return {
    ownRevenueShare: random.integer(5, 80),
    staff: random.integer(20, 20_000),
    powers: POWERS.filter(() => random.uniform() < SHARE_STATED),
  };
};

export interface SimulatedCity {
  readonly city: string;
  readonly chosen: readonly string[];
  /** Places of the example cities that its report prints, in order. */
  readonly examples: readonly string[];
}

/** What `count` cities of the population are advised on, with invented answers, profiles and focus; the same each time. */
export const simulateCities = (count: number): SimulatedCity[] => {
  const step = population.cities.length / count;
  return Array.from({ length: count }, (_, index) => {
    const { id } = population.cities[Math.floor(index * step)]!;
    const input = inventSubmission(instrument, { round: 'simulated', city: id, seed: 'variety' });
    const scored: Pick<Submission, 'responses' | 'agreed' | 'verified'> = { ...input, verified: [] };
    const chosen = chooseSuggestions({
      capabilities: scoreCapabilities(instrument, scored, {}, id),
      medians: practiceMedians(),
      focus: [CAPABILITIES[index % CAPABILITIES.length]!],
      library,
      reader: readerOf(id, inventProfile(id)),
    });
    const examples = chosen.flatMap(({ suggestion, example }) => {
      const place = library.find((one) => one.id === suggestion)?.examples[example?.index ?? -1]?.place;
      return place === undefined ? [] : [place];
    });
    return { city: id, chosen: chosen.map(({ suggestion }) => suggestion), examples };
  });
};

let known: ReturnType<typeof readMedians> | undefined;
const practiceMedians = () => {
  known ??= readMedians();
  return known;
};

/** Medians as a release would give them: those of the demonstration's cities, in steps of half a level. */
const readMedians = () => {
  const { members } = demonstrationRelease(content, demonstrationSubmissions(content));
  return instrument.capabilities.flatMap(({ practices }) =>
    practices.map(({ id }) => {
      const levels = members.flatMap(({ individual }) => individual.practices[id] ?? []).sort((a, b) => a - b);
      return { practice: id, median: Math.round((levels[Math.floor(levels.length / 2)] ?? 3) * 2) / 2 };
    }),
  );
};

const profileWith = (needs: readonly Need[]): CityProfile => ({
  ...(needs.includes('own-revenue') && { ownRevenueShare: 60 }),
  ...(needs.includes('staff-100') && { staff: 5000 }),
  powers: POWERS.filter((power) => needs.includes(`power-${power}`)),
});

/** Suggestions that some city at some level, with or without the powers they need, would be given first. */
export const reachable = (cities: readonly string[]): Set<string> => {
  const found = new Set<string>();
  const byPractice = Map.groupBy(library, ({ practice }) => practice);
  const wishes: Need[][] = [[], [...NEEDS], ...NEEDS.map((need) => [need])];
  for (const city of cities) {
    for (const reader of wishes.map((needs) => ({ ...readerOf(city, profileWith(needs)) }))) {
      for (const suggestions of byPractice.values()) {
        for (let quarter = 4; quarter <= 20; quarter += 1) {
          const chosen = fittingSuggestion(quarter / 4, suggestions, reader)?.suggestion.id;
          if (chosen !== undefined) found.add(chosen);
        }
      }
    }
  }
  return found;
};

export const neverChosen = (chosen: ReadonlySet<string>): Suggestion['id'][] =>
  library.map(({ id }) => id).filter((id) => !chosen.has(id));

/** Cities spread over the population. */
export const someCities = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => population.cities[Math.floor((index * population.cities.length) / count)]!.id,
  );
