import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Practice } from '#shared/contracts/instrument.ts';
import { BASES, type Basis } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Agreement, CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { toTenth } from './rounding.ts';
import type { ShownBenchmark, ShownLevel } from './shown-capability.ts';

/** From here on the distribution of answers is shown: nobody's own answer stands alone in it. */
const ANSWERS_FOR_COUNTS = 4;

export interface ShownPractice {
  readonly practice: Practice;
  readonly applies: boolean;
  /** Strongest basis first; individual among them only where it may be shown. */
  readonly levels: readonly ShownLevel[];
  /** On the capability's headline basis, or on the strongest basis that has any level. */
  readonly headline: ShownLevel | null;
  readonly reason: Reason | null;
  /** How many gave a level, said don't know, said does not apply; null where hidden. */
  readonly answers: Pick<PracticeScore['individual'], 'levels' | 'dontKnow' | 'doesNotApply'> | null;
  readonly counts: readonly number[] | null;
  readonly agreement: Agreement | null;
  /** Why the group or the assessor settled on the level, in their own words. */
  readonly settled: readonly { readonly basis: Basis; readonly level: number; readonly reason: string }[];
  /** Where-and-how options and partners by how many ticked them; empty where hidden. */
  readonly where: Readonly<Record<string, number>>;
  readonly benchmark: Pick<ShownBenchmark, 'n' | 'median' | 'reason'>;
}

export const showPractice = (
  practice: Practice,
  capability: CapabilityScore,
  basis: Basis,
  comparison: ComparisonResult,
  submission: Submission,
): ShownPractice => {
  const score = capability.practices.find((candidate) => candidate.practice === practice.id);
  if (score === undefined) throw new Error(`The practice ${practice.id} has no score`);
  const isOpen = capability.shown.practices;
  const levels = BASES.toReversed().flatMap((candidate): ShownLevel[] => {
    const level = score[candidate]?.level ?? null;
    return level === null || (candidate === 'individual' && !isOpen)
      ? []
      : [{ basis: candidate, level: toTenth(level) }];
  });
  const headline = levels.find((level) => level.basis === basis) ?? null;
  const { counts, levels: given, dontKnow, doesNotApply } = score.individual;
  // Who says "does not apply" is an answer too: where answers are hidden only the group's own decision is told.
  const isAgreedOut = submission.agreed.some(
    (agreed) => agreed.practice === practice.id && agreed.level === 'does-not-apply',
  );
  const applies = isOpen || isAgreedOut ? score.applies : true;
  return {
    practice,
    applies,
    levels,
    headline,
    reason: headline === null ? reasonForNone(applies, isOpen, basis) : null,
    answers: isOpen ? { levels: given, dontKnow, doesNotApply } : null,
    counts: isOpen && given >= ANSWERS_FOR_COUNTS ? [...counts] : null,
    agreement: isOpen ? score.agreement : null,
    settled: settledLevels(score),
    where: isOpen ? score.where : {},
    benchmark: showBenchmark(score, comparison),
  };
};

const reasonForNone = (applies: boolean, isOpen: boolean, basis: Basis): Reason => {
  if (!applies) return 'does-not-apply';
  return basis === 'individual' && !isOpen ? 'too-few-respondents' : 'not-enough-answers';
};

const settledLevels = ({ agreed, verified }: PracticeScore): ShownPractice['settled'] => [
  ...(verified === null ? [] : [{ basis: 'verified' as const, level: verified.level, reason: verified.reason }]),
  ...(agreed?.reason ? [{ basis: 'agreed' as const, level: agreed.level, reason: agreed.reason }] : []),
];

const showBenchmark = (
  { practice }: PracticeScore,
  { benchmark, reason }: ComparisonResult,
): ShownPractice['benchmark'] => {
  const found = benchmark?.practices.find((candidate) => candidate.practice === practice);
  if (found === undefined) return { n: 0, median: null, reason: reason ?? 'no-release' };
  const { n, median } = found;
  return { n, median, reason: found.reason ?? (median === null ? 'practice-detail-needs-eight-peers' : null) };
};
