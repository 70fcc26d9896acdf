import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RoundStatus } from '#shared/operations/round-status.ts';
import { type Driven, driveRound, openTrial, ROUND, tally } from './drive-round.ts';
import { signInOverHttp } from './sign-in.ts';

const CITIES = 24;
const MINUTES = 60_000;

describe('a whole round, driven by the command line alone', () => {
  let driven: Driven;
  beforeAll(async () => {
    driven = await driveRound(CITIES);
    await openTrial(driven);
  }, 2 * MINUTES);
  afterAll(() => driven.stop());

  const status = async () => (await driven.run('status', '--round', ROUND)).json as RoundStatus;

  it(
    'invites every coordinator once, however often it is asked to',
    async () => {
      const dry = await driven.run('invite', driven.csv, '--round', ROUND, '--dry-run');
      expect(dry.json).toMatchObject({ dryRun: true, bad: [] });
      expect(tally(driven.mailsByAddress())).toEqual({ 0: CITIES });
      for (const _ of ['first', 'second']) await driven.run('invite', driven.csv, '--round', ROUND);
      expect(tally(driven.mailsByAddress())).toEqual({ 1: CITIES });
      expect((await status()).counts).toMatchObject({ invited: CITIES, delivered: 0, unclear: 0 });
    },
    MINUTES,
  );

  it(
    'lets an invited coordinator sign in by the page of the link, which confirms the address',
    async () => {
      const { status: answered, page } = await signInOverHttp(driven.system, 'coordinator-0@city-0.example');
      expect(answered).toBe(200);
      expect(page).toContain('Trial 2026');
    },
    MINUTES,
  );

  it(
    'reminds nobody on the day of the invitation',
    async () => {
      const { json } = await driven.run('remind', '--round', ROUND);
      const { results } = json as { results: { outcome: string }[] };
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['too-soon']));
    },
    MINUTES,
  );

  it(
    'brings every city its first report by mail',
    async () => {
      const before = driven.mailsByAddress();
      await driven.run('demonstrate', '--round', ROUND);
      const after = driven.mailsByAddress();
      expect([...after].every(([address, count]) => count === (before.get(address) ?? 0) + 1)).toBe(true);
      expect((await status()).counts).toMatchObject({ delivered: CITIES, invited: 0 });
    },
    3 * MINUTES,
  );

  it(
    'publishes a release and brings every city one new report against it, also when asked again',
    async () => {
      await driven.run('release', 'publish', '--round', ROUND);
      const before = driven.mailsByAddress();
      for (const _ of ['first', 'second']) await driven.run('reissue', '--round', ROUND);
      const after = driven.mailsByAddress();
      expect([...after].every(([address, count]) => count === (before.get(address) ?? 0) + 1)).toBe(true);
      const { cities } = await status();
      expect(new Set(cities.map(({ issue, release }) => `${issue} of ${release}`))).toEqual(
        new Set([`2 of ${ROUND}:1`]),
      );
    },
    3 * MINUTES,
  );

  it(
    'writes research data of the cities that agreed',
    async () => {
      const into = mkdtempSync(join(tmpdir(), 'research-'));
      onTestFinished(() => rmSync(into, { recursive: true }));
      await driven.run('export', '--round', ROUND, '--into', into);
      const rows = readFileSync(join(into, `${ROUND}-release-1.csv`), 'utf8')
        .trim()
        .split('\r\n');
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.length).toBeLessThan(CITIES);
    },
    MINUTES,
  );

  it(
    'left nothing undone, and closes',
    async () => {
      expect((await driven.run('redrive')).json).toMatchObject({ work: [] });
      expect((await driven.run('doctor', '--round', ROUND)).json).toMatchObject({ cities: CITIES, problems: 0 });
      const closed = (await driven.run('round', 'close', ROUND)).json as { round: { closesAt: string } };
      expect(Date.parse(closed.round.closesAt)).toBeLessThanOrEqual(Date.now());
      const refused = await driven.runAny('invite', driven.csv, '--round', ROUND);
      expect(refused).toMatchObject({ exit: 3, error: expect.stringContaining('closed') });
    },
    MINUTES,
  );
});
