import { readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { configureGlobal } from 'fast-check';
import { byTest, keyOf, quickest, sampled } from './coverage.ts';
import { forget, type Importers, loadTests, prepareLoading, reaching, testFiles, urlOf } from './load.ts';
import { runTests } from './run-tests.ts';
import type { UnitTest } from './vocabulary.ts';

/** Folders of test/unit that test the shared code, without a running system. */
const OF_SHARED_CODE =
  'archetypes,audit,backup,benchmark,consensus,context,contracts,distance,doctor,erasure,evidence,export,hosted-form,invitations,levels,operations,operator-console,peers,progress,quality,reasons,release,report,rounds,score-submission,statistics,submission,suggestions,../contract';

/** Folders of test/unit whose tests judge a mutant. */
const FOLDERS = (process.env.MUTATION_TESTS ?? OF_SHARED_CODE).split(',');

/** Which share of the mutants is judged, drawn at random. */
const SHARE = Number(process.env.MUTATION_SHARE ?? 1);

/** What the first run learns for the later ones, kept beside the project's copy. */
interface Learnt {
  readonly importers: Importers;
  /** Milliseconds that each test worked, by its id. */
  readonly times: Record<string, number>;
}
const LEARNT = 'mutation-learnt.json';

/** Stryker lets a loop go on until it has passed its mutant a hundred times as often as it should; this is four times. */
const SOONER = 25;

const instrumented = globalThis as { [INSTRUMENTER_CONSTANTS.NAMESPACE]?: InstrumenterContext };
instrumented.__stryker__ ??= {};
const context = instrumented.__stryker__;

const named = async (ids: readonly string[]): Promise<UnitTest[]> => {
  const tests = await loadTests(new Set(ids.map((id) => id.slice(0, id.indexOf('#')))));
  return ids.map((id) => tests.get(id) as UnitTest);
};

/** The tests of the files that import a file, themselves or through others. */
const reachedFrom = async (file: string, importers: Importers): Promise<UnitTest[]> => {
  const reached = reaching(file, importers);
  const tests = await loadTests(testFiles(FOLDERS).filter((path) => reached.has(urlOf(path))));
  return [...tests.values()];
};

/**
 * Runs the unit tests in one process that loads them once: a mutant is switched on, the tests that reach it run, and it
 * is switched off again, within milliseconds. Only a mutant of what a module does as it is loaded needs a new process.
 */
class UnitTestRunner implements TestRunner {
  #times: Learnt['times'] = {};
  #importers: Importers = {};
  #judged = 0;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    enableCompileCache();
    // Nobody reads the smallest example that kills a mutant, and looking for it takes longer than all else.
    configureGlobal({ endOnFailure: true });
    this.#importers = prepareLoading(process.cwd());
  }

  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const all = await loadTests(testFiles(FOLDERS));
    const reached = new Set(files.flatMap((file) => [...reaching(file, this.#importers)]));
    const related = [...all.values()].filter(({ file }) => reached.has(urlOf(file)));
    const tests = await this.#run(related, false);
    const times = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(LEARNT, JSON.stringify({ importers: this.#importers, times } satisfies Learnt));
    const mutantCoverage = sampled(quickest(byTest(context.mutantCoverage, related), times), SHARE);
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { testFilter, activeMutant, sandboxFileName, disableBail } = options;
    const hitLimit = options.hitLimit && Math.ceil(options.hitLimit / SOONER);
    const { importers, times }: Learnt = JSON.parse(readFileSync(LEARNT, 'utf8'));
    this.#times = times;
    this.#judged++;
    Object.assign(context, { activeMutant: testFilter ? undefined : activeMutant.id, hitCount: 0, hitLimit });
    const tests = await (testFilter ? named(testFilter) : reachedFrom(sandboxFileName, importers)).catch(String);
    if (typeof tests === 'string') return { status: MutantRunStatus.Error, errorMessage: tests };
    context.activeMutant = activeMutant.id;
    const results = await this.#run(tests, !disableBail);
    const exhausted = determineHitLimitReached(context.hitCount, hitLimit);
    if (testFilter) await this.#mistrust(results);
    return toMutantRunResult(exhausted ?? { status: DryRunStatus.Complete, tests: results });
  }

  #run(tests: readonly UnitTest[], bail: boolean): Promise<TestResult[]> {
    forget();
    const quickFirst = tests.toSorted((a, b) => (this.#times[a.id] ?? 0) - (this.#times[b.id] ?? 0));
    return runTests(quickFirst, bail, (running) => {
      context.currentTestId = keyOf(running);
    });
  }

  /** A test that fails without the mutant too tells of an earlier one: the mutant is judged again in a new process. */
  async #mistrust(results: readonly TestResult[]): Promise<void> {
    context.activeMutant = undefined;
    context.hitLimit = undefined;
    context.hitCount = undefined;
    const failed = results.find(({ status }) => status === TestStatus.Failed);
    if (failed === undefined || this.#judged === 1) return;
    const [alone] = await this.#run(await named([failed.id]), true);
    if (alone?.status === TestStatus.Failed)
      throw new Error(`${failed.id} fails without a mutant: an earlier one left its mark`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'unit', UnitTestRunner as never)];
