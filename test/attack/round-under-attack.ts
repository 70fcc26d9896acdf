import type { Benchmark } from '#shared/contracts/comparison.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison, Lens } from '#shared/contracts/submission.ts';
import { benchmarkOf } from '#shared/domain/benchmark/benchmark.ts';
import { capabilityMedian, DETAIL_PEERS, higherBand, quartilesOf } from '#shared/domain/benchmark/peer-statistics.ts';
import { roundTo } from '#shared/domain/benchmark/rounding.ts';
import { standpointOf } from '#shared/domain/distance/reference.ts';
import { findPeerGroup } from '#shared/domain/peers/peer-group.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { population, releaseOf, scoreOf, scoresOf } from '../unit/benchmark/samples.ts';
import { createReader, type Figures, type Statement } from './knowledge.ts';

const ATTACKED = 'strategic-awareness';

/** A release in which each city has a level of one capability alone, near a city mean of 2.8. */
export const releaseUnderAttack = (size: number, seed: string): Release => {
  const random = createRandom(seed);
  const release = releaseOf(size, { seed });
  const levels = release.members.map(() => Math.min(5, Math.max(1, Math.round((2.8 + 0.8 * random.normal()) * 4) / 4)));
  return withLevels(release, levels);
};

export const withLevels = (release: Release, levels: ArrayLike<number>): Release => ({
  ...release,
  members: release.members.map((member, index) => ({
    ...member,
    individual: { capabilities: { [ATTACKED]: levels[index]! }, practices: {} },
  })),
});

export const levelsOf = ({ members }: Release): number[] =>
  members.map(({ individual }) => individual.capabilities[ATTACKED] ?? Number.NaN);

/** The peers of one city under one choice, and the 200 other groups; they do not depend on levels. */
export interface Groups {
  readonly observer: number;
  readonly members: readonly number[];
  readonly others: readonly (readonly number[])[];
}

export const groupsIn = (
  release: Release,
  observer: number,
  { lens = 'balanced' as Lens, k = 10 as Comparison['k'], draws = 200 } = {},
): Groups => {
  const { city, sovereign, features } = release.members[observer]!;
  const seeker = { city, sovereign, features };
  const comparison = { lens, k, sameCountry: false, sameAdministrativeRank: false, additions: [] };
  const pool = poolOf(population, release, seeker);
  const standpoint = standpointOf(population, city, null);
  const found = findPeerGroup({ population, standpoint, pool, seeker, comparison, draws, seed: city });
  if (found === null) throw new Error('an attack needs a group');
  const places = new Map(release.members.map((member, index) => [member.city, index]));
  const placesOf = (members: readonly ReleaseMember[]) => members.map((member) => places.get(member.city)!);
  return { observer, members: placesOf(found.members), others: found.others.map(placesOf) };
};

/** Everything that the observer's report prints of the capability, from production code. */
export const printedFor = (release: Release, groups: Groups, own: number): Benchmark['capabilities'][number] => {
  const at = (places: readonly number[]) => places.map((place) => release.members[place]!);
  const [attacked, ...others] = scoresOf(null);
  return benchmarkOf({
    release,
    scores: [scoreOf(attacked!.capability, own), ...others],
    members: at(groups.members),
    others: groups.others.map(at),
    seed: release.members[groups.observer]!.city,
  }).capabilities[0]!;
};

const BANDS = ['up-to-a-third', 'about-half', 'more-than-two-thirds'];

const middle = (sorted: Float64Array) => (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;

/** Quantile of type 7. */
const quantileAt = (sorted: Float64Array, share: number): number => {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const above = sorted[Math.min(sorted.length - 1, low + 1)]!;
  return sorted[low]! + (at - low) * (above - sorted[low]!);
};

/** Median, quartiles and band as the product prints them; `statementOf` holds them against the product's own. */
const coarseFigures =
  (own: number): Figures =>
  (sorted, target) => {
    const detailed = sorted.length >= DETAIL_PEERS;
    target[0] = roundTo(middle(sorted), detailed ? 0.25 : 0.5);
    if (!detailed) return;
    target[1] = roundTo(quantileAt(sorted, 0.25), 0.5);
    target[2] = roundTo(quantileAt(sorted, 0.75), 0.5);
    let higher = 0;
    for (const level of sorted) higher += level > own + 0.25 ? 1 : Number(level >= own - 0.25) / 2;
    const share = higher / sorted.length;
    target[3] = Number(share > 1 / 3 + 1e-9) + Number(share > 2 / 3 + 1e-9);
  };

/** The same without coarse output: exact median and quartiles, and how many peers are higher. */
const exactFigures =
  (own: number): Figures =>
  (sorted, target) => {
    target[0] = middle(sorted);
    target[1] = quantileAt(sorted, 0.25);
    target[2] = quantileAt(sorted, 0.75);
    target[3] = sorted.reduce((sum, level) => sum + Number(level > own), 0);
  };

/** What an observer of a given level reads of a group: in the product's words, or with exact figures. */
export const statementOf = (
  release: Release,
  members: readonly number[],
  own: number,
  output: 'coarse' | 'exact' = 'coarse',
): Statement => {
  const levels = levelsOf(release);
  const figures = output === 'coarse' ? coarseFigures(own) : exactFigures(own);
  const statement = { members, figures, seen: [] };
  const all = createReader()(statement, levels);
  const count = output === 'exact' || members.length >= DETAIL_PEERS ? 4 : 1;
  const seen = Array.from(all.subarray(0, count));
  if (output === 'coarse') {
    const theirs = members.map((member) => levels[member]!);
    const quartiles = quartilesOf(theirs);
    const band = higherBand(own, theirs);
    const printed = [capabilityMedian(theirs), quartiles?.low, quartiles?.high, band && BANDS.indexOf(band)];
    if (seen.some((figure, index) => figure !== printed[index])) throw new Error('the attacker reads other figures');
  }
  return { members, figures, seen };
};

/** Whether other levels would have printed the very same reports: interval, p, verdict and other groups too. */
export const samePrints = (release: Release, groups: readonly Groups[]) => {
  const truth = levelsOf(release);
  const print = (from: Release, one: Groups) => JSON.stringify(printedFor(from, one, truth[one.observer]!));
  const prints = groups.map((one) => print(release, one));
  return (levels: ArrayLike<number>): boolean => {
    const other = withLevels(release, levels);
    return groups.every((one, index) => print(other, one) === prints[index]);
  };
};
