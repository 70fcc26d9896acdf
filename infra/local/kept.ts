import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './instance-lock.ts';

export const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache');
const DAY_MILLISECONDS = 86_400_000;
/** Nothing that is kept takes so long to make: whoever began it is gone, and another process has its number. */
const FORGOTTEN_MILLISECONDS = 300_000;

/** All that a function or the stack is made from. */
const SOURCES = ['functions', 'infra', 'shared', 'templates', 'package-lock.json', 'cdk.json'];

const filesOf = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));

/** Changes when any source does: by name, size and time, as reading them all would take longer than what it saves. */
export const sourcesKey = (): string => {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(join(ROOT, source))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
};

/** Since it last changed; what another process has just taken away or renamed is as old as can be. */
const ageOf = (path: string): number => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);

const removeOld = (folder: string, current: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== current && ageOf(path) > DAY_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
};

/** Whether a process that is alive makes this just now: what it makes lies beside, under its number. */
const isBeingMade = (folder: string, key: string): boolean =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${key}-`))
    .some((name) => {
      const pid = Number(name.slice(key.length + 1).split('-')[0]);
      return ageOf(join(folder, name)) < FORGOTTEN_MILLISECONDS && isAlive(pid);
    });

/**
 * The folder `name/key` of the cache, with what `make` writes into it when it is not there yet. Of processes side by
 * side one makes it, and the others wait; where two began at once, the first that is done counts. What other keys left
 * behind goes after a day.
 */
export const keep = async (name: string, key: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(CACHE, name);
  const kept = join(folder, key);
  mkdirSync(folder, { recursive: true });
  while (!existsSync(kept) && isBeingMade(folder, key)) await wait(50);
  if (existsSync(kept)) return kept;
  const own = `${kept}-${process.pid}-${performance.now()}`;
  mkdirSync(own);
  try {
    await make(own);
    renameSync(own, kept);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
  removeOld(folder, key);
  return kept;
};
