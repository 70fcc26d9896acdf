import type { Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';
import type { Consents, Submission } from '#shared/contracts/submission.ts';
import { cityFeatures } from '../distance/city-features.ts';
import { referenceRow } from '../distance/reference.ts';

/** A submission that may enter a release, with its five capabilities. */
export interface Participant {
  readonly submission: Submission;
  readonly scores: readonly CapabilityScore[];
  /** The city's consents as they stand today, where they changed since the submission. */
  readonly consents?: Consents;
}

/**
 * A city as a release freezes it: context with its own corrections, levels by basis, and the consents of today.
 * @throws DomainError `city_unknown`
 */
export const memberOf = (population: Population, participant: Participant): ReleaseMember => {
  const { submission, scores, consents = submission.consents } = participant;
  const { features, constants } = population.meta;
  const city = population.cities[referenceRow(population, submission.city)]!;
  return {
    city: city.id,
    submission: submission.id,
    sovereign: city.sovereign,
    region: city.region,
    features: cityFeatures(features, city.features, submission.profile, constants.ranges),
    individual: levelsOn(scores, 'individual'),
    verified: levelsOn(scores, 'verified'),
    spread: spreadOf(scores),
    named: consents.named,
    learnFrom: consents.learnFrom,
    ...(consents.learnFrom && consents.contact !== undefined && { contact: consents.contact }),
  };
};

const levelsOn = (
  scores: readonly CapabilityScore[],
  basis: 'individual' | 'verified',
): ReleaseMember['individual'] => {
  const capabilities: ReleaseMember['individual']['capabilities'] = {};
  const practices: ReleaseMember['individual']['practices'] = {};
  for (const score of scores) {
    const { level } = score[basis];
    if (level !== null) capabilities[score.capability] = level;
    for (const practice of score.practices) {
      const own = practiceLevel(practice, basis);
      if (own !== null) practices[practice.practice] = own;
    }
  }
  return { capabilities, practices };
};

const practiceLevel = (practice: PracticeScore, basis: 'individual' | 'verified'): number | null =>
  practice.applies ? (practice[basis]?.level ?? null) : null;

const spreadOf = (scores: readonly CapabilityScore[]): ReleaseMember['spread'] => {
  const spread: ReleaseMember['spread'] = {};
  for (const { capability, individual } of scores) {
    const { respondents, variance } = individual;
    if (variance !== null && respondents > 1) spread[capability] = { respondents, variance };
  }
  return spread;
};
