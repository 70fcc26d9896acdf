import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invited } from '#shared/operations/invite-cities.ts';
import { type Driven, driveRound, listOfCities, openTrial, ROUND, tally } from './drive-round.ts';

const CITIES = 24;
const MINUTES = 60_000;
const CAPABILITY = join(import.meta.dirname, '../../infra/cli/capability.ts');

describe('a command that is killed in the middle', () => {
  let driven: Driven;
  beforeAll(async () => {
    driven = await driveRound(CITIES);
    await openTrial(driven);
  }, 2 * MINUTES);
  afterAll(() => driven.stop());

  const mailsInAll = () => [...driven.mailsByAddress().values()].reduce((sum, count) => sum + count, 0);

  /** Starts a command and ends it without warning once that many more mails are out; tells whether it was in time. */
  const killAfter = async (mails: number, ...words: string[]): Promise<boolean> => {
    const before = mailsInAll();
    const env = { ...process.env, LOCAL_FOLDER: driven.system.folder };
    const child = spawn(process.execPath, [CAPABILITY, ...words], { env, stdio: 'ignore' });
    const gone = once(child, 'exit');
    while (child.exitCode === null && mailsInAll() < before + mails) await new Promise((done) => setTimeout(done, 2));
    const wasInTime = child.exitCode === null;
    child.kill('SIGKILL');
    await gone;
    return wasInTime;
  };

  const inviteAgain = async (): Promise<readonly Invited[]> => {
    const { out } = await driven.runAny('invite', driven.csv, '--round', ROUND, '--json');
    return (JSON.parse(out) as { results: Invited[] }).results;
  };

  it(
    'invites the rest, nobody twice, and names the one of whom it cannot know',
    async () => {
      expect(await killAfter(5, 'invite', driven.csv, '--round', ROUND)).toBe(true);
      expect(await killAfter(5, 'invite', driven.csv, '--round', ROUND)).toBe(true);
      const results = await inviteAgain();
      expect(results).toHaveLength(CITIES);
      const mails = driven.mailsByAddress();
      expect(Math.max(...mails.values())).toBe(1);
      // One for each kill at most, and whoever got nothing is among them.
      const unclear = results.filter(({ outcome }) => outcome === 'unclear');
      expect(unclear.length).toBeLessThanOrEqual(2);
      const lines = listOfCities(CITIES).split('\n');
      const unsent = [...mails].flatMap(([address, count]) => (count === 0 ? [address] : []));
      const named = unclear.map(({ line }) => lines[line - 1]?.split(',')[1]);
      expect(unsent.every((address) => named.includes(address))).toBe(true);

      // The operator asked and was told that nothing came: these are mailed again, and no other.
      const rest = `${driven.csv}.rest.csv`;
      writeFileSync(
        rest,
        [lines[0], ...lines.filter((line) => unsent.some((address) => line.includes(address)))].join('\n'),
      );
      if (unsent.length > 0) await driven.run('invite', rest, '--round', ROUND, '--again');
      expect(tally(driven.mailsByAddress())).toEqual({ 1: CITIES });
    },
    2 * MINUTES,
  );

  it(
    're-issues the rest and mails nobody twice',
    async () => {
      await driven.run('demonstrate', '--round', ROUND);
      await driven.run('release', 'publish', '--round', ROUND);
      expect(tally(driven.mailsByAddress())).toEqual({ 2: CITIES });
      expect(await killAfter(4, 'reissue', '--round', ROUND, '--concurrency', '4')).toBe(true);
      expect(await killAfter(4, 'reissue', '--round', ROUND, '--concurrency', '4')).toBe(true);
      await driven.run('reissue', '--round', ROUND, '--concurrency', '4');
      expect(tally(driven.mailsByAddress())).toEqual({ 3: CITIES });
      const { json } = await driven.run('status', '--round', ROUND);
      const { cities } = json as { cities: { issue: number; reportsSent: number }[] };
      expect(new Set(cities.map(({ issue, reportsSent }) => `issue ${issue}, ${reportsSent} mail`))).toEqual(
        new Set(['issue 2, 1 mail']),
      );
    },
    4 * MINUTES,
  );
});
