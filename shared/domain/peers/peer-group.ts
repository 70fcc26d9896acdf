import type { Peer, PeerGroup } from '#shared/contracts/comparison.ts';
import type { Population } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison } from '#shared/contracts/submission.ts';
import { reweighedDistances } from '#shared/statistics/gower.ts';
import { type GowerWeights, gowerWeights } from '#shared/statistics/gower-weights.ts';
import { type NearestOptions, nearest } from '#shared/statistics/nearest.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { type LikenessScale, likenessOf, likenessScale } from '../distance/likeness-scale.ts';
import { referenceDistances, referenceOf, type Standpoint } from '../distance/reference.ts';
import { peerRule } from './choice.ts';
import { closenessOf, unusualOf } from './closeness.ts';
import { arrangePeers, sizeBandOf, withoutName } from './disclosure.ts';
import type { Pool, Seeker } from './pool.ts';
import { leaveOneOutOverlap, listedBack, perturbedGroups, sharesOfGroups, stabilityBand } from './stability.ts';
import { additionsOf } from './twins.ts';
import { whyOf } from './why.ts';

export interface GroupInput {
  readonly population: Population;
  readonly standpoint: Standpoint;
  readonly pool: Pool;
  readonly seeker: Seeker;
  readonly comparison: Comparison;
  /** Perturbations for the stability, 200 in a report; 0 leaves out stability, leave-one-out overlap and reciprocity. */
  readonly draws: number;
  readonly seed: string;
}

/** A peer group as it is shown, and what statistics need of it. */
export interface FoundGroup {
  readonly group: PeerGroup;
  /** Nearest first. */
  readonly members: readonly ReleaseMember[];
  /** Among how many cities they were found: those of the release that pass the city's filters. */
  readonly candidates: number;
  /** The groups of the perturbations: other reasonable choices of peers. */
  readonly others: readonly (readonly ReleaseMember[])[];
}

/** The peer group of method 5 with everything that explains it; null when there are fewer than 15 candidates. */
export const findPeerGroup = (input: GroupInput): FoundGroup | null => {
  const { population, standpoint, pool, seeker, comparison } = input;
  const rule = peerRule(pool, pool.self, seeker, comparison);
  if (rule === null) return null;
  const families = lensWeights(population.meta.constants, comparison.lens);
  const weights = gowerWeights(pool.matrix, { families });
  const distances = reweighedDistances(pool.matrix, pool.self)(weights, new Float64Array(pool.matrix.rows));
  const rows = nearest(distances, rule);
  const scale = likenessScale(population, families);
  const fromHere = referenceDistances(standpoint, families);
  const tried = tryOut(input, weights, rule, rows);
  const peers = Array.from(rows, (row, place) =>
    peerAt(input, { weights, scale, row, distance: distances[row]!, place, tried }),
  );
  const farthest = rows.at(-1);
  return {
    group: {
      lens: comparison.lens,
      k: rule.k,
      pool: pool.size,
      peers: arrangePeers(peers),
      additions: additionsOf(standpoint, families, fromHere, scale, comparison.additions),
      leaveOneOut: tried?.leaveOneOut ?? null,
      closeness: farthest === undefined ? null : closenessOf(standpoint, fromHere, distances[farthest]!),
      unusual: unusualOf(standpoint, comparison.k),
    },
    members: membersAt(pool, rows),
    candidates: rule.candidates,
    others: tried?.groups.map((group) => membersAt(pool, group)) ?? [],
  };
};

const membersAt = ({ members }: Pool, rows: Int32Array): ReleaseMember[] =>
  Array.from(rows, (row) => members[row] as ReleaseMember);

interface Tried {
  readonly groups: readonly Int32Array[];
  readonly shares: readonly number[];
  readonly back: readonly boolean[];
  readonly leaveOneOut: number | null;
}

const tryOut = (
  { pool, seeker, comparison, draws, seed }: GroupInput,
  weights: GowerWeights,
  rule: NearestOptions,
  rows: Int32Array,
): Tried | null => {
  if (draws === 0) return null;
  const groups = perturbedGroups(pool, weights, rule, { draws, random: createRandom(`${seed}|stability`) });
  return {
    groups,
    shares: sharesOfGroups(rows, groups),
    back: listedBack(pool, weights, rows, (row) => peerRule(pool, row, seeker, comparison)),
    leaveOneOut: leaveOneOutOverlap(pool, weights, rule, rows),
  };
};

interface Place {
  readonly weights: GowerWeights;
  readonly scale: LikenessScale;
  readonly row: number;
  readonly distance: number;
  readonly place: number;
  readonly tried: Tried | null;
}

const peerAt = (
  { population, pool, seeker }: GroupInput,
  { weights, scale, row, distance, place, tried }: Place,
): Peer => {
  const member = pool.members[row] as ReleaseMember;
  const { features } = population.meta;
  const own = { row: pool.self, features: seeker.features };
  const other = { row, features: member.features };
  const reference = population.cities[referenceOf(population).rowById.get(member.city) ?? -1];
  const share = tried?.shares[place];
  const peer: Peer = {
    city: member.city,
    ...(reference && { country: reference.country }),
    region: member.region,
    sizeBand: sizeBandOf(member.features.population),
    likeness: likenessOf(scale.whole, distance),
    why: whyOf({ features, matrix: pool.matrix, weights, scale, own, other }),
    stability: share === undefined ? null : { share, band: stabilityBand(share) },
    reciprocal: tried?.back[place] ?? null,
  };
  return member.named ? peer : withoutName(peer);
};
