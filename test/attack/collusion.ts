import type { Release } from '#shared/contracts/release.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { sampleWithout } from '#shared/statistics/randomisation.ts';
import { recoveredOf } from './exact-search.ts';
import { CAPABILITY_GRID, type Knowledge, PRACTICE_GRID, type Statement } from './knowledge.ts';
import { groupsIn, levelsOf, type Output, releaseUnderAttack, statementOf } from './round-under-attack.ts';

/** Cities that tell each other what they read. */
export const friendsIn = (size: number, count: number, seed: string): number[] => [
  ...sampleWithout(size, count, createRandom(`${seed}|${size}|${count}`)),
];

/** Levels recovered and levels attacked: of all cities that somebody read about and nobody of the friends is. */
export const attack = (
  release: Release,
  friends: readonly number[],
  statements: readonly Statement[],
  search: Pick<Knowledge, 'agrees' | 'branches'> = {},
) => {
  const attacked = [...new Set(statements.flatMap(({ members }) => members))].filter((city) => !friends.includes(city));
  const truth = levelsOf(release);
  const knowledge = { truth, grid: CAPABILITY_GRID, known: new Set(friends), statements, ...search };
  return { recovered: recoveredOf(knowledge, attacked).length, attacked: attacked.length };
};

export const shareOf = (results: readonly ReturnType<typeof attack>[]): number =>
  results.reduce((sum, { recovered }) => sum + recovered, 0) / results.reduce((sum, { attacked }) => sum + attacked, 0);

export const collusion = (size: number, count: number, seed: string, output: Output = 'coarse') => {
  const release = releaseUnderAttack(size, `${seed}${size}`);
  const truth = levelsOf(release);
  const friends = friendsIn(size, count, seed);
  const groups = friends.map((friend) => groupsIn(release, friend, { draws: 0 }));
  const statements = groups.map((group) => statementOf(truth, group, truth[group.observer]!, output));
  return { release, friends, groups, statements };
};

export const collude = (
  size: number,
  count: number,
  seed: string,
  output: Output = 'coarse',
  search: Pick<Knowledge, 'branches'> = {},
) => {
  const { release, friends, statements } = collusion(size, count, seed, output);
  return attack(release, friends, statements, search);
};

export const SEEDS = ['a', 'b', 'c', 'd'];

/** The same for a practice, whose level is a whole number where one person answered. */
export const colludeOnPractice = (
  size: number,
  count: number,
  seed: string,
  output: Output = 'coarse',
  search: Pick<Knowledge, 'branches'> = {},
) => {
  const { release, friends, groups } = collusion(size, count, seed);
  const random = createRandom(`${seed}|practice`);
  const truth = levelsOf(release).map((level) => Math.min(5, Math.max(1, Math.round(level + 0.6 * random.normal()))));
  const statements = groups.map((group) => statementOf(truth, group, truth[group.observer]!, output, 'practice'));
  const attacked = [...new Set(groups.flatMap(({ members }) => members))].filter((city) => !friends.includes(city));
  const knowledge = { truth, grid: PRACTICE_GRID, known: new Set(friends), statements, ...search };
  return { recovered: recoveredOf(knowledge, attacked).length, attacked: attacked.length };
};
