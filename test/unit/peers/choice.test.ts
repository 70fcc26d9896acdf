import { describe, expect, it } from 'vitest';
import type { Comparison } from '#shared/contracts/submission.ts';
import { groupSize, peerRule } from '#shared/domain/peers/choice.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { gowerDistances } from '#shared/statistics/gower.ts';
import { gowerWeights } from '#shared/statistics/gower-weights.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { choice, membersOf, row, type Spot, seekerAt, worldOf } from './small-world.ts';

/** Ids of the peers of a seeker at 0 in a state of its own, unless told otherwise. */
const peersOf = (spots: readonly Spot[], comparison: Partial<Comparison> = {}, state = 'ZZ'): string[] | null => {
  const seeker = seekerAt(0, state);
  const pool = poolOf(worldOf(spots), { members: membersOf(spots) }, seeker);
  const rule = peerRule(pool, pool.self, seeker, choice(comparison));
  if (rule === null) return null;
  const distances = gowerDistances(pool.matrix, gowerWeights(pool.matrix))(
    pool.self,
    new Float64Array(pool.matrix.rows),
  );
  return Array.from(nearest(distances, rule), (peer) => pool.members[peer]!.city);
};

const ids = (...numbers: number[]) => numbers.map((number) => `gn-${number}`);
const apart = (index: number) =>
  String.fromCharCode(65 + (index % 26)) + String.fromCharCode(65 + Math.floor(index / 26));

describe('the number of peers', () => {
  it.each([
    [10, 60, 10],
    [7, 60, 7],
    [13, 39, 13],
    [13, 38, 12],
    [10, 30, 10],
    [10, 29, 8],
    [10, 26, 8],
    [10, 23, 7],
    [13, 35, 10],
    [7, 15, 5],
  ])('%i of %i candidates gives %i', (chosen, candidates, expected) => {
    expect(groupSize(chosen, candidates)).toBe(expected);
  });

  it('there are no peers under 15 other cities', () => {
    expect(peersOf(row(14, apart))).toBeNull();
    expect(peersOf(row(15, apart))).toEqual(ids(100, 101, 102, 103, 104));
  });
});

describe('caps per sovereign state', () => {
  it('takes at most three of another state and goes on to the next nearest', () => {
    const spots = row(40, (index) => (index < 6 ? 'BB' : apart(index)));
    expect(peersOf(spots)).toEqual(ids(100, 101, 102, 106, 107, 108, 109, 110, 111, 112));
  });

  it.each([
    [7, 3],
    [10, 5],
    [13, 6],
  ] as const)('takes at most half of %i from the own state', (k, most) => {
    const spots = row(60, (index) => (index < 20 ? 'ZZ' : apart(index)));
    const own = peersOf(spots, { k })!.filter((city) => Number(city.slice(3)) < 120);
    expect(own).toHaveLength(most);
  });

  it('has no caps with the same-country filter, and takes nobody from elsewhere', () => {
    const spots = row(60, (index) => (index % 2 === 0 ? 'ZZ' : 'BB'));
    expect(peersOf(spots, { sameCountry: true })).toEqual(ids(100, 102, 104, 106, 108, 110, 112, 114, 116, 118));
  });

  it('has no cap for a state with more than 80 % of the pool, and keeps it at 80 %', () => {
    const national = row(50, (index) => (index < 41 ? 'ZZ' : apart(index)));
    expect(peersOf(national)).toEqual(ids(...Array.from({ length: 10 }, (_, index) => 100 + index)));
    const mixed = row(50, (index) => (index < 40 ? 'ZZ' : apart(index)));
    expect(peersOf(mixed)!.filter((city) => Number(city.slice(3)) < 140)).toHaveLength(5);
  });

  it('has no cap for such a state either when the city is from another', () => {
    const national = row(50, (index) => (index < 41 ? 'BB' : apart(index)));
    expect(peersOf(national)).toEqual(ids(...Array.from({ length: 10 }, (_, index) => 100 + index)));
  });
});

describe('ties', () => {
  it('go to the lower city id, whatever the order of the members', () => {
    const spots = row(45, apart).map((spot) => ({ ...spot, at: 0.2 }));
    expect(peersOf(spots)).toEqual(ids(...Array.from({ length: 10 }, (_, index) => 100 + index)));
  });
});

describe('the same-country filter', () => {
  it('leaves no peers when fewer than 15 cities of the country take part', () => {
    const spots = row(60, (index) => (index < 14 ? 'ZZ' : apart(index)));
    expect(peersOf(spots, { sameCountry: true })).toBeNull();
  });
});
