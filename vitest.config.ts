import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many files wait for a running system, so that two share even a small machine well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // No test replaces a module or leaves a variable behind, so that files share what a worker has loaded.
    isolate: false,
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_TRACE_ENABLED: 'false', TZ: 'UTC' },
  },
});
