import { describe, expect, it } from 'vitest';
import { attack, collude, colludeOnPractice, collusion, SEEDS, shareOf } from './collusion.ts';
import { groupsIn, samePrints } from './round-under-attack.ts';

describe('cities in collusion', () => {
  it.each([
    [3, 20],
    [6, 20],
    [10, 30],
    [10, 31],
    [13, 40],
  ])('%i of %i recover nothing', (count, size) => {
    expect(shareOf(SEEDS.map((seed) => collude(size, count, seed)))).toBe(0);
  });

  it('3 and 6 of 20 recover nothing from all that is printed: interval, verdict, p and other groups too', () => {
    for (const count of [3, 6]) {
      const { release, friends, statements } = collusion(20, count, 'a');
      const groups = friends.map((friend) => groupsIn(release, friend));
      expect(attack(release, friends, statements, samePrints(release, groups)).recovered).toBe(0);
    }
  });

  it.each([
    [3, 20],
    [6, 20],
    [10, 30],
    [13, 40],
  ])('%i of %i recover no level of a practice either', (count, size) => {
    expect(shareOf(SEEDS.map((seed) => colludeOnPractice(size, count, seed)))).toBe(0);
  });

  it('10 of 30 would recover levels if quartiles were printed whatever the pool', () => {
    expect(shareOf(SEEDS.map((seed) => collude(30, 10, seed, 'quartiles-anywhere')))).toBeGreaterThan(0.05);
    const practices = SEEDS.map((seed) => colludeOnPractice(30, 10, seed, 'quartiles-anywhere'));
    expect(shareOf(practices)).toBeGreaterThan(0.1);
  });

  it('a fifth of 60 recover nothing of capabilities; of practices no more than operators are told', () => {
    expect(shareOf(SEEDS.map((seed) => collude(60, 12, seed)))).toBe(0);
    expect(shareOf(SEEDS.map((seed) => colludeOnPractice(60, 12, seed)))).toBeLessThanOrEqual(0.06);
  });

  it('half of the pool recovers no more than operators are told', () => {
    const results = SEEDS.flatMap((seed) => [collude(30, 15, seed), collude(40, 20, seed)]);
    expect(shareOf(results)).toBeGreaterThan(0);
    expect(shareOf(results)).toBeLessThanOrEqual(0.17);
  });

  it('without coarse output a third of the pool recovers much', () => {
    expect(shareOf(SEEDS.map((seed) => collude(30, 10, seed, 'exact')))).toBeGreaterThan(0.15);
  });
});
