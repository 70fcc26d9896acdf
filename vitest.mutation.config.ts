import { defineConfig } from 'vitest/config';

/** Folders whose own tests judge a mutant, such as `statistics`; all of the pure core unless told. */
const folders =
  process.env.MUTATION_TESTS ??
  'statistics,distance,peers,benchmark,release,levels,submission,suggestions,report,scoring,context,quality,archetypes,consensus,operations,export,audit';

/** Only what tests the pure core, without a running system: a mutant is judged in a second. */
export default defineConfig({
  test: {
    include: folders.split(',').map((folder) => `test/unit/${folder}/**/*.test.ts`),
    testTimeout: 20_000,
    isolate: false,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_TRACE_ENABLED: 'false', TZ: 'UTC' },
  },
});
