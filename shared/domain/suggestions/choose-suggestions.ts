import type { CapabilityId } from '#shared/contracts/names.ts';
import type { CapabilityScore, ChosenSuggestion } from '#shared/contracts/scores.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { type FittingSuggestion, fittingSuggestion, type Reader } from './fitting-suggestion.ts';
import { type PeerMedians, type RankedPractice, rankPractices } from './rank-practices.ts';
import { isNeglected, layRoadmap } from './roadmap.ts';

const MOST_PER_CAPABILITY = 3;

export interface SuggestionRequest {
  readonly capabilities: readonly CapabilityScore[];
  /** Published practice medians of the peers; empty without a benchmark. */
  readonly medians: PeerMedians;
  readonly focus: readonly CapabilityId[];
  readonly library: readonly Suggestion[];
  readonly reader: Reader;
}

type Candidate = FittingSuggestion & { readonly from: RankedPractice };

/**
 * What the city could do, in the order of priority (method 7): one suggestion a practice, at most three and, where
 * any practice has a level and a suggestion fits, at least one a capability, each with what its choice rests on and
 * its place on the roadmap. A capability without any level gets none.
 */
export const chooseSuggestions = (request: SuggestionRequest): ChosenSuggestion[] => {
  const candidates = rankPractices(request.capabilities, request.medians, request.focus).flatMap((from) => {
    const library = request.library.filter(({ practice }) => practice === from.practice);
    const fitting = fittingSuggestion(from.level, library, request.reader);
    return fitting === null ? [] : [{ ...fitting, from }];
  });
  const chosen = tellEachExampleOnce(keepFirstOfEach(candidates), request);
  const whenOf = layRoadmap(chosen);
  return chosen.map(({ suggestion: { id }, example, from }) => ({
    suggestion: id,
    practice: from.practice,
    capability: from.capability,
    priority: from.priority,
    need: from.need,
    gap: from.gap,
    inFocus: from.inFocus,
    level: from.level,
    example,
    when: whenOf.get(id) ?? 'later',
  }));
};

/** The same practices in the same order, each with an example whose place no suggestion before it has, where it can. */
const tellEachExampleOnce = (kept: readonly Candidate[], { library, reader }: SuggestionRequest): Candidate[] => {
  const told = new Set<string>();
  return kept.map((candidate) => {
    const { from } = candidate;
    const suggestions = library.filter(({ practice }) => practice === from.practice);
    const fitting = fittingSuggestion(from.level, suggestions, reader, told) ?? candidate;
    const place = fitting.suggestion.examples[fitting.example?.index ?? -1]?.place;
    if (place !== undefined) told.add(place);
    return { ...fitting, from };
  });
};

/**
 * The first three of each capability. A practice at 1.5 or lower outside the focus always has its place: where none
 * is among them, the first such one takes the third place of its capability.
 */
const keepFirstOfEach = (candidates: readonly Candidate[]): Candidate[] => {
  const ofCapability = (candidate: Candidate, list: readonly Candidate[]) =>
    list.filter(({ from }) => from.capability === candidate.from.capability);
  const isAmongFirst = (candidate: Candidate) =>
    ofCapability(candidate, candidates).indexOf(candidate) < MOST_PER_CAPABILITY;
  const neglected = candidates.filter(({ from }) => isNeglected(from));
  const crowdedOut = neglected.some(isAmongFirst) ? undefined : neglected[0];
  const last = crowdedOut && ofCapability(crowdedOut, candidates)[MOST_PER_CAPABILITY - 1];
  return candidates.filter((candidate) => candidate === crowdedOut || (isAmongFirst(candidate) && candidate !== last));
};
