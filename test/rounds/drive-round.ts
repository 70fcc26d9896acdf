import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContent } from '#functions/platform/content.ts';
import { createMailStore } from '#infra/local/mail-store.ts';
import { createSpawnedSystem } from '../pipeline/spawned-system.ts';
import { type Printed, spawnCapability } from '../unit/cli/spawn-capability.ts';

export const ROUND = 'trial-2026';

export interface Step {
  readonly name: string;
  readonly seconds: number;
}

export interface Driven {
  readonly system: Awaited<ReturnType<typeof createSpawnedSystem>>;
  readonly csv: string;
  /** Runs one command on the system; throws what it said when it fails. */
  readonly run: (...words: string[]) => Promise<{ readonly json: unknown; readonly seconds: number }>;
  readonly runAny: (...words: string[]) => Promise<Printed>;
  /** How many mails each invited address got. */
  readonly mailsByAddress: () => ReadonlyMap<string, number>;
  /** Largest memory of the system's process so far, in MB. */
  readonly peakMemory: () => number;
  /** What the system keeps on disk, in MB. */
  readonly diskUse: () => number;
  readonly stop: () => Promise<void>;
}

const addressOf = (index: number): string => `coordinator-${index}@city-${index}.example`;

/** A file of that many cities from all over the population, each with a coordinator of its own. */
export const listOfCities = (count: number): string => {
  const whole = createContent()
    .population()
    .cities.filter(({ partOf }) => partOf === undefined);
  const step = Math.floor(whole.length / count);
  const lines = Array.from({ length: count }, (_, index) => `${whole[index * step]?.id},${addressOf(index)},en`);
  return ['city,address,language', ...lines, ''].join('\n');
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, { parentPath, name }) => bytes + statSync(join(parentPath, name)).size, 0);

/**
 * A local system in a process of its own, and the command line that drives it, on a round of invented answers. Commands
 * run in processes of their own unless told otherwise.
 */
export const driveRound = async (
  cities: number,
  runWords: typeof spawnCapability = spawnCapability,
  isWarm = true,
): Promise<Driven> => {
  const system = await createSpawnedSystem({ isWarm });
  await system.start();
  const csv = `${system.folder}-cities.csv`;
  writeFileSync(csv, listOfCities(cities));
  const runAny = (...words: string[]) => runWords(words, { LOCAL_FOLDER: system.folder });
  const run = async (...words: string[]) => {
    const started = performance.now();
    const { exit, out, error } = await runAny(...words, '--json');
    if (exit !== 0) throw new Error(`${words.join(' ')} ended with ${exit}: ${error}${out.slice(0, 2000)}`);
    return { json: JSON.parse(out) as unknown, seconds: (performance.now() - started) / 1000 };
  };
  return {
    system,
    csv,
    run,
    runAny,
    mailsByAddress() {
      const to = createMailStore(join(system.folder, 'mail'))
        .envelopes()
        .flatMap((envelope) => envelope.to);
      const counts = new Map<string, number>(Array.from({ length: cities }, (_, index) => [addressOf(index), 0]));
      for (const address of to) counts.set(address, (counts.get(address) ?? 0) + 1);
      return counts;
    },
    peakMemory() {
      const { pid } = JSON.parse(readFileSync(join(system.folder, 'running.json'), 'utf8')) as { pid: number };
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Math.round(Number(peak) / 1024);
    },
    diskUse: () => Math.round(sizeOf(system.folder) / 2 ** 20),
    async stop() {
      await system.stop();
      rmSync(csv, { force: true });
    },
  };
};

/** How many addresses got how many mails: `{ 3: 40 }` is forty with three each. */
export const tally = (mails: ReadonlyMap<string, number>): Record<number, number> =>
  Object.fromEntries([...Map.groupBy(mails.values(), (count) => count)].map(([count, all]) => [count, all.length]));

/** Opens a round for invented answers. */
export const openTrial = (driven: Driven) =>
  driven.run('round', 'open', ROUND, '--name', 'Trial 2026', '--closes', '2099-12-31', '--demonstration');
