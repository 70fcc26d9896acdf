import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonResultSchema } from '#shared/contracts/comparison.ts';
import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { Release } from '#shared/contracts/release.ts';
import { type CompareInput, compare } from '#shared/domain/benchmark/compare.ts';
import { atMostTwoChanged } from '#shared/domain/benchmark/kept.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { shuffle } from '#shared/statistics/randomisation.ts';
import { cityNamed, population, releaseOf, releaseWith, scoreOf, scoresOf, submissionOf, uuid } from './samples.ts';

const tampere = cityNamed('Tampere', 'FI');
const release = releaseOf(60);

const run = (change: Partial<CompareInput> = {}) =>
  compare({
    submission: submissionOf(tampere.id),
    scores: scoresOf(3.5),
    release,
    population,
    kept: null,
    earlier: null,
    seed: 'trial',
    ...change,
  });

describe('comparing a city with a release', () => {
  it('fits the contract, with ten peers that are explained', () => {
    const { comparison, entry } = run();
    expect(comparisonResultSchema.parse(comparison)).toEqual(comparison);
    expect(comparison.group).toMatchObject({ lens: 'balanced', k: 10, pool: 60 });
    expect(comparison.group!.peers).toHaveLength(10);
    expect(comparison.reason).toBeUndefined();
    expect(entry!.members).toHaveLength(10);
    expect(comparison.group!.leaveOneOut).toBeGreaterThan(0);
  });

  it('gives the same for the same input, byte for byte', () => {
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });

  it('does not depend on the order in which members were gathered', () => {
    const order = shuffle(
      release.members.map((_, index) => index),
      createRandom('order'),
    );
    const shuffled = releaseWith(order.map((index) => release.members[index]!));
    expect(run({ release: shuffled })).toEqual(run());
  });

  it('never counts the city itself, whether it is in the release or not', () => {
    const inside = release.members[20]!.city;
    const { entry, comparison } = run({ submission: submissionOf(inside) });
    expect(entry!.members).not.toContain(inside);
    expect(comparison.group!.pool).toBe(59);
  });

  it.each([
    ['no release', { release: null }, 'no-release'],
    ['a demonstration release for a real city', { release: { ...release, demonstration: true } }, 'no-release'],
    ['another instrument', { release: { ...release, instrument: '2025.1' } }, 'other-instrument'],
    [
      'fourteen other cities',
      { release: { ...release, members: release.members.slice(0, 14) } as Release },
      'pool-too-small',
    ],
  ])('with %s there is a reason, and still twins and a profile', (_, change, reason) => {
    const { comparison, entry } = run(change);
    expect(comparison).toMatchObject({ reason, group: null, benchmark: null });
    expect(comparisonResultSchema.parse(comparison)).toEqual(comparison);
    expect(entry).toBeNull();
    expect(comparison.twins).toHaveLength(10);
    expect(comparison.profile).toHaveLength(population.meta.features.length);
  });

  it('refuses a city that is not in the population', () => {
    expect(() => run({ submission: submissionOf('gn-999999999') })).toThrow(
      expect.objectContaining({ code: 'city_unknown' }),
    );
  });

  it('does not let another city’s answers move anything but the levels of peers', () => {
    const changed = {
      ...release,
      members: release.members.map((member) => ({ ...member, individual: { capabilities: {}, practices: {} } })),
    };
    const { comparison } = run({ release: changed });
    expect(comparison.group).toEqual(run().comparison.group);
    expect(comparison.benchmark!.capabilities.map(({ reason }) => reason)).toEqual(Array(5).fill('too-few-peers'));
  });

  it('notes which submission of each member it was compared with', () => {
    const { members, memberSubmissions } = run().entry!;
    const newest = new Map(release.members.map(({ city, submission }) => [city, submission]));
    expect(memberSubmissions).toEqual(members.map((city) => newest.get(city)));
  });

  it('shows where peers stand in the profile only of those that are named', () => {
    const rowsWhere = (named: boolean) => {
      const members = release.members.map((member) => ({ ...member, named }));
      return run({ release: { ...release, members } }).comparison.profile.filter(({ peers }) => peers !== null);
    };
    expect(rowsWhere(false)).toEqual([]);
    expect(rowsWhere(true).length).toBeGreaterThan(5);
  });

  it('shows in the profile nothing of named cities outside the group', () => {
    const inGroup = new Set(run().entry!.members);
    const profileWhere = (isNamed: (city: string) => boolean) => {
      const members = release.members.map((member) => ({ ...member, named: isNamed(member.city) }));
      return run({ release: { ...release, members }, draws: 0 }).comparison.profile;
    };
    expect(profileWhere(() => true)).toEqual(profileWhere((city) => inGroup.has(city)));
  });

  it('tells the change since an earlier round with the variance that the release measured', () => {
    const earlierRound = { round: 'spring', instrument: '2026.1', capabilities: scoresOf(2.5) };
    const highOf = (pooledVariance: Release['pooledVariance']) =>
      run({ release: { ...release, pooledVariance }, earlierRound, draws: 0 }).comparison.change!.rows[0]!.interval!
        .high;
    expect(highOf({ [CAPABILITIES[0]]: 0.04 })).toBeLessThan(highOf({}));
  });

  it('leaves out what takes repetition when no draws are asked for', () => {
    const { comparison, entry } = run({ draws: 0 });
    expect(comparison.group!.leaveOneOut).toBeNull();
    expect(comparison.group!.peers.every(({ stability }) => stability === null)).toBe(true);
    expect(entry!.members).toEqual(run().entry!.members);
  });
});

describe('the cities to learn from', () => {
  const [first, second, , , last] = CAPABILITIES as unknown as [
    CapabilityId,
    CapabilityId,
    unknown,
    unknown,
    CapabilityId,
  ];
  /** Everybody lets others learn, and is strong in the last capability alone. */
  const strong = {
    ...release,
    members: release.members.map((member) => ({
      ...member,
      learnFrom: true,
      individual: { ...member.individual, capabilities: { [last]: 5 } },
    })),
  };
  const learntBy = (capabilities: readonly CapabilityId[], levels: readonly (number | null)[]) => {
    const submission = submissionOf(tampere.id);
    const focus = { ...submission.focus, capabilities: [...capabilities] };
    const scores = CAPABILITIES.map((capability, index) => scoreOf(capability, levels[index] ?? null));
    const { contrasts } = run({ release: strong, submission: { ...submission, focus }, scores, draws: 0 }).comparison;
    return new Set(contrasts.map(({ capability }) => capability));
  };

  it('are strong in what the city wants to grow in', () => {
    expect(learntBy([last], [1, 1, 1, 1, 5])).toEqual(new Set([last]));
    expect(learntBy([first, second], [5, 5, 5, 5, 1])).toEqual(new Set());
  });

  it('are strong in one of its two lowest capabilities where it did not say', () => {
    expect(learntBy([], [4, 2, 4, 4, 3])).toEqual(new Set([last]));
    expect(learntBy([], [4, 2, 4, 1, 3])).toEqual(new Set());
  });

  it('are not looked for in a capability without a level', () => {
    expect(learntBy([], [4, 2, 4, 3, null])).toEqual(new Set());
    expect(learntBy([], [null, 4, 4, 2, 3])).toEqual(new Set([last]));
  });
});

describe('a group that changed', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `gn-${index}`);

  it('by at most two members is one whose statistics stay, whether they joined or left', () => {
    expect(atMostTwoChanged(ten, ten.slice(2))).toBe(true);
    expect(atMostTwoChanged(ten.slice(2), ten)).toBe(true);
    expect(atMostTwoChanged(ten, ten.slice(3))).toBe(false);
    expect(atMostTwoChanged(ten.slice(3), ten)).toBe(false);
  });
});

describe('one group with statistics per city and release', () => {
  let first: LedgerEntry;
  beforeAll(() => {
    first = run().entry!;
  });
  const second = {
    submission: submissionOf(tampere.id, { id: uuid(900_001), version: 2 }),
    scores: scoresOf(1.5),
    seed: 'another',
  };

  it('keeps the statistics when the city scores anew, and names the submission they belong to', () => {
    const { comparison, entry } = run({ ...second, kept: first });
    expect(comparison.benchmark).toEqual({
      ...first.benchmark,
      keptFrom: { submission: first.submission, release: 'trial:1' },
    });
    expect(comparison.group).toEqual(first.group);
    expect(entry).toEqual(first);
  });

  it('keeps them under another lens and another number of peers', () => {
    const submission = {
      ...second.submission,
      comparison: { ...second.submission.comparison, lens: 'morphological' as const, k: 7 as const },
    };
    expect(run({ ...second, submission, kept: first }).comparison.group).toEqual(first.group);
  });

  it('says nothing of keeping when the same submission is scored again', () => {
    expect(run({ kept: first }).comparison.benchmark!.keptFrom).toBeNull();
  });

  /** The release after the first, in which some members of the first group are missing. */
  const nextWithout = (count: number): Release => {
    const gone = first.members.slice(0, count);
    return {
      ...release,
      id: 'trial:2',
      number: 2,
      members: release.members.filter(({ city }) => !gone.includes(city)),
    };
  };

  it.each([0, 1, 2])('keeps them in the next release when %i members changed', (count) => {
    const { comparison, entry } = run({ ...second, release: nextWithout(count), earlier: first });
    expect(comparison.benchmark!.keptFrom).toEqual({ submission: first.submission, release: 'trial:1' });
    expect(comparison.benchmark!.capabilities).toEqual(first.benchmark.capabilities);
    expect(entry).toMatchObject({ release: 'trial:2', members: first.members, submission: first.submission });
  });

  it('works them out anew when three members changed', () => {
    const { comparison, entry } = run({ ...second, release: nextWithout(3), earlier: first });
    expect(comparison.benchmark!.keptFrom).toBeNull();
    expect(comparison.benchmark!.release).toBe('trial:2');
    expect(entry!.members).not.toEqual(first.members);
  });

  it('keeps naming the first release however often they are carried on', () => {
    const once = run({ ...second, release: nextWithout(1), earlier: first }).entry!;
    const third = { ...nextWithout(2), id: 'trial:3', number: 3 };
    const { comparison } = run({ ...second, release: third, earlier: once });
    expect(comparison.benchmark!.keptFrom).toEqual({ submission: first.submission, release: 'trial:1' });
  });

  it('no longer names a kept peer that withdrew its consent', () => {
    const [named] = first.group.peers.flatMap(({ city }) => city ?? []);
    const next = nextWithout(0);
    const members = next.members.map((member) => (member.city === named ? { ...member, named: false } : member));
    const { comparison } = run({ ...second, release: { ...next, members }, earlier: first });
    expect(JSON.stringify(comparison.group)).not.toContain(`"${named}"`);
    expect(comparison.group!.peers).toHaveLength(10);
    expect(comparison.benchmark!.keptFrom).not.toBeNull();
  });
});
