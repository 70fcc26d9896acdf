import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner';
import { finish, type Group, lineOf, type UnitTest } from './vocabulary.ts';

/** Who runs now: a group's `beforeAll` or a test. */
export type Running = { readonly group: Group } | { readonly test: UnitTest };

const runOne = async (test: UnitTest): Promise<void> => {
  const groups = lineOf(test.group);
  try {
    for (const { beforeEach } of groups) for (const hook of beforeEach) await hook();
    await test.body();
  } finally {
    await finish();
    for (const { afterEach } of groups.toReversed()) for (const hook of afterEach) await hook();
  }
};

/** Milliseconds of work so far: unlike those of a clock, as many on a busy machine. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const judge = async (test: UnitTest, work: () => Promise<void>): Promise<TestResult> => {
  const started = worked();
  const told = { id: test.id, name: test.id.slice(test.file.length + 1), fileName: test.file };
  const spent = () => ({ ...told, timeSpentMs: worked() - started });
  try {
    await work();
    return { ...spent(), status: TestStatus.Success };
  } catch (error) {
    return {
      ...spent(),
      status: TestStatus.Failed,
      failureMessage: error instanceof Error ? error.message : `${error}`,
    };
  }
};

/**
 * Runs the tests one after another with the hooks of their groups, and stops after the first that fails if `bail` is
 * set. Says who runs before each. A group whose `beforeAll` fails fails the test it was run for.
 */
export const runTests = async (
  tests: readonly UnitTest[],
  bail: boolean,
  says: (running: Running) => void,
): Promise<TestResult[]> => {
  const entered: Group[] = [];
  const results: TestResult[] = [];
  const leaveAllBut = async (groups: readonly Group[]) => {
    while (entered.length > 0 && !groups.includes(entered.at(-1) as Group))
      for (const hook of entered.pop()?.afterAll ?? []) await hook();
  };
  for (const test of tests) {
    await leaveAllBut(lineOf(test.group));
    const result = await judge(test, async () => {
      for (const group of lineOf(test.group)) {
        if (entered.includes(group)) continue;
        entered.push(group);
        says({ group });
        for (const hook of group.beforeAll) await hook();
      }
      says({ test });
      await runOne(test);
    });
    results.push(result);
    if (bail && result.status === TestStatus.Failed) break;
  }
  await leaveAllBut([]);
  return results;
};
