import type { Population } from '#shared/contracts/context.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { InstrumentMapping } from '#shared/contracts/instrument-mapping.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import type { EarlierRound } from '../benchmark/change.ts';
import { compare } from '../benchmark/compare.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { likenessOf, likenessScale } from '../distance/likeness-scale.ts';
import { referenceDistances, referenceOf, standpointOf } from '../distance/reference.ts';
import { consensusAgenda } from '../levels/consensus-agenda.ts';
import { scoreCapabilities } from '../levels/score-capabilities.ts';
import { chooseSuggestions } from '../suggestions/choose-suggestions.ts';
import type { Reader } from '../suggestions/fitting-suggestion.ts';

/** Printed in every report; a change of rule or constant is a new version. */
export const METHOD_VERSION = '1';

export interface ScoringInput {
  readonly submission: Submission;
  readonly issue: number;
  readonly instrument: Instrument;
  readonly population: Population;
  readonly library: readonly Suggestion[];
  readonly release: Release | null;
  readonly kept: LedgerEntry | null;
  readonly earlier: LedgerEntry | null;
  readonly earlierRound: EarlierRound | null;
  /** All that are declared between versions of the instrument. */
  readonly mappings: readonly InstrumentMapping[];
  /** Perturbations behind stability, reciprocity and the verdict's other groups: 200 unless given, 0 for none. */
  readonly draws?: number;
}

export interface Scored {
  readonly scores: Scores;
  /** What the city is shown in this release, to be kept once. */
  readonly entry: LedgerEntry | null;
}

/** Every random draw of an issue comes from this: the same input gives the same numbers. */
export const seedOf = (submission: string, release: string | null): string =>
  `${submission}:${release ?? 'none'}:${METHOD_VERSION}`;

/** Works out everything that a report of one issue says, as numbers and codes (method 2 to 7). */
export const scoreSubmission = (input: ScoringInput): Scored => {
  const { submission, issue, instrument, population, library, release } = input;
  const seed = seedOf(submission.id, release?.id ?? null);
  const capabilities = scoreCapabilities(instrument, submission, release?.pooledVariance ?? {}, seed);
  const { comparison, entry } = compare({ ...input, scores: capabilities, seed });
  const suggestions = chooseSuggestions({
    capabilities,
    medians: comparison.benchmark?.practices ?? [],
    focus: submission.focus.capabilities,
    library,
    reader: readerOf(submission, population),
  });
  const scores: Scores = {
    submission: submission.id,
    issue,
    method: METHOD_VERSION,
    instrument: submission.instrument,
    contextData: population.meta.version,
    release: release?.id ?? null,
    capabilities,
    agenda: consensusAgenda(capabilities),
    conditions: submission.conditions,
    comparison,
    suggestions,
  };
  return { scores, entry };
};

/** How near the example cities of the library are to the reader, under the lens that the reader chose. */
const readerOf = ({ city, profile, comparison }: Submission, population: Population): Reader => {
  const families = lensWeights(population.meta.constants, comparison.lens);
  const distances = referenceDistances(standpointOf(population, city, null), families);
  const { rowById } = referenceOf(population);
  const { whole } = likenessScale(population, families);
  return {
    city,
    profile,
    distanceTo: (other) => {
      const row = rowById.get(other);
      const distance = row === undefined ? undefined : distances[row];
      return distance === undefined || Number.isNaN(distance) ? null : distance;
    },
    likenessOf: (distance) => likenessOf(whole, distance),
  };
};
