import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Invited } from '#shared/operations/invite-cities.ts';
import type { RoundStatus } from '#shared/operations/round-status.ts';
import { runCapability } from '../unit/cli/deployment-emulator.ts';
import { type Driven, driveRound, listOfCities, openTrial, ROUND, tally } from './drive-round.ts';
import { killAfter } from './kill-after.ts';
import { signInOverHttp } from './sign-in.ts';

const CITIES = 16;

describe('a whole round, driven by the command line alone, whose commands are killed in the middle', () => {
  let driven: Driven;
  beforeAll(async () => {
    driven = await driveRound(CITIES, runCapability, false);
    await openTrial(driven);
  });
  afterAll(() => driven.stop());

  const status = async () => (await driven.run('status', '--round', ROUND)).json as RoundStatus;
  const invite = ['invite', '--round', ROUND];

  it('invites nobody in a dry run', async () => {
    const dry = await driven.run(...invite, driven.csv, '--dry-run');
    expect(dry.json).toMatchObject({ dryRun: true, bad: [] });
    expect(tally(driven.mailsByAddress())).toEqual({ 0: CITIES });
  });

  it('invites the rest when it was killed, nobody twice, and names the ones of whom it cannot know', async () => {
    expect(await killAfter(driven, 4, ...invite, driven.csv)).toBe(true);
    const { out } = await driven.runAny(...invite, driven.csv, '--json');
    const { results } = JSON.parse(out) as { results: Invited[] };
    expect(results).toHaveLength(CITIES);
    const mails = driven.mailsByAddress();
    expect(Math.max(...mails.values())).toBe(1);
    // One at most, and whoever got nothing is among them.
    const unclear = results.filter(({ outcome }) => outcome === 'unclear');
    expect(unclear.length).toBeLessThanOrEqual(1);
    const lines = listOfCities(CITIES).split('\n');
    const unsent = [...mails].flatMap(([address, count]) => (count === 0 ? [address] : []));
    const named = unclear.map(({ line }) => lines[line - 1]?.split(',')[1]);
    expect(unsent.every((address) => named.includes(address))).toBe(true);

    // The operator asked and was told that nothing came: these are mailed again, and no other.
    const rest = `${driven.csv}.rest.csv`;
    onTestFinished(() => rmSync(rest));
    const isUnsent = (line: string) => unsent.some((address) => line.includes(address));
    writeFileSync(rest, [lines[0], ...lines.filter(isUnsent)].join('\n'));
    if (unsent.length > 0) await driven.run(...invite, rest, '--again');
    expect(tally(driven.mailsByAddress())).toEqual({ 1: CITIES });
    expect((await status()).counts.delivered).toBe(0);
  });

  it('lets an invited coordinator sign in by the page of the link, which confirms the address', async () => {
    const { status: answered, page } = await signInOverHttp(driven.system, 'coordinator-0@city-0.example');
    expect(answered).toBe(200);
    expect(page).toContain('Trial 2026');
  });

  it('reminds nobody on the day of the invitation', async () => {
    const { json } = await driven.run('remind', '--round', ROUND);
    const { results } = json as { results: { outcome: string }[] };
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['too-soon']));
  });

  it('brings every city its first report by mail', async () => {
    const before = driven.mailsByAddress();
    await driven.run('demonstrate', '--round', ROUND);
    const after = driven.mailsByAddress();
    expect([...after].every(([address, count]) => count === (before.get(address) ?? 0) + 1)).toBe(true);
    expect((await status()).counts).toMatchObject({ delivered: CITIES, invited: 0 });
  });

  it('publishes a release and brings every city one new report against it, though killed twice and asked again', async () => {
    await driven.run('release', 'publish', '--round', ROUND);
    const before = driven.mailsByAddress();
    const reissue = ['reissue', '--round', ROUND, '--concurrency', '4'];
    expect(await killAfter(driven, 4, ...reissue)).toBe(true);
    expect(await killAfter(driven, 4, ...reissue)).toBe(true);
    for (const _ of ['the rest', 'nothing']) await driven.run(...reissue);
    const after = driven.mailsByAddress();
    expect([...after].every(([address, count]) => count === (before.get(address) ?? 0) + 1)).toBe(true);
    const { cities } = await status();
    const known = cities.map(({ issue, release, reportsSent }) => `${issue} of ${release}, ${reportsSent} mail`);
    expect(new Set(known)).toEqual(new Set([`2 of ${ROUND}:1, 1 mail`]));
  });

  it('writes research data of the cities that agreed', async () => {
    const into = mkdtempSync(join(tmpdir(), 'research-'));
    onTestFinished(() => rmSync(into, { recursive: true }));
    await driven.run('export', '--round', ROUND, '--into', into);
    const rows = readFileSync(join(into, `${ROUND}-release-1.csv`), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(CITIES);
  });

  it('left nothing undone, and closes', async () => {
    expect((await driven.run('redrive')).json).toMatchObject({ work: [] });
    expect((await driven.run('doctor', '--round', ROUND)).json).toMatchObject({ cities: CITIES, problems: 0 });
    const closed = (await driven.run('round', 'close', ROUND)).json as { round: { closesAt: string } };
    expect(Date.parse(closed.round.closesAt)).toBeLessThanOrEqual(Date.now());
    const refused = await driven.runAny(...invite, driven.csv);
    expect(refused).toMatchObject({ exit: 3, error: expect.stringContaining('closed') });
  });
});
