import type { Population } from '#shared/contracts/context.ts';
import type { Release } from '#shared/contracts/release.ts';
import { DomainError } from '../errors.ts';
import { pooledVarianceOf } from './pooled-variance.ts';
import { memberOf } from './release-member.ts';
import { type Drafted, FEWEST_CITIES, newestOfEachCity, releaseIssues } from './release-rules.ts';

export interface ReleaseInput extends Drafted {
  readonly population: Population;
  readonly number: number;
  readonly method: string;
  /** ISO time. */
  readonly publishedAt: string;
}

/**
 * The immutable benchmark of a round: the newest submission of each city, with the consents of today.
 * @throws DomainError `release_refused` with every reason, `city_unknown`
 */
export const buildRelease = (input: ReleaseInput): Release => {
  const { round, population, number, method, publishedAt, previous } = input;
  const participants = newestOfEachCity(input.participants);
  const issues = releaseIssues({ round, participants, previous });
  if (issues.length > 0) throw new DomainError('release_refused', `Release ${round.id}:${number} is refused`, issues);
  const members = participants.map((participant) => memberOf(population, participant));
  return {
    id: `${round.id}:${number}`,
    round: round.id,
    number,
    instrument: round.instrument,
    contextData: population.meta.version,
    method,
    demonstration: round.demonstration,
    publishedAt,
    pooledVariance: pooledVarianceOf(members),
    members,
  };
};

/**
 * The population that follows a release after a city was erased: the same without it, under the next free number, and
 * naming the hash of what it succeeds.
 * @throws DomainError `release_refused` when fewer than 15 cities would be left: then no benchmark may stay.
 */
export const successorWithout = (
  release: Release,
  city: string,
  { number, publishedAt, succeeds }: { number: number; publishedAt: string; succeeds: string },
): Release => {
  const members = release.members.filter((member) => member.city !== city);
  if (members.length < FEWEST_CITIES) {
    throw new DomainError('release_refused', `Without ${city} release ${release.id} is too small`, [
      {
        field: 'participants',
        message: 'release-too-few-cities',
        values: { needed: FEWEST_CITIES, found: members.length },
      },
    ]);
  }
  const id = `${release.round}:${number}`;
  return { ...release, id, number, publishedAt, succeeds, members, pooledVariance: pooledVarianceOf(members) };
};
