import { beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import { standpointOf } from '#shared/domain/distance/reference.ts';
import { findPeerGroup } from '#shared/domain/peers/peer-group.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { population, releaseOf } from '../benchmark/samples.ts';
import { choice, membersOf, onLine, placed, row, seekerAt, worldOf } from './small-world.ts';

const apart = (index: number) =>
  String.fromCharCode(65 + (index % 26)) + String.fromCharCode(65 + Math.floor(index / 26));

/** 45 cities on a line, 0.01 apart, and the seeker at 0. */
const lineOf = (change: (member: ReleaseMember, index: number) => ReleaseMember = (member) => member) => {
  const spots = row(45, apart);
  const seeker = seekerAt(0);
  const world = worldOf([...spots, { city: seeker.city, at: 0, state: 'ZZ' }]);
  const pool = poolOf(world, { members: membersOf(spots).map(change) }, seeker);
  const standpoint = standpointOf(world, seeker.city, null);
  return { population: world, standpoint, pool, seeker, comparison: choice(), draws: 200, seed: 'trial' };
};

describe('a peer group', () => {
  type Found = NonNullable<ReturnType<typeof findPeerGroup>>;
  let group: Found['group'];
  let members: Found['members'];
  let others: Found['others'];
  beforeAll(() => {
    ({ group, members, others } = findPeerGroup(lineOf())!);
  });

  it('is the ten nearest, nearest first', () => {
    expect(members.map(({ city }) => city)).toEqual(Array.from({ length: 10 }, (_, index) => `gn-${100 + index}`));
    expect(group.peers.map(({ city }) => city)).toEqual(members.map(({ city }) => city));
  });

  it('is firm where no weight can change the order, and every one-feature change leaves it as it is', () => {
    expect(group.peers.map(({ stability }) => stability)).toEqual(Array(10).fill({ share: 1, band: 'firm' }));
    expect(others).toHaveLength(200);
    // Without the one feature that tells cities apart the order is that of the ids, which is the same here.
    expect(group.leaveOneOut).toBe(1);
  });

  it('says which peers would list the city back: those with fewer than ten nearer ones', () => {
    // The peer at 0.01 i has i cities below it (the seeker too) and as many above as it needs.
    expect(group.peers.map(({ reciprocal }) => reciprocal)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('has the share of the reference population that is nearer than the last peer', () => {
    // Nine of 45: a fifth.
    expect(group.closeness).toEqual({ share: 0.25, band: 'widened' });
  });

  it('explains each peer by family and feature', () => {
    // Of two random cities of 46 on a line, one in ten is up to 0.02 apart and one in five up to 0.05: fair.
    expect(group.peers[4]!.why.families).toEqual([
      { family: 'legal-institutional', likeness: 'close', contribution: 0 },
      { family: 'state-capacity', likeness: 'close', contribution: 0 },
      { family: 'morphological', likeness: 'fair', contribution: 1 },
      { family: 'socio-economic', likeness: 'close', contribution: 0 },
    ]);
    expect(group.peers[4]!.why).toMatchObject({
      closest: [
        { feature: 'of-legal-institutional', own: 0, other: 0 },
        { feature: 'of-state-capacity', own: 0, other: 0 },
        { feature: 'of-socio-economic', own: 0, other: 0 },
      ],
      biggestDifference: { feature: 'of-morphological', own: 0, other: 0.05 },
      compared: 1,
    });
  });

  it('is not unusual among its neighbours, and is when they are far', () => {
    // The tenth of the others lies at 0.1, a quarter of that with four families: 0.025.
    expect(group.unusual).toEqual({ isUnusual: false, features: [] });
    const line = lineOf();
    const lonely = standpointOf(line.population, line.seeker.city, onLine(1));
    expect(findPeerGroup({ ...line, standpoint: lonely })!.group.unusual).toEqual({
      isUnusual: true,
      features: ['of-morphological'],
    });
  });

  it('names nobody who did not agree', () => {
    const unnamed = findPeerGroup(lineOf((member, index) => ({ ...member, named: index % 2 === 0 })))!;
    expect(unnamed.group.peers.flatMap(({ city }) => city ?? [])).toEqual([
      'gn-100',
      'gn-102',
      'gn-104',
      'gn-106',
      'gn-108',
    ]);
    const text = JSON.stringify(unnamed.group.peers.slice(5));
    expect(text).not.toMatch(/gn-|"of-|contribution":|compared/);
    expect(unnamed.members).toHaveLength(10);
  });

  it('names the country of a peer that the reference population knows', () => {
    expect(group.peers.slice(0, 3).map(({ country }) => country)).toEqual(['AA', 'BA', 'CA']);
    const line = lineOf();
    const smaller = { ...line.population, cities: line.population.cities.filter(({ id }) => id !== 'gn-100') };
    const [first, second] = findPeerGroup({ ...line, population: smaller })!.group.peers;
    expect(first?.city).toBe('gn-100');
    expect(first).not.toHaveProperty('country');
    expect(second?.country).toBe('BA');
  });

  it('is found under the lens of the city', () => {
    const line = lineOf((member, index) => ({
      ...member,
      features: index < 10 ? placed(0, 0, 0.3, 0) : placed(0.2, 0, 0, 0.2),
    }));
    const cities = (lens: 'balanced' | 'morphological') =>
      findPeerGroup({ ...line, comparison: choice({ lens }) })!.members.map(({ city }) => city);
    expect(cities('balanced')[0]).toBe('gn-100');
    expect(cities('morphological')[0]).toBe('gn-110');
  });

  it('is none among fewer than 15', () => {
    const line = lineOf();
    const few = { members: membersOf(row(14, apart)) };
    expect(findPeerGroup({ ...line, pool: poolOf(line.population, few, line.seeker) })).toBeNull();
  });

  it('is not tried out without perturbations', () => {
    const untried = findPeerGroup({ ...lineOf(), draws: 0 })!;
    expect(untried.others).toEqual([]);
    expect(untried.group.leaveOneOut).toBeNull();
    expect(untried.group.peers.map(({ stability, reciprocal }) => [stability, reciprocal])).toEqual(
      Array(10).fill([null, null]),
    );
  });

  it('shows additions beside the group, from public data, and never in the statistics', () => {
    const line = lineOf();
    const added = { ...line, comparison: choice({ additions: ['gn-140', 'gn-140', 'gn-999', 'gn-500'] }) };
    const found = findPeerGroup(added)!;
    expect(found.group.additions.map(({ city }) => city)).toEqual(['gn-140']);
    expect(found.group.additions[0]).toMatchObject({ stability: null, reciprocal: null });
    expect(found.members).toEqual(members);
  });
});

describe('stability', () => {
  it('is the share of 200 seeded perturbations in which a peer stays', () => {
    const release = releaseOf(60);
    const { city, sovereign, features } = release.members[7]!;
    const seeker = { city, sovereign, features };
    const pool = poolOf(population, release, seeker);
    const standpoint = standpointOf(population, city, null);
    const find = (seed: string) =>
      findPeerGroup({ population, standpoint, pool, seeker, comparison: choice(), draws: 200, seed })!;
    const { members, others, group } = find('trial');
    for (const peer of group.peers.filter((one) => one.city !== undefined)) {
      const share = others.filter((list) => list.some((other) => other.city === peer.city)).length / 200;
      expect(peer.stability!.share).toBe(share);
    }
    const shares = members.map((member) => others.filter((list) => list.includes(member)).length / 200);
    expect(shares.some((share) => share < 1)).toBe(true);
    expect(find('trial')).toEqual(find('trial'));
    expect(find('another').others).not.toEqual(others);
  });
});
