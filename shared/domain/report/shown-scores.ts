import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { PracticeId } from '#shared/contracts/names.ts';
import type { ChosenSuggestion, Scores } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { type ShownCapability, showCapability } from './shown-capability.ts';

/** A chosen suggestion without the numbers of its choice, which restate levels. */
export type ShownSuggestion = Pick<
  ChosenSuggestion,
  'suggestion' | 'practice' | 'capability' | 'inFocus' | 'example' | 'when'
> & {
  /** Does a peer median higher than the own individual level count towards its place? False where not shown. */
  readonly isMovedByPeers: boolean;
};

/**
 * Scores with everything taken out that a reader of the report may not see (method 2 and 8). Sections read this and
 * never the scores, so that no level leaks through a title, a reason or a data file.
 */
export interface ShownScores extends Pick<Scores, 'method' | 'instrument' | 'contextData' | 'release' | 'issue'> {
  readonly capabilities: readonly ShownCapability[];
  readonly agenda: readonly PracticeId[];
  readonly conditions: Scores['conditions'];
  readonly suggestions: readonly ShownSuggestion[];
  readonly comparison: Omit<ComparisonResult, 'benchmark'> & {
    readonly keptFrom: NonNullable<ComparisonResult['benchmark']>['keptFrom'];
    readonly isBenchmarked: boolean;
  };
}

export const showScores = (scores: Scores, instrument: Instrument, submission: Submission): ShownScores => {
  const { benchmark, ...comparison } = scores.comparison;
  const capabilities = instrument.capabilities.map((capability) => {
    const score = scores.capabilities.find((candidate) => candidate.capability === capability.id);
    if (score === undefined) throw new Error(`The capability ${capability.id} has no score`);
    return showCapability(capability, score, scores.comparison, submission);
  });
  const isOpen = (practice: PracticeId) =>
    scores.capabilities.some(
      ({ shown, practices }) => shown.practices && practices.some((p) => p.practice === practice),
    );
  const isShownCapability = (id: string) =>
    scores.capabilities.some(({ capability, shown }) => capability === id && shown.capability);
  return {
    method: scores.method,
    instrument: scores.instrument,
    contextData: scores.contextData,
    release: scores.release,
    issue: scores.issue,
    capabilities,
    agenda: scores.agenda.filter(isOpen),
    conditions: scores.conditions,
    suggestions: showSuggestions(scores.suggestions, isOpen, instrument),
    comparison: {
      ...comparison,
      change: comparison.change && {
        ...comparison.change,
        rows: comparison.change.rows.filter(
          ({ basis, capability }) => basis !== 'individual' || isShownCapability(capability),
        ),
      },
      keptFrom: benchmark?.keptFrom ?? null,
      isBenchmarked: benchmark !== null,
    },
  };
};

/** In the order of priority; where that order rests on hidden levels, in the instrument's order instead. */
const showSuggestions = (
  chosen: readonly ChosenSuggestion[],
  isOpen: (practice: PracticeId) => boolean,
  instrument: Instrument,
): ShownSuggestion[] => {
  const order = instrument.capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));
  const sorted = chosen.every(({ practice }) => isOpen(practice))
    ? chosen
    : chosen.toSorted((a, b) => order.indexOf(a.practice) - order.indexOf(b.practice));
  return sorted.map(({ suggestion, practice, capability, inFocus, example, when, gap }) => ({
    suggestion,
    practice,
    capability,
    inFocus,
    example,
    when,
    isMovedByPeers: isOpen(practice) && gap !== null && gap > 0,
  }));
};
