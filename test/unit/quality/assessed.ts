import type { Choice } from '#shared/contracts/response.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { type AssessedCapability, type AssessedCity, assessCities } from '#shared/domain/quality/assessed-city.ts';
import { aResponse, aSubmission, instrument } from '../../fakes/assessment-items.ts';
import { aRelease, aReleaseMember } from '../../fakes/release-items.ts';

export const CAPABILITY = instrument.capabilities[0]!.id;

export interface Answered {
  /** One row of choices on the first capability's practices per respondent. */
  readonly rows: readonly (readonly (Choice | null)[])[];
  readonly region?: string;
  readonly change?: Partial<Submission>;
}

/** A release of cities that answered these rows, with the submissions behind it. */
export const aReleaseOf = (answered: readonly Answered[]) => {
  const submissions = answered.map(({ rows, change }, index) =>
    aSubmission({
      city: `gn-${1001 + index}`,
      responses: rows.map((choices, person) => aResponse(`r-${person + 1}`, choices)),
      ...change,
    }),
  );
  const members = submissions.map(({ id, city }, index) =>
    aReleaseMember({ city, submission: id, region: answered[index]?.region ?? 'south-america' }),
  );
  // The schema asks for 15 cities; figures have to hold for fewer, too.
  return { submissions, release: { ...aRelease(), members } };
};

export const assess = (answered: readonly Answered[]): AssessedCity[] => {
  const { release, submissions } = aReleaseOf(answered);
  return assessCities(instrument, release, submissions);
};

/** The first capability of each city. */
export const assessFirst = (answered: readonly Answered[]): AssessedCapability[] =>
  assess(answered).map(({ capabilities }) => capabilities.get(CAPABILITY)!);

export const times = <Value>(count: number, values: readonly Value[]): Value[] =>
  Array.from({ length: count }, () => values).flat();
