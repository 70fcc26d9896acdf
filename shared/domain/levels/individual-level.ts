import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { mean } from '#shared/statistics/summary.ts';
import { capabilityLevelOf } from './enough-practices.ts';
import type { GivenAnswers } from './given-answers.ts';
import { levelInterval } from './level-interval.ts';
import { type RespondentLevels, respondentVariance } from './respondent-variance.ts';

/** Mean of the levels that respondents gave on a practice; null when nobody gave one. */
export const individualPracticeLevel = ({ levelBy }: GivenAnswers): number | null => mean([...levelBy.values()]);

/**
 * The individual basis of a capability: level, number of respondents with at least one level in it, their variance
 * and the 90 % interval (method 3). `applying`: the answers on the practices that apply.
 */
export const individualLevelOf = (
  applying: readonly GivenAnswers[],
  pooledVariance: number | undefined,
  seed: string,
): CapabilityScore['individual'] => {
  const capability = capabilityLevelOf(applying.map(individualPracticeLevel));
  const rows = respondentRows(applying);
  const variance = respondentVariance(rows, seed);
  const { level } = capability;
  return {
    ...capability,
    respondents: rows.length,
    interval: level === null ? null : levelInterval({ level, respondents: rows.length, variance }, pooledVariance),
    variance,
  };
};

const respondentRows = (applying: readonly GivenAnswers[]): RespondentLevels[] => {
  const counted = applying.filter(({ levelBy }) => levelBy.size > 0);
  const respondents = [...new Set(counted.flatMap(({ levelBy }) => [...levelBy.keys()]))].sort();
  return respondents.map((respondent) => counted.map(({ levelBy }) => levelBy.get(respondent) ?? null));
};
