import { collude, colludeOnPractice } from './collusion.ts';
import type { Output } from './round-under-attack.ts';

/** So many cities of a round that put their reports together. */
export interface Together {
  readonly count: number;
  readonly size: number;
}

/** The collusions of the table in docs/disclosure.md. */
export const COLLUSIONS: readonly Together[] = [
  [3, 20],
  [6, 20],
  [10, 30],
  [10, 41],
  [13, 41],
  [6, 60],
  [12, 60],
  [15, 60],
  [20, 60],
  [10, 100],
  [20, 100],
  [33, 100],
  [14, 30],
  [29, 60],
  [49, 100],
].map(([count = 0, size = 0]) => ({ count, size }));

/** What is attacked, and with what printed of it. */
const ATTACKS = [
  { title: 'capability', on: collude, output: 'coarse' },
  { title: 'capability: quartiles in every pool', on: collude, output: 'quartiles-anywhere' },
  { title: 'practice', on: colludeOnPractice, output: 'coarse' },
  { title: 'practice: band and quartiles besides', on: colludeOnPractice, output: 'quartiles-anywhere' },
] as const satisfies readonly { title: string; on: typeof collude; output: Output }[];

export interface StudySize {
  /** Simulated releases of each collusion. */
  readonly releases: number;
  /** Branches of the complete search for each level of a target. */
  readonly branches: number;
}

interface Outcome {
  readonly recovered: number;
  readonly attacked: number;
  readonly seconds: number;
}

/** The names of the simulated releases: a, b, c and so on; the tests of the suite attack the first of them. */
const seedsOf = (releases: number): string[] =>
  Array.from({ length: releases }, (_, index) => String.fromCharCode('a'.charCodeAt(0) + index));

/** Levels recovered and attacked over all simulated releases, and how long the search took. */
const outcomeOf = (
  { count, size }: Together,
  { on, output }: (typeof ATTACKS)[number],
  { releases, branches }: StudySize,
): Outcome => {
  const started = performance.now();
  const results = seedsOf(releases).map((seed) => on(size, count, seed, output, { branches }));
  return {
    recovered: results.reduce((sum, { recovered }) => sum + recovered, 0),
    attacked: results.reduce((sum, { attacked }) => sum + attacked, 0),
    seconds: (performance.now() - started) / 1000,
  };
};

const shareIn = ({ recovered, attacked, seconds }: Outcome): string =>
  `${((100 * recovered) / attacked).toFixed(1)} % (${recovered} of ${attacked}, ${seconds.toFixed(0)} s)`;

/** The first two rows of the table. */
export const TABLE_HEAD: readonly string[] = [
  `| cities together | ${ATTACKS.map(({ title }) => title).join(' | ')} |`,
  `|---|${ATTACKS.map(() => '---').join('|')}|`,
];

/** A row of the table: the share of levels that a collusion recovers, by each attack. */
export const rowOf = (together: Together, size: StudySize): string => {
  const shares = ATTACKS.map((attack) => shareIn(outcomeOf(together, attack, size)));
  return `| ${together.count} of ${together.size} | ${shares.join(' | ')} |`;
};
