import { instrumentSchema } from '#shared/contracts/instrument.ts';
import { type Choice, type Evidence, type Response, responseSchema } from '#shared/contracts/response.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { type PooledVariances, type Scorable, scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import instrumentJson from '#templates/instruments/2026.1/en.json' with { type: 'json' };

export const instrument = instrumentSchema.parse(instrumentJson);

/** The four practices of the first capability, which most examples speak about. */
export const PRACTICES = instrument.capabilities[0]?.practices.map(({ id }) => id) as [string, string, string, string];

/** Choices on the practices of the first capability, in order; null is no answer at all. */
export type Choices = readonly (Choice | null)[];

export const response = (
  respondent: string,
  choices: Choices,
  { where = [], evidence = [] }: { where?: readonly string[]; evidence?: readonly Evidence[] } = {},
): Response =>
  responseSchema.parse({
    respondent,
    answers: choices.flatMap((choice, index) =>
      choice === null ? [] : [{ practice: PRACTICES[index], choice, where, evidence }],
    ),
  });

/** One response per row, from respondents r-1, r-2 and so on. */
export const responses = (...rows: readonly Choices[]): Response[] =>
  rows.map((choices, index) => response(`r-${index + 1}`, choices));

export const scorable = (overrides: Partial<Scorable>): Scorable => ({
  responses: [],
  agreed: [],
  verified: [],
  ...overrides,
});

export const agreedOn = (levels: readonly (1 | 2 | 3 | 4 | 5 | 'does-not-apply' | null)[]): Scorable['agreed'] =>
  levels.flatMap((level, index) => (level === null ? [] : [{ practice: PRACTICES[index] as string, level }]));

export const verifiedOn = (levels: readonly (1 | 2 | 3 | 4 | 5 | null)[]): Scorable['verified'] =>
  levels.flatMap((level, index) =>
    level === null
      ? []
      : [{ practice: PRACTICES[index] as string, level, reason: 'Minutes were read', assessor: 'assessor-1' }],
  );

/** The first capability's score. */
export const scoreFirst = (
  submission: Partial<Scorable>,
  pooledVariance: PooledVariances = {},
  seed = 'seed',
): CapabilityScore => {
  const [first] = scoreCapabilities(instrument, scorable(submission), pooledVariance, seed);
  if (first === undefined) throw new Error('The instrument has no capability');
  return first;
};
