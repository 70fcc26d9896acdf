import { FAMILIES, type Family } from '#shared/contracts/context.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { Quality, Resemblance } from '#shared/contracts/quality.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import type { NearestOptions } from '#shared/statistics/nearest.ts';
import { medianInPlace } from '#shared/statistics/quantile.ts';
import type { Random } from '#shared/statistics/random.ts';
import { simulatedP } from '#shared/statistics/randomisation.ts';
import { mean } from '#shared/statistics/summary.ts';
import { figure, suppressed } from './figure.ts';
import { randomGroups } from './random-group.ts';

/** How the cities of a release choose their peers; a row is a member's place in the release. */
export interface PeerChoice {
  /** Candidates, number and caps of a city's group; null when it has none. */
  ruleOf(row: number): NearestOptions | null;
  /** The peers under the rule, by distances that leave out one family, or none. */
  peersOf(row: number, without: Family | null): ArrayLike<number>;
}

export const RANDOM_GROUPS = 1000;

/** The same drawn groups judge every variant: all are compared with one distribution. */
interface Seeker {
  readonly row: number;
  readonly rule: NearestOptions;
  readonly size: number;
}

/**
 * Do peers resemble each other? The mean absolute difference of a city's level to the median of its peers, over cities and
 * capabilities, against random groups under the same caps: `p = (#random <= observed + 1) / (draws + 1)`. The same with
 * each family left out of the distances.
 */
export const peerResemblance = (
  members: readonly Pick<ReleaseMember, 'individual'>[],
  choice: PeerChoice,
  { random, draws = RANDOM_GROUPS }: { readonly random: Random; readonly draws?: number },
): Quality['peers'] => {
  const levels = CAPABILITIES.map((capability) =>
    Float64Array.from(members, ({ individual }) => individual.capabilities[capability] ?? Number.NaN),
  );
  const seekers = members.flatMap((_, row): Seeker[] => {
    const rule = choice.ruleOf(row);
    return rule === null ? [] : [{ row, rule, size: choice.peersOf(row, null).length }];
  });
  const simulated = simulate(levels, seekers, random, draws);
  const judge = (without: Family | null): Resemblance => {
    const differences = seekers.flatMap(({ row }) => differencesOf(levels, row, choice.peersOf(row, without)));
    return resemblance(differences, simulated);
  };
  return { all: judge(null), withoutFamily: FAMILIES.map((family) => ({ family, ...judge(family) })) };
};

const resemblance = (differences: readonly number[], simulated: Float64Array): Resemblance => {
  const observed = mean(differences);
  const n = differences.length;
  if (observed === null || simulated.length === 0) {
    const none = suppressed('no-peer-groups', 0);
    return { difference: none, random: none, p: null };
  }
  return {
    difference: figure(observed, n),
    random: figure(mean(simulated) as number, simulated.length),
    p: simulatedP(observed, simulated, 'lower'),
  };
};

/** City by city, so that the candidates of one city at a time are held. */
const simulate = (levels: readonly Float64Array[], seekers: readonly Seeker[], random: Random, draws: number) => {
  const sums = new Float64Array(draws);
  const counts = new Float64Array(draws);
  for (const { row, rule, size } of seekers) {
    const draw = randomGroups(levels[0]!.length, rule, size, random);
    for (let index = 0; index < draws; index += 1) {
      for (const difference of differencesOf(levels, row, draw())) {
        sums[index]! += difference;
        counts[index]! += 1;
      }
    }
  }
  return sums.map((sum, index) => sum / counts[index]!).filter((value) => !Number.isNaN(value));
};

/** One for each capability in which the city and at least one of its peers have a level. */
const differencesOf = (levels: readonly Float64Array[], row: number, peers: ArrayLike<number>): number[] => {
  const differences: number[] = [];
  const ofPeers = new Float64Array(peers.length);
  for (const column of levels) {
    const own = column[row]!;
    if (Number.isNaN(own)) continue;
    let count = 0;
    for (let index = 0; index < peers.length; index += 1) {
      const level = column[peers[index]!]!;
      if (!Number.isNaN(level)) ofPeers[count++] = level;
    }
    const middle = medianInPlace(ofPeers, count);
    if (middle !== null) differences.push(Math.abs(own - middle));
  }
  return differences;
};
