import { describe, expect, it } from 'vitest';
import type { Peer } from '#shared/contracts/comparison.ts';
import { FAMILIES } from '#shared/contracts/context.ts';
import { compare } from '#shared/domain/benchmark/compare.ts';
import { lensWeights } from '#shared/domain/distance/lens-weights.ts';
import { likenessOf, likenessScale } from '#shared/domain/distance/likeness-scale.ts';
import { referenceDistances, standpointOf } from '#shared/domain/distance/reference.ts';
import { sizeBandOf } from '#shared/domain/peers/disclosure.ts';
import { comparePair } from '#shared/statistics/gower-pair.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { population, releaseOf, releaseWith, scoresOf, submissionOf } from '../unit/benchmark/samples.ts';

const anonymous = releaseWith(releaseOf(120).members.map((member) => ({ ...member, named: false, learnFrom: false })));
const families = lensWeights(population.meta.constants, 'balanced');
const scale = likenessScale(population, families);

/** Everything that a reader with all public data can work out of the cities of the world, as one reader sees them. */
const seenFrom = (city: string) => {
  const standpoint = standpointOf(population, city, null);
  const weights = gowerWeights(standpoint.matrix, { families });
  const distances = referenceDistances(standpoint, families);
  const pairs = population.cities.map((_, row) => comparePair(standpoint.matrix, weights, standpoint.row, row));
  const descriptions = population.cities.map((other, row) => {
    const words = FAMILIES.map((family, f) => likenessOf(scale.families[family], pairs[row]!.families[f] ?? 1));
    return [other.region, sizeBandOf(other.population), likenessOf(scale.whole, distances[row]!), ...words].join();
  });
  const exact = descriptions.map((text, row) => [text, ...pairs[row]!.families.map((d) => d?.toFixed(2))].join());
  return { distances, descriptions, exact };
};

const descriptionOf = ({ region, sizeBand, likeness, why }: Peer): string =>
  [region, sizeBand, likeness, ...why.families.map((family) => family.likeness)].join();

const readers = [3, 15, 27, 40, 52, 64, 77, 89, 95, 110].map((index) => anonymous.members[index]!.city);
const readAll = readers.map((city) => {
  const { comparison, entry } = compare({
    submission: submissionOf(city),
    scores: scoresOf(3),
    release: anonymous,
    population,
    kept: null,
    earlier: null,
    seed: city,
  });
  return { city, comparison, entry: entry!, world: seenFrom(city) };
});

describe('peers that did not agree to be named', () => {
  it('stand in no report by id, country or feature', () => {
    for (const { comparison, entry } of readAll) {
      const { twins: _, ...printed } = comparison;
      expect(entry.members.filter((member) => JSON.stringify(printed).includes(`"${member}"`))).toEqual([]);
      expect(comparison.profile.filter(({ peers }) => peers !== null)).toEqual([]);
    }
  });

  it('are one of several cities of the world by what is printed of them, with few exceptions', () => {
    const crowds = readAll.flatMap(({ comparison, world }) =>
      comparison.group!.peers.map((peer) => {
        const description = descriptionOf(peer);
        return world.descriptions.filter((other) => other === description).length;
      }),
    );
    expect(crowds.every((crowd) => crowd >= 1)).toBe(true);
    expect(crowds.filter((crowd) => crowd === 1).length / crowds.length).toBeLessThanOrEqual(0.1);
  });

  it('would three times as often be the only one if the distance of each family stood there to two digits', () => {
    const crowds = readAll.flatMap(({ entry, world }) =>
      entry.members.map((member) => {
        const row = population.cities.findIndex(({ id }) => id === member);
        return world.exact.filter((other) => other === world.exact[row]).length;
      }),
    );
    expect(crowds.filter((crowd) => crowd === 1).length / crowds.length).toBeGreaterThan(0.2);
  });

  it('cannot be counted out by the share of nearer cities', () => {
    for (const { comparison, world } of readAll) {
      const { share } = comparison.group!.closeness!;
      const order = world.distances.toSorted();
      const steps = [0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1];
      const from = steps[steps.indexOf(share) - 1]!;
      const possible = Math.round((share - from) * order.length);
      expect(possible).toBeGreaterThan(90);
    }
  });
});

describe('a consent that is withdrawn', () => {
  it('takes the name out of every report of the next release, kept figures or not', () => {
    const named = releaseWith(releaseOf(60).members.map((member) => ({ ...member, named: true })));
    const base = { population, scores: scoresOf(3), seed: 'a', draws: 0 };
    const reader = submissionOf(named.members[8]!.city);
    const first = compare({ ...base, submission: reader, release: named, kept: null, earlier: null });
    const gone = first.entry!.members[2]!;
    const members = named.members.map((member) => (member.city === gone ? { ...member, named: false } : member));
    const next = { ...named, id: 'trial:2', number: 2, members };
    for (const earlier of [null, first.entry]) {
      const { comparison } = compare({ ...base, submission: reader, release: next, kept: null, earlier });
      const { twins: _, ...printed } = comparison;
      expect(JSON.stringify(printed)).not.toContain(`"${gone}"`);
      expect(JSON.stringify(first.comparison.group)).toContain(`"${gone}"`);
    }
  });
});
