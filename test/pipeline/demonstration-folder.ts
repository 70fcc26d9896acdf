import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemonstration } from '#infra/local/demonstration/seed.ts';
import { keep, sourcesKey } from '#infra/local/kept.ts';
import { startLocalSystem } from '#infra/local/system.ts';
import { freePort } from './free-port.ts';

/** A first start with the demonstration round, and its end. */
const seed = async (folder: string): Promise<void> => {
  const port = await freePort();
  const system = await startLocalSystem({
    port,
    folder,
    seed: seedDemonstration,
    scheduleSeconds: 0,
    logLevel: 'SILENT',
    isWarm: false,
  });
  await system.stop();
};

/**
 * A temporary folder of its own in which a local system has been before, with the demonstration round: whoever starts one
 * in it need not wait for the round to be written. Kept until a source changes.
 */
export const demonstrationFolder = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'capabilities-'));
  cpSync(await keep('demonstration', sourcesKey(), seed), folder, { recursive: true });
  return folder;
};
