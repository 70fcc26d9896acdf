import { describe, expect, it } from 'vitest';
import { attack, collude, colludeOnPractice, collusion, SEEDS, shareOf } from './collusion.ts';
import { groupsIn, levelsOf, printedFor, releaseUnderAttack, samePrints, statementOf } from './round-under-attack.ts';
import { rowOf } from './study.ts';

/** Enough to find a rule missing, and quick; docs/disclosure.md has what more releases and larger collusions gave. */
const FEW_SEEDS = SEEDS.slice(0, 2);

describe('cities in collusion', () => {
  it.each([
    [3, 20],
    [6, 20],
    [10, 30],
    [10, 41],
    [13, 41],
    [6, 60],
    [12, 60],
    [15, 60],
  ])('%i of %i recover nothing of capabilities', (count, size) => {
    expect(shareOf(FEW_SEEDS.map((seed) => collude(size, count, seed)))).toBe(0);
  });

  it('a tenth of a round that is large enough for quartiles recovers nothing either', () => {
    expect(shareOf([collude(101, 10, 'a')])).toBe(0);
  });

  it('3 and 6 of 20 recover nothing from all that is printed: verdict, p and other groups too', () => {
    for (const count of [3, 6]) {
      const { release, friends, statements } = collusion(20, count, 'a');
      const groups = friends.map((friend) => groupsIn(release, friend));
      expect(attack(release, friends, statements, { agrees: samePrints(release, groups) }).recovered).toBe(0);
    }
  });

  it.each([
    [3, 20],
    [10, 30],
    [10, 41],
    [13, 41],
    [6, 60],
    [12, 60],
    [15, 60],
    [20, 60],
  ])('%i of %i recover no level of a practice', (count, size) => {
    expect(shareOf(SEEDS.map((seed) => colludeOnPractice(size, count, seed)))).toBe(0);
  });

  it('just under half recover no more of practices than operators are told', () => {
    const results = SEEDS.flatMap((seed) => [colludeOnPractice(30, 14, seed), colludeOnPractice(60, 29, seed)]);
    expect(shareOf(results)).toBeLessThanOrEqual(0.02);
  });

  it('10 of 30 would recover levels if quartiles were printed whatever the pool', () => {
    expect(shareOf(SEEDS.map((seed) => collude(30, 10, seed, 'quartiles-anywhere')))).toBeGreaterThan(0.05);
    const practices = SEEDS.map((seed) => colludeOnPractice(30, 10, seed, 'quartiles-anywhere'));
    expect(shareOf(practices)).toBeGreaterThan(0.1);
  });

  it('half of the pool recovers no more than operators are told', () => {
    const results = FEW_SEEDS.map((seed) => collude(30, 15, seed));
    expect(shareOf(results)).toBeGreaterThan(0);
    expect(shareOf(results)).toBeLessThanOrEqual(0.21);
  });

  it('without coarse output a third of the pool recovers much', () => {
    expect(shareOf(SEEDS.map((seed) => collude(30, 10, seed, 'exact')))).toBeGreaterThan(0.15);
  });
});

describe('the study of more releases and larger collusions', () => {
  it('counts what the suite counts', () => {
    const row = rowOf({ count: 10, size: 30 }, { releases: 1, branches: 3000 });
    const counted = [...row.matchAll(/\((\d+) of (\d+), /g)].map(([, recovered, attacked]) => {
      return { recovered: Number(recovered), attacked: Number(attacked) };
    });
    expect(row).toMatch(/^\| 10 of 30 \|/);
    expect(counted).toHaveLength(4);
    expect(counted[0]).toEqual(collude(30, 10, 'a'));
    expect(counted[3]).toEqual(colludeOnPractice(30, 10, 'a', 'quartiles-anywhere'));
    expect(counted[3]?.recovered).toBeGreaterThan(0);
  });
});

describe('the interval that an attacker reckons with', () => {
  it('is the printed one, but for those that another draw would move', () => {
    const release = releaseUnderAttack(60, 'interval');
    const truth = levelsOf(release);
    const same = truth.filter((own, observer) => {
      const groups = groupsIn(release, observer, { draws: 0 });
      const [, , low, high] = statementOf(truth, groups, own).seen;
      const { medianInterval } = printedFor(release, groups, own);
      return medianInterval?.low === low && medianInterval?.high === high;
    });
    expect(same.length).toBeGreaterThanOrEqual(0.9 * truth.length);
  });
});
