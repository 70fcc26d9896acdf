import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Driven } from './drive-round.ts';

const CAPABILITY = join(import.meta.dirname, '../../infra/cli/capability.ts');

const mailsInAll = (driven: Driven) => [...driven.mailsByAddress().values()].reduce((sum, count) => sum + count, 0);

/** Starts a command and ends it without warning once that many more mails are out; tells whether it was in time. */
export const killAfter = async (driven: Driven, mails: number, ...words: string[]): Promise<boolean> => {
  const before = mailsInAll(driven);
  const env = { ...process.env, LOCAL_FOLDER: driven.system.folder };
  const child = spawn(process.execPath, [CAPABILITY, ...words], { env, stdio: 'ignore' });
  const gone = once(child, 'exit');
  while (child.exitCode === null && mailsInAll(driven) < before + mails) {
    await new Promise((done) => setTimeout(done, 5));
  }
  const wasInTime = child.exitCode === null;
  child.kill('SIGKILL');
  await gone;
  return wasInTime;
};
