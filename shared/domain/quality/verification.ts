import type { CapabilityId, CityId, Level, PracticeId } from '#shared/contracts/names.ts';
import type { CapabilityQuality, Difference, Figure } from '#shared/contracts/quality.ts';
import { studentQuantile } from '#shared/statistics/distributions.ts';
import { weightedKappa } from '#shared/statistics/kappa.ts';
import { mean, standardDeviation } from '#shared/statistics/summary.ts';
import type { AssessedCity } from './assessed-city.ts';
import { figure, figureOr, suppressed } from './figure.ts';

/** A practice of a city that two assessors read without knowing of each other. */
export interface DoubleReading {
  readonly city: CityId;
  readonly practice: PracticeId;
  readonly first: Level;
  readonly second: Level;
}

const FEWEST_VERIFIED = 5;
const FEWEST_READINGS = 20;
const ONE_SIDED = 0.95;

/** Do cities see themselves as an assessor does? Individual less verified level, over the cities that have both. */
export const selfLessVerified = (
  capability: CapabilityId,
  cities: readonly AssessedCity[],
): Pick<CapabilityQuality, 'selfLessVerified' | 'selfLessVerifiedByLanguage'> => {
  const differences = cities.flatMap(({ language, capabilities }) => {
    const score = capabilities.get(capability)?.score;
    const [own, verified] = [score?.individual.level ?? null, score?.verified.level ?? null];
    return own === null || verified === null ? [] : [{ language, difference: own - verified }];
  });
  const languages = [...new Set(differences.map(({ language }) => language))].sort();
  return {
    selfLessVerified: differenceOf(differences.map(({ difference }) => difference)),
    selfLessVerifiedByLanguage: languages.map((language) => ({
      language,
      ...differenceOf(differences.filter((one) => one.language === language).map(({ difference }) => difference)),
    })),
  };
};

/** Mean, standard deviation and `mean ± t(0.95; n - 1) s / √n`. */
const differenceOf = (differences: readonly number[]): Difference => {
  const n = differences.length;
  const centre = mean(differences);
  const spread = standardDeviation(differences);
  if (n < FEWEST_VERIFIED || centre === null || spread === null) {
    const none = suppressed('fewer-than-5-verified', n);
    return { mean: none, standardDeviation: none, interval: null };
  }
  const half = (studentQuantile(ONE_SIDED, n - 1) * spread) / Math.sqrt(n);
  return {
    mean: figure(centre, n),
    standardDeviation: figure(spread, n),
    interval: { low: centre - half, high: centre + half },
  };
};

/** Do two assessors come to the same level? Cohen's kappa with quadratic weights, from 20 double readings on. */
export const assessorAgreement = (readings: readonly DoubleReading[]): Figure => {
  const n = readings.length;
  if (n < FEWEST_READINGS) return suppressed('fewer-than-20-double-readings', n);
  const [first, second] = [readings.map((reading) => reading.first), readings.map((reading) => reading.second)];
  return figureOr(weightedKappa(first, second, 'quadratic'), n, 'answers-do-not-vary');
};
