import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepositories, sha256 } from '#functions/platform/repositories.ts';
import { storeSettings } from '#infra/local/demonstration/seed.ts';
import { type LocalOptions, startLocalSystem } from '#infra/local/system.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { demonstrationFolder } from './demonstration-folder.ts';
import { freePort } from './free-port.ts';

/** What a test asks of a running system, whether it runs in this process or in another. */
export const accessTo = (formUrl: string, env: Readonly<Record<string, string>>) => {
  const repositories = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
  const people = repositories.people(env.APPLICATION_KEY ?? '');
  const request = (path: string, token: string, init: RequestInit = {}) =>
    fetch(`${formUrl}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  return {
    ...repositories,
    people,
    request,
    post: (document: unknown, token: string) =>
      request('/v1/submissions', token, { method: 'POST', body: JSON.stringify(document) }),
    /** A token of the document's city, and recipients who confirmed their addresses. */
    async invite({ round, city, recipients }: Pick<SubmissionInput, 'round' | 'city' | 'recipients'>) {
      const token = crypto.randomUUID();
      await repositories.assessments.putToken(sha256(token), { round, city });
      for (const address of recipients) {
        const { id } = await people.ensure(address, 'en');
        await people.confirm(id, new Date());
      }
      return token;
    },
  };
};

/** The whole local system, with the demonstration round unless another seed is given, in a folder that goes with it. */
export const startSystem = async (options: Partial<LocalOptions> = {}) => {
  const isOther = options.seed !== undefined;
  const folder = isOther ? mkdtempSync(join(tmpdir(), 'capabilities-')) : await demonstrationFolder();
  const system = await startLocalSystem({
    port: await freePort(),
    folder,
    scheduleSeconds: 0,
    logLevel: 'ERROR',
    isWarm: false,
    ...options,
  });
  return {
    ...system,
    ...accessTo(system.formUrl, system.env),
    async stop() {
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type System = Awaited<ReturnType<typeof startSystem>>;

/** Asks until the answer is one, or fails with what it waited for. */
export const until = async <Value>(
  what: string,
  ask: () => Promise<Value | undefined | false>,
  seconds = 20,
): Promise<Value> => {
  const started = performance.now();
  let pause = 25;
  while (performance.now() < started + seconds * 1000) {
    const value = await ask();
    if (value !== undefined && value !== false) return value;
    await new Promise((done) => setTimeout(done, pause));
    // Whoever waits for long need not ask so often.
    pause = Math.max(pause, Math.min(250, (performance.now() - started) / 10));
  }
  throw new Error(`Waited ${seconds} s in vain for ${what}`);
};
