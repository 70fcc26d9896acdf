import type { Capability, Instrument } from '#shared/contracts/instrument.ts';
import type { Basis, CapabilityId, PracticeId } from '#shared/contracts/names.ts';
import type { CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { agreementOnCapability } from './agreement-on.ts';
import { type Judgements, practicesThatDoNotApply } from './applicability.ts';
import { disclosureOf } from './disclosure.ts';
import { capabilityLevelOf } from './enough-practices.ts';
import { collectAnswers, countRespondents } from './given-answers.ts';
import { individualLevelOf } from './individual-level.ts';
import { practiceLevelOn, scorePractice } from './practice-score.ts';

/** What levels are made of: nobody else's answers are among it. */
export type Scorable = Pick<Submission, 'responses' | 'agreed' | 'verified'>;

/** s_p² by capability, as a release carries it; 0.55² where it has none. */
export type PooledVariances = Readonly<Partial<Record<CapabilityId, number>>>;

/** Strongest first. */
const BASES_BY_STRENGTH: readonly Basis[] = ['verified', 'agreed', 'individual'];

/**
 * Levels, uncertainty, agreement and evidence of the five capabilities, in the instrument's order (method 2 and 3).
 * A level rests on the city's own answers only, and the order of respondents and answers changes nothing.
 * @param seed makes the bootstrap repeatable: submission id, release id and method version.
 */
export const scoreCapabilities = (
  instrument: Instrument,
  submission: Scorable,
  pooledVariance: PooledVariances,
  seed: string,
): CapabilityScore[] =>
  instrument.capabilities.map((capability) =>
    scoreCapability(capability, submission, pooledVariance[capability.id], `${seed}:${capability.id}`),
  );

const scoreCapability = (
  { id, practices }: Capability,
  submission: Scorable,
  pooledVariance: number | undefined,
  seed: string,
): CapabilityScore => {
  const judgementsOn = (practice: PracticeId): Judgements => ({
    agreed: submission.agreed.find((candidate) => candidate.practice === practice),
    verified: submission.verified.find((candidate) => candidate.practice === practice),
  });
  const given = practices.map((practice) => collectAnswers(practice.id, submission.responses));
  const left = practicesThatDoNotApply(given, judgementsOn);
  const scores = given.map((answers) =>
    scorePractice(answers, judgementsOn(answers.practice), !left.has(answers.practice)),
  );
  const applying = scores.filter(({ applies }) => applies);
  const individual = individualLevelOf(
    given.filter(({ practice }) => !left.has(practice)),
    pooledVariance,
    seed,
  );
  const agreed = capabilityLevelOf(applying.map((practice) => practiceLevelOn(practice, 'agreed')));
  const verified = capabilityLevelOf(applying.map((practice) => practiceLevelOn(practice, 'verified')));
  const levelOn = { individual, agreed, verified };
  const headline = BASES_BY_STRENGTH.find((basis) => levelOn[basis].level !== null) ?? null;
  return {
    capability: id,
    headline,
    ...levelOn,
    agreement: agreementOnCapability(applying.map(({ agreement }) => agreement)),
    evidence: evidenceShares(applying),
    shown: disclosureOf(countRespondents(submission.responses), individual.respondents, given),
    practices: scores.map((practice) => ({
      ...practice,
      headline: headline === null ? null : practiceLevelOn(practice, headline),
    })),
  };
};

const evidenceShares = (applying: readonly Pick<PracticeScore, 'evidence'>[]): CapabilityScore['evidence'] => {
  const shareOf = (strength: PracticeScore['evidence']) =>
    applying.filter(({ evidence }) => evidence === strength).length / applying.length;
  return { asserted: shareOf('asserted'), supplied: shareOf('supplied'), verified: shareOf('verified') };
};
