import type { Benchmark } from '#shared/contracts/comparison.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { Comparison, Lens } from '#shared/contracts/submission.ts';
import { benchmarkOf } from '#shared/domain/benchmark/benchmark.ts';
import {
  capabilityMedian,
  DETAIL_PEERS,
  higherBand,
  isLargePool,
  practiceBenchmark,
  quartilesOf,
} from '#shared/domain/benchmark/peer-statistics.ts';
import { roundTo } from '#shared/domain/benchmark/rounding.ts';
import { standpointOf } from '#shared/domain/distance/reference.ts';
import { findPeerGroup } from '#shared/domain/peers/peer-group.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { population, releaseOf, scoreOf, scoresOf } from '../unit/benchmark/samples.ts';
import { writeMedianInterval } from './bootstrap-median.ts';
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
  readonly candidates: number;
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
  const { candidates } = found;
  return { observer, members: placesOf(found.members), candidates, others: found.others.map(placesOf) };
};

/** Everything that the observer's report prints of the capability, from production code. */
export const printedFor = (release: Release, groups: Groups, own: number): Benchmark['capabilities'][number] => {
  const at = (places: readonly number[]) => places.map((place) => release.members[place]!);
  const [attacked, ...others] = scoresOf(null);
  return benchmarkOf({
    release,
    scores: [scoreOf(attacked!.capability, own), ...others],
    members: at(groups.members),
    candidates: groups.candidates,
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

/** What is attacked: the level of a capability, or of a practice with its coarser figures. */
type Kind = 'capability' | 'practice';

/**
 * What the product prints; median, band and quartiles of everything in every pool, without the interval that would only
 * make the search longer; exact figures.
 */
export type Output = 'coarse' | 'quartiles-anywhere' | 'exact';

type Group = Pick<Groups, 'members' | 'candidates'>;

const bandOf = (own: number, sorted: Float64Array): number => {
  let higher = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const level = sorted[i]!;
    if (level >= own - 0.25) higher += level > own + 0.25 ? 1 : 0.5;
  }
  const share = higher / sorted.length;
  return Number(share > 1 / 3 + 1e-9) + Number(share > 2 / 3 + 1e-9);
};

const writeQuartiles = (sorted: Float64Array, target: Float64Array, at: number): void => {
  target[at] = roundTo(quantileAt(sorted, 0.25), 0.5);
  target[at + 1] = roundTo(quantileAt(sorted, 0.75), 0.5);
};

/** The first figures as the product prints them: median, band, interval of the median and quartiles. */
const capabilityFigures =
  (own: number, shown: number): Figures =>
  (sorted, target) => {
    target[0] = roundTo(middle(sorted), sorted.length < DETAIL_PEERS ? 0.5 : 0.25);
    if (shown > 1) target[1] = bandOf(own, sorted);
    if (shown > 2) writeMedianInterval(sorted, target, 2);
    if (shown > 4) writeQuartiles(sorted, target, 4);
  };

/** What the product prints of a practice. */
const practiceFigures: Figures = (sorted, target) => {
  target[0] = roundTo(middle(sorted), 0.5);
};

/** Median to a step, band and quartiles. */
const quartileFigures =
  (own: number, step: number): Figures =>
  (sorted, target) => {
    target[0] = roundTo(middle(sorted), step);
    target[1] = bandOf(own, sorted);
    writeQuartiles(sorted, target, 2);
  };

/** Without coarse output: exact median and quartiles, and how many peers are higher. */
const exactFigures =
  (own: number): Figures =>
  (sorted, target) => {
    target[0] = middle(sorted);
    target[1] = 0;
    for (let i = 0; i < sorted.length; i += 1) target[1] += Number(sorted[i]! > own);
    target[2] = quantileAt(sorted, 0.25);
    target[3] = quantileAt(sorted, 0.75);
  };

/** How many of the figures are printed. */
const shownFigures = ({ members, candidates }: Group, kind: Kind, output: Output): number => {
  if (output === 'exact') return 4;
  if (members.length < DETAIL_PEERS) return Number(kind === 'capability');
  if (output === 'quartiles-anywhere') return 4;
  if (kind === 'practice') return 1;
  return isLargePool(candidates, members.length) ? 6 : 4;
};

const figuresOf = (own: number, { members }: Group, shown: number, kind: Kind, output: Output): Figures => {
  if (output === 'exact') return exactFigures(own);
  if (output === 'quartiles-anywhere' && members.length >= DETAIL_PEERS) {
    return quartileFigures(own, kind === 'practice' ? 0.5 : 0.25);
  }
  return kind === 'practice' ? practiceFigures : capabilityFigures(own, shown);
};

/** What an observer of a given level reads of a group. */
export const statementOf = (
  levels: readonly number[],
  group: Group,
  own: number,
  output: Output = 'coarse',
  kind: Kind = 'capability',
): Statement => {
  const { members } = group;
  const shown = shownFigures(group, kind, output);
  const figures = figuresOf(own, group, shown, kind, output);
  const seen = Array.from(createReader()({ members, figures, seen: [] }, levels).subarray(0, shown));
  if (output === 'coarse') {
    const theirs = members.map((member) => levels[member]!);
    const printed = productFigures(theirs, own, kind, isLargePool(group.candidates, members.length));
    // The product draws the interval: the attack suite compares the two on their own.
    const comparable = kind === 'capability' ? seen.filter((_, index) => index !== 2 && index !== 3) : seen;
    if (JSON.stringify(printed) !== JSON.stringify(comparable)) throw new Error('the attacker reads other figures');
  }
  return { members, figures, seen };
};

/** The figures that production code gives out, the drawn interval left out. */
const productFigures = (theirs: readonly number[], own: number, kind: Kind, inLargePool: boolean): number[] => {
  if (kind === 'practice') return [practiceBenchmark('practice', theirs).median].filter((figure) => figure !== null);
  const higher = higherBand(own, theirs);
  const quartiles = inLargePool ? quartilesOf(theirs) : null;
  const figures = [capabilityMedian(theirs), higher && BANDS.indexOf(higher), quartiles?.low, quartiles?.high];
  return figures.filter((figure) => figure != null);
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
