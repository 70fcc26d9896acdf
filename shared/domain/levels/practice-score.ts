import type { Basis } from '#shared/contracts/names.ts';
import type { PracticeScore } from '#shared/contracts/scores.ts';
import { standardDeviation } from '#shared/statistics/summary.ts';
import { agreementOnPractice } from './agreement-on.ts';
import type { Judgements } from './applicability.ts';
import type { GivenAnswers } from './given-answers.ts';
import { individualPracticeLevel } from './individual-level.ts';

/** A practice's level on each basis. A practice that does not apply has none; what was counted stays. */
export const scorePractice = (
  given: GivenAnswers,
  { agreed, verified }: Judgements,
  applies: boolean,
): Omit<PracticeScore, 'headline'> => {
  const levels = [...given.levelBy.values()];
  return {
    practice: given.practice,
    applies,
    individual: {
      level: applies ? individualPracticeLevel(given) : null,
      levels: levels.length,
      dontKnow: given.dontKnow,
      doesNotApply: given.doesNotApply,
      counts: countLevels(levels),
      standardDeviation: standardDeviation(levels),
    },
    agreed: applies ? agreedLevel(agreed) : null,
    verified: applies && verified !== undefined ? { level: verified.level, reason: verified.reason } : null,
    agreement: applies ? agreementOnPractice(levels) : null,
    evidence: evidenceStrength(given, { agreed, verified }),
    where: { ...given.where },
  };
};

/** A practice's level on a basis; null when the basis gives none. */
export const practiceLevelOn = (practice: Omit<PracticeScore, 'headline'>, basis: Basis): number | null =>
  practice[basis]?.level ?? null;

const agreedLevel = (agreed: Judgements['agreed']): PracticeScore['agreed'] => {
  if (agreed === undefined || agreed.level === 'does-not-apply') return null;
  return { level: agreed.level, ...(agreed.reason !== undefined && { reason: agreed.reason }) };
};

const countLevels = (levels: readonly number[]): [number, number, number, number, number] => {
  const picked = (level: number) => levels.filter((candidate) => candidate === level).length;
  return [picked(1), picked(2), picked(3), picked(4), picked(5)];
};

/** Verified by an assessor, supplied with evidence, asserted by a level alone, or none of these. */
const evidenceStrength = (given: GivenAnswers, { agreed, verified }: Judgements): PracticeScore['evidence'] => {
  if (verified !== undefined) return 'verified';
  if (given.hasEvidence) return 'supplied';
  return given.levelBy.size > 0 || typeof agreed?.level === 'number' ? 'asserted' : 'none';
};
