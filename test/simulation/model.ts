import { instrumentSchema } from '#shared/contracts/instrument.ts';
import type { Choice, Response } from '#shared/contracts/response.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { type PooledVariances, scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import type { Random } from '#shared/statistics/random.ts';
import instrumentJson from '#templates/instruments/2026.1/en.json' with { type: 'json' };

export const instrument = instrumentSchema.parse(instrumentJson);
export const CAPABILITIES = instrument.capabilities.length;

/** Standard deviations of the model, in levels before a respondent picks one of the five. */
export const MODEL = {
  /** A city's practices around its own capability. */
  practice: 0.4,
  /** How generous a respondent is on a whole capability. */
  respondent: 0.45,
  /** A respondent's view of one practice. */
  view: 0.6,
  /** Shape of the gamma factor, of mean 1, by which the respondents' variance differs from city to city. */
  cityShape: 6,
} as const;

/** A city as it is: where its practices truly stand, and how far its people's views differ from that. */
export interface TrueCity {
  /** Per capability, per practice. */
  readonly practices: readonly (readonly number[])[];
  /** Factor on the standard deviations `respondent` and `view`. */
  readonly disagreement: number;
}

/** @param capabilities where each capability stands: exactly the middle of its practices. */
export const drawCity = (capabilities: readonly number[], random: Random): TrueCity => ({
  practices: instrument.capabilities.map(({ practices }, index) => {
    const strayed = practices.map(() => MODEL.practice * random.normal());
    const middle = strayed.reduce((sum, value) => sum + value, 0) / strayed.length;
    return strayed.map((value) => (capabilities[index] as number) + value - middle);
  }),
  disagreement: Math.sqrt(random.gamma(MODEL.cityShape, 1 / MODEL.cityShape)),
});

/** What `respondents` people of a city answer; each practice is "I don't know" with the given chance. */
export const drawResponses = (
  { practices, disagreement }: TrueCity,
  respondents: number,
  dontKnow: number,
  random: Random,
): Response[] =>
  Array.from({ length: respondents }, (_, respondent) => ({
    respondent: `r-${respondent}`,
    answers: instrument.capabilities.flatMap((capability, index) => {
      const generosity = MODEL.respondent * disagreement * random.normal();
      return capability.practices.map(({ id }, place) => {
        const view = (practices[index]?.[place] as number) + generosity + MODEL.view * disagreement * random.normal();
        const choice: Choice = random.uniform() < dontKnow ? 'dont-know' : pickLevel(view);
        return { practice: id, choice, where: [], evidence: [] };
      });
    }),
  }));

const pickLevel = (view: number): 1 | 2 | 3 | 4 | 5 => Math.min(5, Math.max(1, Math.round(view))) as 1 | 2 | 3 | 4 | 5;

export const scoreResponses = (
  responses: Response[],
  pooledVariance: PooledVariances,
  seed: string,
): CapabilityScore[] => scoreCapabilities(instrument, { responses, agreed: [], verified: [] }, pooledVariance, seed);

/** Level that a capability would have if everybody in the city were asked. */
export const trueLevel = ({ practices, disagreement }: TrueCity, capability: number): number => {
  const spread = disagreement * Math.hypot(MODEL.respondent, MODEL.view);
  const stands = practices[capability] ?? [];
  const levels = stands.map((stand) =>
    [1.5, 2.5, 3.5, 4.5].reduce((level, bound) => level + normalShare((stand - bound) / spread), 1),
  );
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
};

/** Share of the standard normal below `z`, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
const normalShare = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - tail : tail;
};
