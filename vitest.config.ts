import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Tests of running systems and browsers take longest: begun first, none of them is left alone at the end. Those of `local`
 * wait more than they work, and so stand among the others.
 */
const LONGEST = ['end-to-end', 'rounds', 'pipeline', 'attack', 'infra'].map((folder) => `/test/${folder}/`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = LONGEST.flatMap((folder) => sorted.filter(({ moduleId }) => moduleId.includes(folder)));
    return [...early, ...sorted.filter((file) => !early.includes(file))];
  }
}

export default defineConfig({
  test: {
    // Many files wait for a running system, so that two share even a small machine well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No test replaces a module or leaves a variable behind, so that files share what a worker has loaded.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    env: {
      // What tests start loads faster what another has loaded before.
      NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/compiled'),
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_TRACE_ENABLED: 'false',
      TZ: 'UTC',
    },
  },
});
