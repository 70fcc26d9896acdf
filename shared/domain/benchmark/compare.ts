import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { City, Population } from '#shared/contracts/context.ts';
import type { InstrumentMapping } from '#shared/contracts/instrument-mapping.ts';
import type { CapabilityId } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import { cityFeatures, hasCorrections } from '../distance/city-features.ts';
import { lensWeights } from '../distance/lens-weights.ts';
import { likenessScale } from '../distance/likeness-scale.ts';
import { referenceDistances, referenceRow, type Standpoint, standpointOf } from '../distance/reference.ts';
import { contrastsOf } from '../peers/contrasts.ts';
import { findPeerGroup } from '../peers/peer-group.ts';
import { type Pool, poolOf, type Seeker } from '../peers/pool.ts';
import { profileRows } from '../peers/profile-rows.ts';
import { twinsOf } from '../peers/twins.ts';
import { benchmarkOf } from './benchmark.ts';
import { changeSince, type EarlierRound } from './change.ts';
import { carriedInto, mustKeep, shownTo } from './kept.ts';

export interface CompareInput {
  readonly submission: Submission;
  /** The five capabilities of the submission. */
  readonly scores: readonly CapabilityScore[];
  readonly release: Release | null;
  readonly population: Population;
  /** What the city was already shown in this release. */
  readonly kept: LedgerEntry | null;
  /** What it was last shown in an earlier release of the round. */
  readonly earlier: LedgerEntry | null;
  readonly earlierRound?: EarlierRound | null;
  /** Declared between instrument versions; without one, rounds of different versions are not compared. */
  readonly mappings?: readonly InstrumentMapping[];
  /** From submission id, release id and method version. */
  readonly seed: string;
  /** Perturbations behind stability, reciprocity and `sameWay`; 0 leaves them out. */
  readonly draws?: number;
}

export interface Compared {
  readonly comparison: ComparisonResult;
  /** To keep once per city and release; null without a peer group. */
  readonly entry: LedgerEntry | null;
}

const DRAWS = 200;

/**
 * Compares a city with its structural peers in a release. Statistics are worked out once per city and release: a kept
 * entry is given back as it is, and one of an earlier release stays when at most two members changed (method 8).
 * @throws DomainError `city_unknown`
 */
export const compare = (input: CompareInput): Compared => {
  const view = viewOf(input);
  const { submission, release, scores } = input;
  const reason = refusal(input);
  const entry = release === null || reason ? null : entryOf(input, release, view);
  const { standpoint, seeker, city } = view;
  const { population } = standpoint;
  const families = lensWeights(population.meta.constants, submission.comparison.lens);
  const scale = likenessScale(population, families);
  const usable = release !== null && reason === null ? release : null;
  const pool = usable && view.pool(usable);
  const comparison: ComparisonResult = {
    ...((reason ?? entry === null) && { reason: reason ?? ('pool-too-small' as const) }),
    group: entry?.group ?? null,
    benchmark: entry && shownTo(entry, submission.id),
    twins: twinsOf(standpoint, referenceDistances(standpoint, families), scale),
    contrasts: pool ? contrastsOf(pool, scale, wishedBy(submission, scores)) : [],
    profile: profileRows({
      population,
      city,
      own: seeker.features,
      profile: submission.profile,
      namedPeers: namedFeatures(usable, entry),
    }),
    change: changeSince(
      input.earlierRound ?? null,
      submission.instrument,
      scores,
      usable?.pooledVariance ?? {},
      input.mappings,
    ),
  };
  return { comparison, entry };
};

/** Why a submission cannot be compared with a release at all. Demonstration data never mixes with real data. */
const refusal = ({ submission, release }: CompareInput): Reason | null => {
  if (release === null || release.demonstration !== submission.demonstration) return 'no-release';
  return release.instrument === submission.instrument ? null : 'other-instrument';
};

interface View {
  readonly city: City;
  readonly seeker: Seeker;
  readonly standpoint: Standpoint;
  /** Compiled when it is first asked for. */
  readonly pool: (release: Release) => Pool;
}

const viewOf = ({ submission, population }: CompareInput): View => {
  const { features, constants } = population.meta;
  const city = population.cities[referenceRow(population, submission.city)] as City;
  const own = cityFeatures(features, city.features, submission.profile, constants.ranges);
  const known = features.filter(({ inReference }) => inReference);
  const corrected = hasCorrections(features, submission.profile)
    ? cityFeatures(known, own, {}, constants.ranges)
    : null;
  const seeker = { city: city.id, sovereign: city.sovereign, features: own };
  let pool: Pool | null = null;
  return {
    city,
    seeker,
    standpoint: standpointOf(population, city.id, corrected),
    pool: (release) => {
      pool ??= poolOf(population, release, seeker);
      return pool;
    },
  };
};

const entryOf = (input: CompareInput, release: Release, view: View): LedgerEntry | null => {
  const { submission, scores, population, kept, earlier, seed, draws = DRAWS } = input;
  if (kept !== null) return kept;
  const { standpoint, seeker } = view;
  const { comparison } = submission;
  const found = findPeerGroup({ population, standpoint, pool: view.pool(release), seeker, comparison, draws, seed });
  if (found === null) return null;
  const { group, members, candidates, others } = found;
  if (earlier !== null && mustKeep(earlier, members)) return carriedInto(earlier, release);
  return {
    city: submission.city,
    release: release.id,
    submission: submission.id,
    members: members.map(({ city }) => city),
    memberSubmissions: members.map((member) => member.submission),
    group,
    benchmark: benchmarkOf({ release, scores, members, candidates, others, seed }),
  };
};

/** Where the city wants to grow: its focus, else its two lowest capabilities. */
const wishedBy = ({ focus }: Submission, scores: readonly CapabilityScore[]): readonly CapabilityId[] => {
  if (focus.capabilities.length > 0) return focus.capabilities;
  const known = scores.flatMap(({ capability, headline, ...bases }) => {
    const level = headline && bases[headline].level;
    return level === null ? [] : [{ capability, level }];
  });
  return known
    .sort((a, b) => a.level - b.level)
    .slice(0, 2)
    .map(({ capability }) => capability);
};

const namedFeatures = (release: Release | null, entry: LedgerEntry | null) => {
  const named = new Set(entry?.group.peers.map(({ city }) => city));
  return (release?.members ?? []).filter(({ city, named: agreed }) => agreed && named.has(city)).map((m) => m.features);
};
