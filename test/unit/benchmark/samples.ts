import { loadPopulation } from '#functions/platform/population.ts';
import type { Population } from '#shared/contracts/context.ts';
import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';
import { type Submission, submissionSchema } from '#shared/contracts/submission.ts';
import { createRandom } from '#shared/statistics/random.ts';

export const population = loadPopulation();

/** A UUID that ends in the given number. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const practicesOf = (capability: CapabilityId): string[] => [1, 2, 3, 4].map((n) => `${capability}-${n}`);

/** A member whose capabilities all have the given level, and whose practices do. */
export const memberWith = (change: Partial<ReleaseMember> & { level?: number | null }): ReleaseMember => {
  const { level = 3, ...rest } = change;
  const capabilities = level === null ? {} : Object.fromEntries(CAPABILITIES.map((id) => [id, level]));
  const practices =
    level === null ? {} : Object.fromEntries(CAPABILITIES.flatMap(practicesOf).map((practice) => [practice, level]));
  return {
    city: 'gn-1',
    submission: uuid(1),
    sovereign: 'AA',
    region: 'western-europe',
    features: {},
    individual: { capabilities, practices },
    verified: { capabilities: {}, practices: {} },
    spread: {},
    named: true,
    learnFrom: false,
    ...rest,
  };
};

export const releaseWith = (members: readonly ReleaseMember[], change: Partial<Release> = {}): Release => ({
  id: 'trial:1',
  round: 'trial',
  number: 1,
  instrument: '2026.1',
  contextData: population.meta.version,
  method: '1',
  demonstration: false,
  publishedAt: '2026-11-23T10:00:00.000Z',
  pooledVariance: {},
  members: members.toSorted((a, b) => (a.city < b.city ? -1 : 1)),
  ...change,
});

/** A release of real cities, evenly taken from the population, with seeded levels on the 0.25 grid. */
export const releaseOf = (size: number, { from = population, seed = 'levels' } = {}): Release => {
  const random = createRandom(seed);
  const whole = from.cities.filter(({ partOf }) => partOf === undefined);
  const members = Array.from({ length: size }, (_, index) => {
    const city = whole[Math.floor((index * whole.length) / size)]!;
    const { id, sovereign, region, features } = city;
    const capabilities = Object.fromEntries(CAPABILITIES.map((name) => [name, random.integer(4, 20) / 4]));
    const practices = Object.fromEntries(
      CAPABILITIES.flatMap(practicesOf).map((practice) => [practice, random.integer(1, 5)]),
    );
    return memberWith({
      city: id,
      submission: uuid(index + 1),
      sovereign,
      region,
      features,
      individual: { capabilities, practices },
      named: index % 2 === 0,
      learnFrom: index % 4 === 0,
    });
  });
  return releaseWith(members);
};

const practiceScore = (practice: string, level: number | null): PracticeScore => ({
  practice,
  applies: true,
  headline: level,
  individual: {
    level,
    levels: level === null ? 0 : 1,
    dontKnow: 0,
    doesNotApply: 0,
    counts: [0, 0, 0, 0, 0],
    standardDeviation: null,
  },
  agreed: null,
  verified: null,
  agreement: null,
  evidence: 'none',
  where: {},
});

/** One capability with an individual level, from one respondent unless told otherwise. */
export const scoreOf = (
  capability: CapabilityId,
  level: number | null,
  change: { respondents?: number; variance?: number | null; shown?: CapabilityScore['shown'] } = {},
): CapabilityScore => {
  const { respondents = 1, variance = null, shown = { capability: true, practices: true } } = change;
  const counts = { practicesWithLevel: level === null ? 0 : 4, practicesThatApply: 4 };
  const none = { level: null, reason: 'not-enough-answers' as const, practicesWithLevel: 0, practicesThatApply: 4 };
  return {
    capability,
    headline: level === null ? null : 'individual',
    individual: {
      level,
      ...(level === null && { reason: 'not-enough-answers' as const }),
      ...counts,
      respondents,
      interval: null,
      variance,
    },
    agreed: none,
    verified: none,
    agreement: null,
    evidence: { asserted: 1, supplied: 0, verified: 0 },
    shown,
    practices: practicesOf(capability).map((practice) =>
      practiceScore(practice, level),
    ) as CapabilityScore['practices'],
  };
};

export const scoresOf = (level: number | null, change: Parameters<typeof scoreOf>[2] = {}): CapabilityScore[] =>
  CAPABILITIES.map((capability) => scoreOf(capability, level, change));

export const submissionOf = (city: string, change: Partial<Submission> = {}): Submission => ({
  ...submissionSchema.parse({
    id: uuid(900_000),
    round: 'trial',
    city,
    instrument: '2026.1',
    language: 'en',
    responses: [{ respondent: 'one', answers: [] }],
    recipients: ['city@example.org'],
    source: 'form',
    version: 1,
    submittedAt: '2026-11-23T09:00:00.000Z',
    demonstration: false,
    hash: '0'.repeat(64),
  }),
  ...change,
});

export const cityNamed = (name: string, country: string, from: Population = population) => {
  const found = from.cities.find((city) => city.name === name && city.country === country);
  if (found === undefined) throw new Error(`no ${name} in ${country}`);
  return found;
};
