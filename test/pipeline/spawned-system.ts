import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createMailStore } from '#infra/local/mail-store.ts';
import { demonstrationFolder } from './demonstration-folder.ts';
import { freePort } from './free-port.ts';
import { accessTo } from './running-system.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECONDS_TO_START = 180;

/**
 * The system as `npm start` runs it, in a process of its own that a test can kill and start again; one that is not warm
 * loads only the functions that its test calls.
 */
export const createSpawnedSystem = async ({ isWarm = true } = {}) => {
  const folder = await demonstrationFolder();
  const port = await freePort();
  let child: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(process.execPath, ['infra/local/start.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), LOCAL_FOLDER: folder, LOCAL_WARM: isWarm ? 'yes' : 'no' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let output = '';
    await new Promise<void>((ready, failed) => {
      const timer = setTimeout(() => {
        started.kill('SIGKILL');
        failed(new Error(`Not ready: ${output}`));
      }, SECONDS_TO_START * 1000);
      const listen = (chunk: Buffer) => {
        output += chunk.toString();
        if (!output.includes('Ready in')) return;
        clearTimeout(timer);
        ready();
      };
      started.stdout.on('data', listen);
      started.stderr.on('data', listen);
      started.once('exit', (code) => failed(new Error(`Ended with ${code}: ${output}`)));
    });
    return output;
  };

  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  return {
    port,
    folder,
    start,
    /** The process is gone at once, with whatever it had in hand. */
    kill: () => end('SIGKILL'),
    access: () => {
      const env = JSON.parse(readFileSync(join(folder, 'connection.json'), 'utf8')) as Record<string, string>;
      return accessTo(`http://127.0.0.1:${port}`, env);
    },
    /** Mails that name a submission, as they lie on disk, whether the system runs or not. */
    async mailsAbout(submission: string) {
      const store = createMailStore(join(folder, 'mail'));
      const mails = await Promise.all(store.envelopes().map(({ id }) => store.read(id)));
      return mails.filter((mail) => mail?.text.includes(submission));
    },
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
