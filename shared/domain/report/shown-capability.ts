import type { CapabilityBenchmark, ComparisonResult, VerifiedBenchmark } from '#shared/contracts/comparison.ts';
import type { Capability } from '#shared/contracts/instrument.ts';
import { BASES, type Basis } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Agreement, CapabilityScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { toTenth } from './rounding.ts';
import { type ShownPractice, showPractice } from './shown-practice.ts';

export interface ShownLevel {
  readonly basis: Basis;
  /** To one decimal. */
  readonly level: number;
}

/** What is published of the peers, and, only where the own individual level is shown, how it compares. */
export interface ShownBenchmark {
  readonly n: number;
  readonly median: number | null;
  readonly quartiles: { readonly low: number; readonly high: number } | null;
  readonly higher: CapabilityBenchmark['higher'];
  readonly reason: Reason | null;
}

export interface ShownCapability {
  readonly capability: Capability;
  /** Strongest basis first; individual among them only where it may be shown. */
  readonly levels: readonly (ShownLevel & {
    readonly practicesWithLevel: number;
    readonly practicesThatApply: number;
  })[];
  readonly headline: ShownLevel | null;
  /** Why there is no headline level. */
  readonly reason: Reason | null;
  readonly individual: {
    readonly respondents: number;
    readonly reason: Reason | null;
    readonly interval: { readonly low: number; readonly high: number; readonly isBorrowed: boolean } | null;
  };
  /** Null for one respondent and where practice levels are hidden. */
  readonly agreement: Agreement | null;
  /** How many of the practices that apply are verified, supplied with evidence, asserted alone; null where hidden. */
  readonly evidence: Readonly<Record<'of' | 'verified' | 'supplied' | 'asserted', number>> | null;
  readonly practices: readonly ShownPractice[];
  readonly practicesShown: boolean;
  readonly benchmark: ShownBenchmark & {
    readonly medianInterval: CapabilityBenchmark['medianInterval'];
    readonly verdict: NonNullable<CapabilityBenchmark['position']>['verdict'] | null;
    readonly sameWay: number | null;
    /** The peers' verified levels; null without a verified level of the city's own. */
    readonly verified: VerifiedBenchmark | null;
  };
}

export const showCapability = (
  capability: Capability,
  score: CapabilityScore,
  comparison: ComparisonResult,
  submission: Submission,
): ShownCapability => {
  const { shown } = score;
  const levels = BASES.toReversed().flatMap((basis) => {
    const { level, practicesWithLevel, practicesThatApply } = score[basis];
    if (level === null || (basis === 'individual' && !shown.capability)) return [];
    return [{ basis, level: toTenth(level), practicesWithLevel, practicesThatApply }];
  });
  const headline = levels.find(({ basis }) => basis === score.headline) ?? null;
  const practiceBasis = score.headline ?? strongestBasis(score);
  const { interval } = score.individual;
  return {
    capability,
    levels,
    headline: headline && { basis: headline.basis, level: headline.level },
    reason: headline === null ? reasonForNone(score, score.headline ?? 'individual') : null,
    individual: {
      respondents: score.individual.respondents,
      reason: shown.capability && score.individual.level !== null ? null : reasonForNone(score, 'individual'),
      interval:
        shown.capability && interval !== null
          ? { low: toTenth(interval.low), high: toTenth(interval.high), isBorrowed: interval.borrowed }
          : null,
    },
    agreement: shown.practices ? score.agreement : null,
    evidence: shown.practices ? countEvidence(score) : null,
    practicesShown: shown.practices,
    practices: capability.practices.map((practice) =>
      showPractice(practice, score, practiceBasis, comparison, submission),
    ),
    benchmark: showBenchmark(score, comparison),
  };
};

const countEvidence = ({ practices }: CapabilityScore): ShownCapability['evidence'] => {
  const applying = practices.filter(({ applies }) => applies);
  const count = (strength: string) => applying.filter(({ evidence }) => evidence === strength).length;
  return {
    of: applying.length,
    verified: count('verified'),
    supplied: count('supplied'),
    asserted: count('asserted'),
  };
};

/** Where there are too few practices for a level, what there is stands on the strongest basis that has any. */
const strongestBasis = ({ practices }: CapabilityScore): Basis =>
  BASES.findLast((basis) => practices.some((practice) => practice[basis]?.level != null)) ?? 'individual';

/** Hidden comes before missing: how many practices have a level would itself say something about the answers. */
const reasonForNone = ({ shown, ...score }: CapabilityScore, basis: Basis): Reason =>
  basis === 'individual' && !shown.capability && score.individual.respondents > 0
    ? 'too-few-respondents'
    : (score[basis].reason ?? 'not-enough-answers');

const NO_VERIFIED_PEERS: VerifiedBenchmark = {
  n: 0,
  reason: 'too-few-verified-peers',
  median: null,
  quartiles: null,
};

const showBenchmark = (
  score: CapabilityScore,
  { benchmark, reason }: ComparisonResult,
): ShownCapability['benchmark'] => {
  const found = benchmark?.capabilities.find(({ capability }) => capability === score.capability);
  const isOwnShown = score.shown.capability && score.individual.level !== null;
  return {
    n: found?.n ?? 0,
    median: found?.median ?? null,
    medianInterval: found?.medianInterval ?? null,
    quartiles: found?.quartiles ?? null,
    higher: isOwnShown ? (found?.higher ?? null) : null,
    verdict: isOwnShown ? (found?.position?.verdict ?? null) : null,
    sameWay: isOwnShown ? (found?.position?.sameWay ?? null) : null,
    verified: score.verified.level === null ? null : (found?.verified ?? NO_VERIFIED_PEERS),
    reason: found === undefined ? (reason ?? 'no-release') : (found.reason ?? (found.n < 5 ? 'too-few-peers' : null)),
  };
};
