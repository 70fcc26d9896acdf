import type { FeatureValues, Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import type { GowerMatrix } from '#shared/statistics/gower-features.ts';
import { comparableRows } from '#shared/statistics/gower-pair.ts';
import { compileFeatures } from '../distance/reference.ts';

/** The city whose peers are looked for, as it states itself. */
export interface Seeker {
  readonly city: string;
  readonly sovereign: string;
  readonly features: FeatureValues;
}

/** The seeker among the other cities of a release, all ordered by city id, so that ties go to the lower id. */
export interface Pool {
  readonly matrix: GowerMatrix;
  /** Row of the seeker. */
  readonly self: number;
  /** By row; null in the seeker's own. */
  readonly members: readonly (ReleaseMember | null)[];
  /** Number of each row's sovereign state, from 0. */
  readonly states: Int32Array;
  /** Cities in the release without the seeker. */
  readonly size: number;
}

/** Pairs of cities can be compared from this share of the features on. */
const COMPARABLE = 0.6;

/**
 * The other cities of a release with the seeker among them, compiled for distances. A member of the seeker's own city is
 * left out: nobody is its own peer.
 */
export const poolOf = (
  population: Population,
  { members: all }: { readonly members: readonly ReleaseMember[] },
  seeker: Seeker,
): Pool => {
  const others = all.filter(({ city }) => city !== seeker.city);
  const after = others.findIndex(({ city }) => city > seeker.city);
  const self = after === -1 ? others.length : after;
  const members: (ReleaseMember | null)[] = [...others.slice(0, self), null, ...others.slice(self)];
  const matrix = compileFeatures(
    population,
    members.map((member) => (member ?? seeker).features),
  );
  const states = numberStates(members.map((member) => (member ?? seeker).sovereign));
  return { matrix, self, members, states, size: others.length };
};

const numberStates = (codes: readonly string[]): Int32Array => {
  const numbers = new Map<string, number>();
  return Int32Array.from(codes, (code) => {
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
};

type Filters = Pick<Comparison, 'sameCountry' | 'sameAdministrativeRank'>;

/**
 * 1 for every row that may be a peer of the city in `row`: comparable in at least 60 % of the features and in every
 * family, past the hard filters, and not the city itself. A filter that the city has no value for lets nobody past.
 */
export const candidatesOf = (pool: Pool, row: number, seeker: Seeker, filters: Filters): Uint8Array => {
  const eligible = comparableRows(pool.matrix, row, COMPARABLE);
  eligible[row] = 0;
  const rankOf = (at: number) => (pool.members[at] ?? seeker).features['administrative-rank'];
  const rank = rankOf(row);
  for (let other = 0; other < eligible.length; other += 1) {
    if (filters.sameCountry && pool.states[other] !== pool.states[row]) eligible[other] = 0;
    if (filters.sameAdministrativeRank && (rank === undefined || rankOf(other) !== rank)) eligible[other] = 0;
  }
  return eligible;
};
