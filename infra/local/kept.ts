import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, '.cache');
const DAY_MILLISECONDS = 86_400_000;

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

const removeOld = (folder: string, current: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isOld = Date.now() - statSync(path).mtimeMs > DAY_MILLISECONDS;
    if (name !== current && isOld) rmSync(path, { recursive: true, force: true });
  }
};

/**
 * The folder `name/key` of the cache, with what `make` writes into it when it is not there yet. Processes side by side
 * make it apart, and the first that is done counts; what other keys left behind goes after a day.
 */
export const keep = async (name: string, key: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(CACHE, name);
  const kept = join(folder, key);
  if (existsSync(kept)) return kept;
  const own = `${kept}-${process.pid}-${performance.now()}`;
  mkdirSync(own, { recursive: true });
  await make(own);
  try {
    renameSync(own, kept);
  } catch {
    rmSync(own, { recursive: true, force: true });
  }
  removeOld(folder, key);
  return kept;
};
