import type { CoverageData, MutantCoverage } from '@stryker-mutator/api/core';
import type { Running } from './run-tests.ts';
import { type Group, lineOf, type UnitTest } from './vocabulary.ts';

const groupKey = (group: Group): string =>
  `group ${lineOf(group)
    .map(({ name }) => name)
    .join(' > ')}`;

/** Under which name the mutants reached now are noted. */
export const keyOf = (running: Running): string => ('test' in running ? running.test.id : groupKey(running.group));

/** Which mutants each test reaches, itself or through the `beforeAll` of the groups around it, and how often. */
export const byTest = (noted: MutantCoverage | undefined, tests: readonly UnitTest[]): MutantCoverage => {
  const hits = noted?.perTest ?? {};
  const perTest = tests.map(({ id, group }): [string, CoverageData] => {
    return [id, Object.assign({}, ...lineOf(group).map((around) => hits[groupKey(around)]), hits[id])];
  });
  return { static: noted?.static ?? {}, perTest: Object.fromEntries(perTest) };
};
