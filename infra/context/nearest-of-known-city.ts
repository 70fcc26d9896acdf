import type { PeerGroup } from '#shared/contracts/comparison.ts';
import type { City, Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, referenceRow, standpointOf } from '#shared/domain/distance/reference.ts';
import { findPeerGroup } from '#shared/domain/peers/peer-group.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { twinsOf } from '#shared/domain/peers/twins.ts';
import { nearest } from '#shared/statistics/nearest.ts';

const COMPARISON: Comparison = {
  lens: 'balanced',
  k: 10,
  sameCountry: false,
  sameAdministrativeRank: false,
  additions: [],
};
/** As in a report. */
const DRAWS = 200;

/** What structure alone says of a city: no answers are needed for it. */
export interface NearestOfCity {
  readonly city: City;
  /** The peer group that the city would have if every city of the population took part and agreed to be named. */
  readonly group: PeerGroup;
  /** Names in the twin list of a report, nearest first. */
  readonly twins: readonly City[];
  /** The nearest ten when any number of them may lie in one country. */
  readonly withoutCaps: readonly City[];
}

/** A city that takes part without having answered anything. */
const memberOf = ({ id, sovereign, region, features }: City): ReleaseMember => ({
  city: id,
  submission: '00000000-0000-4000-8000-000000000000',
  sovereign,
  region,
  features,
  individual: { capabilities: {}, practices: {} },
  verified: { capabilities: {}, practices: {} },
  spread: {},
  named: true,
  learnFrom: false,
});

/**
 * The ten cities nearest to a city by context, with what explains them, as if all places took part that are not part of
 * a larger one.
 * @throws DomainError `city_unknown`
 */
export function nearestOfKnownCity(population: Population, id: string): NearestOfCity {
  const { cities, meta } = population;
  const city = cities[referenceRow(population, id)] as City;
  const standpoint = standpointOf(population, id, null);
  const families = lensWeights(meta.constants, COMPARISON.lens);
  const distances = referenceDistances(standpoint, families);
  const whole = cities.filter(({ partOf }) => partOf === undefined);
  const seeker = { city: id, sovereign: city.sovereign, features: city.features };
  const pool = poolOf(population, { members: whole.map(memberOf) }, seeker);
  const found = findPeerGroup({ population, standpoint, pool, seeker, comparison: COMPARISON, draws: DRAWS, seed: id });
  if (found === null) throw new Error(`no peer group for ${id}`);
  const eligible = cities.map(({ partOf }) => Number(partOf === undefined));
  const plain = nearest(distances, { k: COMPARISON.k, eligible, except: standpoint.row });
  const twins = twinsOf(standpoint, distances, likenessScale(population, families));
  return {
    city,
    group: found.group,
    twins: twins.map((twin) => cities[referenceRow(population, twin.city)] as City),
    withoutCaps: Array.from(plain, (row) => cities[row] as City),
  };
}
