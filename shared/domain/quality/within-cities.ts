import type { CapabilityQuality, Figure } from '#shared/contracts/quality.ts';
import { rwg, uniformVariance } from '#shared/statistics/agreement.ts';
import { oneWayIcc } from '#shared/statistics/icc.ts';
import { mean } from '#shared/statistics/summary.ts';
import type { AssessedCapability } from './assessed-city.ts';
import { figure, figureOr, suppressed } from './figure.ts';

/** Variance of answers without agreement, when people lean slightly to one side (LeBreton and Senter 2008). */
const SLIGHT_SKEW = 1.34;

/**
 * Do respondents of one city agree more than people of different cities? ICC(1) and ICC(2) over the respondents' levels,
 * the pooled standard deviation within cities, and the mean rwg of the cities' practices against two nulls.
 */
export const withinCities = (
  cities: readonly AssessedCapability[],
): Pick<CapabilityQuality, 'icc1' | 'icc2' | 'withinCity' | 'rwg' | 'rwgSlightSkew'> => {
  const groups = cities.map(({ respondentLevels }) => respondentLevels).filter((levels) => levels.length > 0);
  const ratings = groups.reduce((sum, levels) => sum + levels.length, 0);
  const icc = oneWayIcc(groups);
  const why = ratings > groups.length ? 'answers-do-not-vary' : 'one-respondent-each';
  return {
    icc1: figureOr(icc?.single ?? null, ratings, why),
    icc2: figureOr(icc?.average ?? null, ratings, why),
    withinCity: pooledDeviation(cities),
    rwg: meanAgreement(cities, uniformVariance(5)),
    rwgSlightSkew: meanAgreement(cities, SLIGHT_SKEW),
  };
};

/** `sqrt(sum (n - 1) s² / sum (n - 1))` over the cities with several respondents, with the s² that their scores carry. */
const pooledDeviation = (cities: readonly AssessedCapability[]): Figure => {
  let squares = 0;
  let degrees = 0;
  for (const { score } of cities) {
    const { respondents, variance } = score.individual;
    if (variance === null) continue;
    squares += (respondents - 1) * variance;
    degrees += respondents - 1;
  }
  if (degrees === 0) return suppressed('one-respondent-each', 0);
  return figure(Math.sqrt(squares / degrees), cities.filter(({ score }) => score.individual.variance !== null).length);
};

/** Mean over cities of the mean rwg over the practices that at least two respondents gave a level. */
const meanAgreement = (cities: readonly AssessedCapability[], nullVariance: number): Figure => {
  const byCity = cities.flatMap(({ score, answers }) => {
    const applying = answers.filter((_, index) => score.practices[index]?.applies);
    return mean(applying.flatMap(({ levelBy }) => rwg([...levelBy.values()], nullVariance) ?? [])) ?? [];
  });
  return figureOr(mean(byCity), byCity.length, 'one-respondent-each');
};
