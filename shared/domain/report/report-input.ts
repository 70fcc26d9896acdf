import type { City, Population } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { CityId } from '#shared/contracts/names.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { cityById } from '#shared/domain/context/city-by-id.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Wording } from '#shared/ports/content.ts';
import { type ShownScores, showScores } from './shown-scores.ts';

/** Everything a report is made of. `release` is null before a round has published its first one. */
export interface ReportInput {
  readonly submission: Submission;
  readonly scores: Scores;
  readonly round: Round;
  readonly release: Release | null;
  readonly population: Population;
  readonly instrument: Instrument;
  readonly suggestions: readonly Suggestion[];
  readonly say: Wording;
}

/** What the sections read: the scores as they may be shown, never as they came. */
export interface Material extends Omit<ReportInput, 'scores'> {
  readonly shown: ShownScores;
  readonly city: City;
  /** How many people answered. */
  readonly respondents: number;
  /** Throws `city_unknown` for a city that is not in the reference population. */
  readonly cityOf: (id: CityId) => City;
  readonly countryOf: (city: City) => string;
  readonly suggestionOf: (id: string) => Suggestion;
}

export const toMaterial = ({ scores, ...rest }: ReportInput): Material => {
  const { population, instrument, submission, suggestions } = rest;
  const cityOf = (id: CityId): City => {
    const city = cityById(population, id);
    if (city === undefined) throw new DomainError('city_unknown', 'A city of the report is not in the population');
    return city;
  };
  return {
    ...rest,
    shown: showScores(scores, instrument, submission),
    city: cityOf(submission.city),
    respondents: submission.responses.filter(({ answers }) => answers.length > 0).length,
    cityOf,
    countryOf: ({ country }) => population.meta.countries[country] ?? country,
    suggestionOf: (id) => {
      const suggestion = suggestions.find((candidate) => candidate.id === id);
      if (suggestion === undefined) throw new Error(`The suggestion ${id} is not in the library`);
      return suggestion;
    },
  };
};
