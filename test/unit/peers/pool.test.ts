import { describe, expect, it } from 'vitest';
import { candidatesOf, poolOf } from '#shared/domain/peers/pool.ts';
import { memberWith, population, releaseOf } from '../benchmark/samples.ts';

const release = releaseOf(60);
const [first] = release.members;
const { city, sovereign, features } = first!;
const seeker = { city, sovereign, features };
const anyone = { sameCountry: false, sameAdministrativeRank: false };

describe('the pool of a release', () => {
  it('is every other city, whether or not the city itself is in the release', () => {
    expect(poolOf(population, release, seeker).size).toBe(59);
    expect(poolOf(population, release, { ...seeker, city: 'gn-999999999' }).size).toBe(60);
  });

  it('puts the city where its id belongs', () => {
    const pool = poolOf(population, release, seeker);
    const order = pool.members.map((member) => member?.city ?? seeker.city);
    expect(order).toEqual(order.toSorted());
    expect(pool.members[pool.self]).toBeNull();
  });
});

describe('candidates', () => {
  const known = population.meta.features.filter(({ inReference }) => inReference).map(({ id }) => id);
  const withOnly = (ids: readonly string[]) =>
    memberWith({ city: 'gn-0', features: Object.fromEntries(ids.map((id) => [id, features[id]!])) });
  const isCandidate = (ids: readonly string[]) => {
    const members = [withOnly(ids), ...release.members];
    const pool = poolOf(population, { members }, seeker);
    return candidatesOf(pool, pool.self, seeker, anyone)[0] === 1;
  };

  it('share at least 60 % of the features: 9 of 15 will do, 8 will not', () => {
    const nine = known.filter((_, index) => index % 5 < 3);
    expect(nine).toHaveLength(9);
    expect(isCandidate(nine)).toBe(true);
    expect(isCandidate(nine.slice(1))).toBe(false);
  });

  it('share at least one feature of every family', () => {
    const without = population.meta.features.filter(
      ({ inReference, family }) => inReference && family !== 'state-capacity',
    );
    expect(without.length / known.length).toBeGreaterThan(0.6);
    expect(isCandidate(without.map(({ id }) => id))).toBe(false);
  });

  it('are never the city itself', () => {
    const pool = poolOf(population, release, seeker);
    expect(candidatesOf(pool, pool.self, seeker, anyone)[pool.self]).toBe(0);
  });

  it('have the same rank with that filter, and a city without a rank has none', () => {
    const pool = poolOf(population, release, seeker);
    const same = candidatesOf(pool, pool.self, seeker, { ...anyone, sameAdministrativeRank: true });
    const rank = features['administrative-rank'];
    const ranks = pool.members.map((member) => member?.features['administrative-rank']);
    const without = candidatesOf(pool, pool.self, seeker, anyone);
    const expected = Array.from(without, (one, row) => (ranks[row] === rank ? one : 0));
    expect([...same]).toEqual(expected);
    expect(expected.filter((one) => one === 1).length).toBeGreaterThan(0);
    expect(expected).not.toEqual([...without]);
    const { 'administrative-rank': _, ...rest } = features;
    const unranked = { ...seeker, features: rest };
    const none = poolOf(population, release, unranked);
    const filters = { ...anyone, sameAdministrativeRank: true };
    const [someone] = release.members;
    const alike = { ...someone!, city: 'gn-0', features: rest };
    const two = poolOf(population, { members: [alike, ...release.members] }, unranked);
    expect(candidatesOf(two, two.self, unranked, filters).some((one) => one === 1)).toBe(false);
    expect(candidatesOf(none, none.self, unranked, filters).some((one) => one === 1)).toBe(false);
  });
});
