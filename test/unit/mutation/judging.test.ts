import type { MutantCoverage } from '@stryker-mutator/api/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { byTest, keyOf, quickest, sampled } from '#test/mutation/coverage.ts';
import { reaching, urlOf } from '#test/mutation/load.ts';
import { type Running, runTests } from '#test/mutation/run-tests.ts';
import * as told from '#test/mutation/vocabulary.ts';

const PASSED = 0;
const FAILED = 1;

/** The tests that a file of this name tells, in their order. */
const testsOf = async (file: string, tell: () => void): Promise<told.UnitTest[]> => {
  await told.collect(file, tell);
  return [...told.collected.values()].filter((test) => test.file === file);
};

describe('the judging of a mutant by unit tests', () => {
  let happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  const says = (running: Running) => void happened.push(keyOf(running));
  beforeEach(() => {
    happened = [];
  });

  it('prepares a group once, and each test in it anew', async () => {
    const tests = await testsOf('hooks', () =>
      told.describe('group', () => {
        told.beforeAll(note('before all'));
        told.beforeEach(note('before each'));
        told.afterEach(note('after each'));
        told.afterAll(note('after all'));
        told.it('one', () => {
          told.onTestFinished(note('finished'));
          happened.push('one');
        });
        told.it('two', note('two'));
      }),
    );
    await runTests(tests, true, () => {});
    const one = ['before each', 'one', 'finished', 'after each'];
    expect(happened).toEqual(['before all', ...one, 'before each', 'two', 'after each', 'after all']);
  });

  it('ends at the first test that fails, and tells why', async () => {
    const tests = await testsOf('failing', () => {
      told.it('holds', note('holds'));
      told.it('fails', () => expect(1).toBe(2));
      told.it('comes too late', note('too late'));
    });
    const results = await runTests(tests, true, () => {});
    expect(results.map(({ name, status }) => [name, status])).toEqual([
      ['holds', PASSED],
      ['fails', FAILED],
    ]);
    expect(results[1]).toMatchObject({ failureMessage: expect.stringContaining('expected 1 to be 2') });
    expect(happened).toEqual(['holds']);
    expect((await runTests(tests, false, () => {})).map(({ status }) => status)).toEqual([PASSED, FAILED, PASSED]);
  });

  it('fails the test whose group cannot be prepared', async () => {
    const tests = await testsOf('unprepared', () => {
      told.beforeAll(() => Promise.reject(new Error('no table')));
      told.it('is never run', note('run'));
    });
    expect(await runTests(tests, true, () => {})).toMatchObject([{ status: FAILED, failureMessage: 'no table' }]);
    expect(happened).toEqual([]);
  });

  it('makes a test of every row of a table', async () => {
    const rows: unknown[] = [];
    const tests = await testsOf('rows', () =>
      told.it.each([[1, 'a'], 'b'])('reads %s', (...row: unknown[]) => rows.push(row)),
    );
    expect(tests.map(({ id }) => id)).toEqual(["rows#reads %s (row 1: [ 1, 'a' ])", "rows#reads %s (row 2: [ 'b' ])"]);
    await runTests(tests, true, () => {});
    expect(rows).toEqual([[1, 'a'], ['b']]);
  });

  it('refuses two tests of one title, which a report could not tell apart', async () => {
    const twice = () => ['same', 'same'].map((title) => told.it(title, () => {}));
    await expect(testsOf('twice', twice)).rejects.toThrow('Two tests have the title "same" in twice');
  });

  it('counts what a group prepares as reached by each of its tests', async () => {
    const tests = await testsOf('reached', () =>
      told.describe('group', () => {
        told.it('one', () => {});
        told.it('two', () => {});
      }),
    );
    await runTests(tests, true, says);
    const [file, group, one, two] = happened as [string, string, string, string];
    const noted: MutantCoverage = {
      static: { 0: 1, 3: 7 },
      perTest: { [file]: { 1: 1 }, [group]: { 2: 5 }, [one]: { 3: 1 } },
    };
    expect(byTest(noted, tests)).toEqual({
      static: { 0: 1 },
      perTest: { [one]: { 1: 1, 2: 5, 3: 1 }, [two]: { 1: 1, 2: 5 } },
    });
  });

  it('keeps to a mutant the quickest tests that fit the time, and at least one', () => {
    const reached = { slow: { 1: 1, 2: 1 }, quick: { 1: 3 }, middling: { 1: 2, 2: 4 } };
    const times = { slow: 900, quick: 100, middling: 300 };
    const kept = (longest: number) => quickest({ static: { 0: 1 }, perTest: reached }, times, longest);
    expect(kept(500)).toEqual({
      static: { 0: 1 },
      perTest: { slow: {}, quick: { 1: 3 }, middling: { 1: 2, 2: 4 } },
    });
    expect(kept(50).perTest).toEqual({ slow: {}, quick: { 1: 3 }, middling: { 2: 4 } });
    expect(kept(1300).perTest).toEqual(reached);
  });

  it('draws about the share of the mutants that is asked for, the same ones again', () => {
    const hits = Object.fromEntries(Array.from({ length: 2000 }, (_, id) => [id, 1]));
    const drawn = (share: number) => sampled({ static: {}, perTest: { one: hits } }, share);
    const { perTest, static: others } = drawn(0.2);
    const kept = Object.keys(perTest.one ?? {});
    expect(kept.length).toBeGreaterThan(320);
    expect(kept.length).toBeLessThan(480);
    expect(kept.filter((id) => id in others)).toEqual([]);
    expect(Object.keys(hits).filter((id) => !kept.includes(id) && !(id in others))).toEqual([]);
    expect(drawn(0.2)).toEqual(drawn(0.2));
    expect(drawn(1).perTest.one).toEqual(hits);
  });

  it('follows imports back to the tests, round circles too', () => {
    const [a, b, c, d] = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(urlOf) as [string, string, string, string];
    expect(reaching('a.ts', { [a]: [b], [b]: [c, a], [d]: [a] })).toEqual(new Set([a, b, c]));
  });
});
