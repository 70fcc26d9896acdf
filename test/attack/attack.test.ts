import { describe, expect, it } from 'vitest';
import type { Release } from '#shared/contracts/release.ts';
import { LENSES } from '#shared/contracts/submission.ts';
import { compare } from '#shared/domain/benchmark/compare.ts';
import { atMostTwoChanged } from '#shared/domain/benchmark/kept.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { sampleWithout } from '#shared/statistics/randomisation.ts';
import { population, scoresOf, submissionOf, uuid } from '../unit/benchmark/samples.ts';
import { recoveredOf } from './exact-search.ts';
import { CAPABILITY_GRID, PRACTICE_GRID, type Statement } from './knowledge.ts';
import { groupsIn, levelsOf, type Output, releaseUnderAttack, samePrints, statementOf } from './round-under-attack.ts';

/** Cities that tell each other what they read. */
const friendsIn = (size: number, count: number, seed: string): number[] => [
  ...sampleWithout(size, count, createRandom(`${seed}|${size}|${count}`)),
];

/** Levels recovered and levels attacked: of all cities that somebody read about and nobody of the friends is. */
const attack = (
  release: Release,
  friends: readonly number[],
  statements: readonly Statement[],
  agrees?: (levels: ArrayLike<number>) => boolean,
) => {
  const attacked = [...new Set(statements.flatMap(({ members }) => members))].filter((city) => !friends.includes(city));
  const knowledge = {
    truth: levelsOf(release),
    grid: CAPABILITY_GRID,
    known: new Set(friends),
    statements,
    ...(agrees && { agrees }),
  };
  return { recovered: recoveredOf(knowledge, attacked).length, attacked: attacked.length };
};

const shareOf = (results: readonly ReturnType<typeof attack>[]): number =>
  results.reduce((sum, { recovered }) => sum + recovered, 0) / results.reduce((sum, { attacked }) => sum + attacked, 0);

const collusion = (size: number, count: number, seed: string, output: Output = 'coarse') => {
  const release = releaseUnderAttack(size, `${seed}${size}`);
  const truth = levelsOf(release);
  const friends = friendsIn(size, count, seed);
  const groups = friends.map((friend) => groupsIn(release, friend, { draws: 0 }));
  const statements = groups.map((group) => statementOf(truth, group, truth[group.observer]!, output));
  return { release, friends, groups, statements };
};

const collude = (...input: Parameters<typeof collusion>) => {
  const { release, friends, statements } = collusion(...input);
  return attack(release, friends, statements);
};

const SEEDS = ['a', 'b', 'c', 'd'];

/** The same for a practice, whose level is a whole number where one person answered. */
const colludeOnPractice = (size: number, count: number, seed: string, output: Output = 'coarse') => {
  const { release, friends, groups } = collusion(size, count, seed);
  const random = createRandom(`${seed}|practice`);
  const truth = levelsOf(release).map((level) => Math.min(5, Math.max(1, Math.round(level + 0.6 * random.normal()))));
  const statements = groups.map((group) => statementOf(truth, group, truth[group.observer]!, output, 'practice'));
  const attacked = [...new Set(groups.flatMap(({ members }) => members))].filter((city) => !friends.includes(city));
  const knowledge = { truth, grid: PRACTICE_GRID, known: new Set(friends), statements };
  return { recovered: recoveredOf(knowledge, attacked).length, attacked: attacked.length };
};

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

describe('one city that asks again and again', () => {
  const release = releaseUnderAttack(40, 'again');
  const { city } = release.members[5]!;
  const submit = (lens: (typeof LENSES)[number], k: 7 | 10 | 13, own: number, version: number) => {
    const comparison = { lens, k, sameCountry: false, sameAdministrativeRank: false, additions: [] };
    return { submission: submissionOf(city, { id: uuid(version), version, comparison }), scores: scoresOf(own) };
  };
  const tries = LENSES.flatMap((lens) =>
    ([7, 10, 13] as const).flatMap((k) => [1.5, 3, 4.5].map((own) => ({ lens, k, own }))),
  );
  const ask = (keeps: boolean) => {
    const first = compare({
      ...submit('balanced', 10, 3, 1),
      release,
      population,
      kept: null,
      earlier: null,
      seed: 'a',
      draws: 0,
    });
    const kept = keeps ? first.entry : null;
    return tries.map(({ lens, k, own }, index) =>
      compare({
        ...submit(lens, k, own, index + 2),
        release,
        population,
        kept,
        earlier: null,
        seed: `${index}`,
        draws: 0,
      }),
    );
  };

  it('reads one group and one set of figures, whatever lens, number of peers and level it sends', () => {
    const read = ask(true).map(({ comparison }) => JSON.stringify([comparison.group, comparison.benchmark]));
    expect(new Set(read).size).toBe(1);
    const truth = levelsOf(release);
    const statement = statementOf(truth, groupsIn(release, 5, { draws: 0 }), truth[5]!);
    expect(attack(release, [5], [statement]).recovered).toBe(0);
  });

  it('would read many groups if figures were not kept', () => {
    const groups = ask(false).map(({ entry }) => entry!.members.toSorted().join());
    expect(new Set(groups).size).toBeGreaterThan(8);
  });

  it('would help its friends to recover levels where quartiles are printed: ten of 40 with free lenses', () => {
    const friends = friendsIn(40, 10, 'lenses');
    const truth = levelsOf(release);
    const statements = friends.flatMap((friend) =>
      LENSES.flatMap((lens) =>
        ([7, 10, 13] as const).map((k) =>
          statementOf(truth, groupsIn(release, friend, { lens, k, draws: 0 }), truth[friend]!, 'quartiles-anywhere'),
        ),
      ),
    );
    const kept = friends.map((friend) =>
      statementOf(truth, groupsIn(release, friend, { draws: 0 }), truth[friend]!, 'quartiles-anywhere'),
    );
    expect(attack(release, friends, kept).recovered).toBe(0);
    expect(attack(release, friends, statements).recovered).toBeGreaterThan(0);
  });
});

/** Quartiles are taken as printed here: without them these attacks recovered nothing at 40 cities. */
describe('several releases of a round', () => {
  /** What ten friends read over three releases, each with five more cities. */
  const readOver = (seed: string, keeps: boolean) => {
    const release = releaseUnderAttack(40, `${seed}40`);
    const random = createRandom(`${seed}10`);
    const joiners = [...sampleWithout(40, 10, random)];
    const staying = release.members.map((_, index) => index).filter((index) => !joiners.includes(index));
    const friends = [...sampleWithout(staying.length, 10, random)].map((place) => staying[place]!);
    const truth = levelsOf(release);
    const groupWithout = (gone: readonly number[], friend: number) => {
      const members = release.members.filter((_, index) => !gone.includes(index));
      const smaller = { ...release, members };
      const found = groupsIn(smaller, members.indexOf(release.members[friend]!), { draws: 0 });
      return {
        candidates: found.candidates,
        members: found.members.map((place) => release.members.indexOf(members[place]!)),
      };
    };
    const statements = friends.flatMap((friend) => {
      let shown: readonly number[] | null = null;
      return [10, 5, 0].flatMap((missing) => {
        const group = groupWithout(joiners.slice(0, missing), friend);
        if (keeps && shown && atMostTwoChanged(shown.map(String), group.members.map(String))) return [];
        shown = group.members;
        return [statementOf(truth, group, truth[friend]!, 'quartiles-anywhere')];
      });
    });
    return attack(release, friends, statements);
  };

  it('tell ten friends of 40 nothing, since figures stay while at most two members changed', () => {
    expect(shareOf(['a', 'b'].map((seed) => readOver(seed, true)))).toBe(0);
  });

  it('would tell them levels if figures were worked out anew for every release', () => {
    expect(shareOf(['a', 'b'].map((seed) => readOver(seed, false)))).toBeGreaterThan(0.05);
  });
});
