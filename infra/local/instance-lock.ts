import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './files.ts';

/** Why the local system cannot start, in words for whoever wanted to start it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

interface Holder {
  readonly pid: number;
  readonly port: number;
}

const holderOf = (file: string): Holder | undefined => {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Holder) : undefined;
  } catch {
    return undefined;
  }
};

/** One system a folder: two would ruin each other's table. Gives back what lets go of it. */
export const lockFolder = (folder: string, port: number): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.json');
  const holder = holderOf(file);
  if (holder !== undefined && isAlive(holder.pid)) {
    throw new StartError(
      `Already running: process ${holder.pid}, form at http://127.0.0.1:${holder.port}. ` +
        `Stop it with Ctrl-C or "kill ${holder.pid}". If that process is something else, delete ${file}.`,
    );
  }
  replaceFile(file, JSON.stringify({ pid: process.pid, port } satisfies Holder));
  return () => rmSync(file, { force: true });
};
