import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What is loaded on demand then skips compiling from the second time on.
enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));

const { runWords } = await import('./run.ts');
process.exitCode = await runWords(process.argv.slice(2));
