import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Answer, Choice, Response } from '#shared/contracts/response.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { createRandom, type Random } from '#shared/statistics/random.ts';

/** The invented spreads, in levels: between cities, between a city's capabilities, practices and respondents. */
const CITY_SPREAD = 0.55;
const CAPABILITY_SPREAD = 0.45;
const PRACTICE_SPREAD = 0.5;
const RESPONDENT_SPREAD = 0.55;
const AVERAGE_LEVEL = 2.8;
const SHARE_DONT_KNOW = 0.04;
const SHARE_NAMED = 0.8;
const RESPONDENTS = [1, 1, 3, 4, 5, 5, 6, 8];

const clip = (level: number): Choice => Math.min(5, Math.max(1, Math.round(level))) as Choice;

/** Invented levels of every practice of one city, as numbers that its respondents scatter around. */
const inventLevels = (instrument: Instrument, random: Random): ReadonlyMap<string, number> => {
  const city = AVERAGE_LEVEL + CITY_SPREAD * random.normal();
  return new Map(
    instrument.capabilities.flatMap(({ practices }) => {
      const capability = city + CAPABILITY_SPREAD * random.normal();
      return practices.map(({ id }): [string, number] => [id, capability + PRACTICE_SPREAD * random.normal()]);
    }),
  );
};

const inventAnswers = (levels: ReadonlyMap<string, number>, random: Random): Answer[] => {
  const leaning = RESPONDENT_SPREAD * random.normal();
  return [...levels].map(([practice, level]) => {
    const choice = clip(level + leaning + RESPONDENT_SPREAD * random.normal());
    return { practice, choice: random.uniform() < SHARE_DONT_KNOW ? 'dont-know' : choice, where: [], evidence: [] };
  });
};

/** A UUID that depends on the seed alone, so that a demonstration is the same on every machine. */
const inventId = (random: Random): string => {
  const digits = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20)].join('-');
};

/** One real city's synthetic submission: the same seed and city give the same answers. It says nothing about the city. */
export const inventSubmission = (
  instrument: Instrument,
  { round, city, seed }: { round: string; city: string; seed: string },
): SubmissionInput => {
  const random = createRandom(`${seed}:${city}`);
  const levels = inventLevels(instrument, random);
  const respondents = RESPONDENTS[random.integer(0, RESPONDENTS.length - 1)] ?? 1;
  const responses = Array.from(
    { length: respondents },
    (_, index): Response => ({ respondent: `r${index + 1}`, answers: inventAnswers(levels, random) }),
  );
  const named = random.uniform() < SHARE_NAMED;
  return {
    id: inventId(random),
    round,
    city,
    instrument: instrument.version,
    language: 'en',
    profile: {},
    responses,
    agreed: [],
    conditions: [],
    focus: { capabilities: [] },
    consents: { named, learnFrom: named && random.uniform() < 0.6, research: false },
    comparison: { lens: 'balanced', k: 10, sameCountry: false, sameAdministrativeRank: false, additions: [] },
    recipients: ['demonstration@city.invalid'],
  };
};
