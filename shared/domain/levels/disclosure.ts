import type { CapabilityScore } from '#shared/contracts/scores.ts';
import type { GivenAnswers } from './given-answers.ts';

const RESPONDENTS_FOR_CAPABILITY = 3;
const RESPONDENTS_FOR_PRACTICES = 4;

/**
 * May anybody but the respondents see individual levels (method 2)? The answers of a sole respondent are the city's
 * and are shown. Otherwise the capability level from 3 respondents on and its practice levels from 4, where every
 * practice that somebody answered was answered by at least 4.
 * @param cityRespondents how many answered anything in the whole submission.
 * @param capabilityRespondents how many gave a level in this capability.
 */
export const disclosureOf = (
  cityRespondents: number,
  capabilityRespondents: number,
  practices: readonly GivenAnswers[],
): CapabilityScore['shown'] => {
  if (cityRespondents === 1) return { capability: true, practices: true };
  const fewestAnswers = Math.min(...practices.map(({ answered }) => answered).filter((answered) => answered > 0));
  return {
    capability: capabilityRespondents >= RESPONDENTS_FOR_CAPABILITY,
    practices: Math.min(capabilityRespondents, fewestAnswers) >= RESPONDENTS_FOR_PRACTICES,
  };
};
