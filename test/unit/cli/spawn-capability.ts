import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CAPABILITY = join(import.meta.dirname, '../../../infra/cli/capability.ts');

export interface Printed {
  readonly exit: number | null;
  readonly out: string;
  readonly error: string;
}

/** A folder and variables that lead to no system of the person who runs the tests. */
export const aQuietPlace = (variables: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'capability-'));
  const env = { PATH: process.env.PATH, TZ: 'UTC', LOCAL_FOLDER: join(folder, '.local'), ...variables };
  return { folder, env };
};

/** Runs the command line as a person does, in a process of its own, with these variables and no others of AWS. */
export const spawnCapability = (words: readonly string[], variables: Record<string, string> = {}): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const { folder, env } = aQuietPlace(variables);
    const child = spawn(process.execPath, [CAPABILITY, ...words], { cwd: folder, env });
    const printed = { out: '', error: '' };
    child.stdout.on('data', (data) => (printed.out += String(data)));
    child.stderr.on('data', (data) => (printed.error += String(data)));
    child.on('error', reject);
    child.on('close', (exit) => {
      rmSync(folder, { recursive: true });
      resolve({ exit, ...printed });
    });
  });
