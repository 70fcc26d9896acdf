import type { PracticeBenchmark } from '#shared/contracts/comparison.ts';
import { BASES, type CapabilityId, type PracticeId } from '#shared/contracts/names.ts';
import type { CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';

/** A practice that a suggestion can start from, with what its place in the order rests on (method 7). */
export interface RankedPractice {
  readonly practice: PracticeId;
  readonly capability: CapabilityId;
  readonly level: number;
  /** `(5 - level) / 4` */
  readonly need: number;
  /** `max(0, published peer median - individual level) / 4`, null without one of the two. */
  readonly gap: number | null;
  readonly inFocus: boolean;
  readonly priority: number;
  readonly capabilityLevel: number | null;
  readonly spread: number | null;
}

/** Published medians by practice; null where none is published. */
export type PeerMedians = readonly Pick<PracticeBenchmark, 'practice' | 'median'>[];

/**
 * Practices with a level, first by priority `0.5 need + 0.3 gap + 0.2 focus`, or `(0.5 need + 0.2 focus) / 0.7`
 * without a gap; ties by larger gap, lower capability level, smaller spread of answers, instrument order.
 */
export const rankPractices = (
  capabilities: readonly CapabilityScore[],
  medians: PeerMedians,
  focus: readonly CapabilityId[],
): RankedPractice[] => {
  const medianOf = new Map(medians.map(({ practice, median }) => [practice, median]));
  return capabilities
    .flatMap((capability) =>
      startingLevels(capability).map(({ practice, level }) =>
        rankedPractice(capability, practice, level, medianOf.get(practice.practice) ?? null, focus),
      ),
    )
    .sort(byPriority);
};

/**
 * The headline levels; where too few practices have one for a headline, the levels of the strongest basis that has
 * any, so that a city with gaps still gets a first step. Bases are never mixed within a capability.
 */
const startingLevels = ({ headline, practices }: CapabilityScore) => {
  const basis =
    headline ?? BASES.findLast((candidate) => practices.some((practice) => practice[candidate]?.level != null));
  return practices.flatMap((practice) => {
    const level = basis === undefined ? null : (practice[basis]?.level ?? null);
    return level === null ? [] : [{ practice, level }];
  });
};

const rankedPractice = (
  capability: CapabilityScore,
  { practice, individual }: PracticeScore,
  level: number,
  median: number | null,
  focus: readonly CapabilityId[],
): RankedPractice => {
  const need = (5 - level) / 4;
  const gap = median === null || individual.level === null ? null : Math.max(0, median - individual.level) / 4;
  const inFocus = focus.includes(capability.capability);
  return {
    practice,
    capability: capability.capability,
    level,
    need,
    gap,
    inFocus,
    priority: priorityOf(need, gap, inFocus),
    capabilityLevel: capability.headline === null ? null : capability[capability.headline].level,
    spread: individual.standardDeviation,
  };
};

const priorityOf = (need: number, gap: number | null, inFocus: boolean): number => {
  const focus = inFocus ? 1 : 0;
  return gap === null ? (0.5 * need + 0.2 * focus) / 0.7 : 0.5 * need + 0.3 * gap + 0.2 * focus;
};

/** Equal sums in another order differ in their last bits; they are ties all the same. */
const SAME = 1e-9;
const compare = (a: number, b: number): number => (a === b || Math.abs(a - b) < SAME ? 0 : a - b);

/** A level or spread that is not known comes after every known one. The sort is stable: instrument order remains. */
const byPriority = (a: RankedPractice, b: RankedPractice): number =>
  compare(b.priority, a.priority) ||
  compare(b.gap ?? 0, a.gap ?? 0) ||
  compare(a.capabilityLevel ?? Infinity, b.capabilityLevel ?? Infinity) ||
  compare(a.spread ?? Infinity, b.spread ?? Infinity);
