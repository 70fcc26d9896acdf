import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { LocalOptions } from './system.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = process.env.LOCAL_FOLDER ?? join(ROOT, '.local');
const SEED = join(import.meta.dirname, 'demonstration/seed.ts');

// Before anything large is loaded: the second start then skips compiling it.
enableCompileCache(join(ROOT, '.cache/compiled'));
process.env.NODE_COMPILE_CACHE = join(ROOT, '.cache/compiled');
const { startLocalSystem } = await import('./system.ts');
const { StartError } = await import('./instance-lock.ts');
const { readConfig } = await import('../config.ts');

const print = (line: string) => process.stdout.write(`${line}\n`);

const portOf = (text = '3000'): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
  throw new StartError(`PORT must be a whole number from 1024 to 65000, not "${text}".`);
};

/** Loaded only where the round is not there yet. */
const seedOf = (): Pick<LocalOptions, 'seed'> => {
  if (!existsSync(SEED)) return {};
  return {
    async seed(system) {
      const { seedDemonstration } = (await import(SEED)) as { seedDemonstration: NonNullable<LocalOptions['seed']> };
      await seedDemonstration(system);
    },
  };
};

try {
  const started = performance.now();
  const port = portOf(process.env.PORT);
  const isWarm = process.env.LOCAL_WARM !== 'no';
  const system = await startLocalSystem({ port, folder: FOLDER, isWarm, ...seedOf() });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await system.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  print(`Form:    ${system.formUrl}`);
  print(`Console: ${system.consoleUrl} (sign in as ${readConfig('local').deployment.operators[0]})`);
  print(`Inbox:   ${system.inboxUrl}`);
  print(`API:     ${system.apiUrl}`);
  print(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops. Log: ${system.logFile}`);
} catch (error) {
  const isExpected = error instanceof StartError;
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
