import type { CoverageData, MutantCoverage } from '@stryker-mutator/api/core';
import { createRandom } from '#shared/statistics/random.ts';
import type { Running } from './run-tests.ts';
import { type Group, lineOf, type UnitTest } from './vocabulary.ts';

const groupKey = (group: Group): string =>
  `group ${lineOf(group)
    .map(({ name }) => name)
    .join(' > ')}`;

/** Under which name the mutants reached now are noted. */
export const keyOf = (running: Running): string => ('test' in running ? running.test.id : groupKey(running.group));

/**
 * Which mutants each test reaches, itself or through the `beforeAll` of the groups around it, and how often. Static are
 * those that no test reaches: one that is reached as test files are loaded too needs no process of its own.
 */
export const byTest = (noted: MutantCoverage | undefined, tests: readonly UnitTest[]): MutantCoverage => {
  const hits = noted?.perTest ?? {};
  const perTest = tests.map(({ id, group }): [string, CoverageData] => {
    return [id, Object.assign({}, ...lineOf(group).map((around) => hits[groupKey(around)]), hits[id])];
  });
  const reached = new Set(perTest.flatMap(([, mutants]) => Object.keys(mutants)));
  const unreached = Object.entries(noted?.static ?? {}).filter(([mutant]) => !reached.has(mutant));
  return { static: Object.fromEntries(unreached), perTest: Object.fromEntries(perTest) };
};

/** How long the tests of one mutant may work together, in milliseconds. */
const LONGEST = Number(process.env.MUTATION_TIME ?? 3000);

/**
 * Keeps to each mutant the quickest tests that reach it, together at most `longest` milliseconds long, and always one:
 * a mutant that survives costs all of its tests.
 */
export const quickest = (
  coverage: MutantCoverage,
  times: Readonly<Record<string, number>>,
  longest = LONGEST,
): MutantCoverage => {
  const spent = new Map<string, number>();
  const quickFirst = Object.entries(coverage.perTest).sort(([a], [b]) => (times[a] ?? 0) - (times[b] ?? 0));
  const perTest = quickFirst.map(([id, hits]): [string, CoverageData] => {
    const kept = Object.entries(hits).filter(([mutant]) => {
      const before = spent.get(mutant);
      const after = (before ?? 0) + (times[id] ?? 0);
      if (before !== undefined && after > longest) return false;
      spent.set(mutant, after);
      return true;
    });
    return [id, Object.fromEntries(kept)];
  });
  return { ...coverage, perTest: Object.fromEntries(perTest) };
};

const MOST_MUTANTS = 20_000;

/** Leaves a random share of the mutants, the same ones again; the others are said to be static, which none judges. */
export const sampled = (coverage: MutantCoverage, share: number): MutantCoverage => {
  if (share >= 1) return coverage;
  const ids = Array.from({ length: MOST_MUTANTS }, (_, index) => `${index}`);
  const left = new Set(ids.filter((id) => createRandom(`mutant ${id}`).integer(1, 10_000) <= share * 10_000));
  const leftOf = (hits: CoverageData) => Object.fromEntries(Object.entries(hits).filter(([id]) => left.has(id)));
  const perTest = Object.entries(coverage.perTest).map(([test, hits]) => [test, leftOf(hits)]);
  const others = Object.fromEntries(ids.filter((id) => !left.has(id)).map((id) => [id, 1]));
  return { static: { ...coverage.static, ...others }, perTest: Object.fromEntries(perTest) };
};
