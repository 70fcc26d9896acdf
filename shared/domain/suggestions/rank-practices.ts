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
  /** `max(0, published peer median - individual level) / 4`, null without one of the two or where it is not shown. */
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
      startingLevels(capability, medianOf).map(({ practice, level }) =>
        rankedPractice(capability, practice, level, medianOf.get(practice.practice) ?? null, focus),
      ),
    )
    .sort(byPriority);
};

/** Equal sums in another order differ in their last bits; they are the same all the same. */
const SAME = 1e-9;

type StartingLevel = { readonly practice: PracticeScore; readonly level: number };
type Medians = ReadonlyMap<PracticeId, number | null>;

/**
 * The headline levels; where too few practices have one for a headline, the levels of the strongest basis that has
 * any, so that a city with gaps still gets a first step. Bases are never mixed within a capability.
 */
const startingLevels = (capability: CapabilityScore, medianOf: Medians): StartingLevel[] => {
  const { headline, practices, shown } = capability;
  if (!shown.practices && (headline ?? 'individual') === 'individual') return publicLevels(capability, medianOf);
  const basis =
    headline ?? BASES.findLast((candidate) => practices.some((practice) => practice[candidate]?.level != null));
  return practices.flatMap((practice) => {
    const level = basis === undefined ? null : (practice[basis]?.level ?? null);
    return level === null ? [] : [{ practice, level }];
  });
};

const MIDDLE_LEVEL = 3;

/** To the tenth, as the report prints it; sums in another order differ in their last bits. */
const asPrinted = (level: number): number => Math.round(10 * level + SAME) / 10;

/**
 * Where practice levels may not be shown (method 2), a suggestion that rested on one would tell it. These rest on what
 * every reader may know: the capability's level where it is shown, else the peers' median, else the middle level; and
 * no practice is left out for what people answered.
 */
const publicLevels = ({ practices, individual, shown }: CapabilityScore, medianOf: Medians): StartingLevel[] => {
  const own = shown.capability && individual.level !== null ? asPrinted(individual.level) : null;
  const isAnswered = practices.some(
    ({ individual: { levels, dontKnow, doesNotApply } }) => levels + dontKnow + doesNotApply > 0,
  );
  if (!isAnswered) return [];
  return practices.map((practice) => ({ practice, level: own ?? medianOf.get(practice.practice) ?? MIDDLE_LEVEL }));
};

const rankedPractice = (
  capability: CapabilityScore,
  { practice, individual }: PracticeScore,
  level: number,
  median: number | null,
  focus: readonly CapabilityId[],
): RankedPractice => {
  const need = (5 - level) / 4;
  const { headline, shown } = capability;
  const own = shown.practices ? individual.level : null;
  const gap = median === null || own === null ? null : Math.max(0, median - own) / 4;
  const inFocus = focus.includes(capability.capability);
  return {
    practice,
    capability: capability.capability,
    level,
    need,
    gap,
    inFocus,
    priority: priorityOf(need, gap, inFocus),
    capabilityLevel:
      headline === null || (headline === 'individual' && !shown.capability) ? null : capability[headline].level,
    spread: shown.practices ? individual.standardDeviation : null,
  };
};

const priorityOf = (need: number, gap: number | null, inFocus: boolean): number => {
  const focus = inFocus ? 1 : 0;
  return gap === null ? (0.5 * need + 0.2 * focus) / 0.7 : 0.5 * need + 0.3 * gap + 0.2 * focus;
};

const compare = (a: number, b: number): number => (a === b || Math.abs(a - b) < SAME ? 0 : a - b);

/** A level or spread that is not known comes after every known one. The sort is stable: instrument order remains. */
const byPriority = (a: RankedPractice, b: RankedPractice): number =>
  compare(b.priority, a.priority) ||
  compare(b.gap ?? 0, a.gap ?? 0) ||
  compare(a.capabilityLevel ?? Infinity, b.capabilityLevel ?? Infinity) ||
  compare(a.spread ?? Infinity, b.spread ?? Infinity);
