import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

describe('the command line on a deployment', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
  });
  afterAll(() => deployment.stop());

  const aRoundWith = async (cities: number, change = {}) => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open(change);
    for (const city of CITIES.slice(0, cities)) await here.submit(round, city);
    return { ...here, round: round.id };
  };

  it('finds the system of this machine by the files that it leaves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-local-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: process.pid, port: 3000 }));
    writeFileSync(join(folder, 'connection.json'), JSON.stringify(deployment.variables));
    const { round } = await aRoundWith(0);
    const { exit, out } = await runCapability(['round', 'list', '--local'], {
      LOCAL_FOLDER: folder,
      TABLE_NAME: 'another-table',
      FILES_BUCKET_NAME: 'another-bucket',
    });
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining(round) });
  });

  it('opens a round, again without harm, and lists it', async () => {
    const words = ['round', 'open', 'cities-2026', '--name', 'Cities in practice', '--closes', '2099-12-31'];
    const opened = await deployment.run(...words, '--json');
    expect(opened).toMatchObject({ exit: 0, error: '' });
    const round = JSON.parse(opened.out);
    expect(round).toMatchObject({ mode: 'invited', closesAt: '2100-01-01T00:00:00.000Z', demonstration: false });
    expect(JSON.parse((await deployment.run(...words, '--json')).out)).toEqual(round);
    expect((await deployment.run('round', 'list')).out).toContain('cities-2026');
  });

  it('refuses a round under an id that another one has', async () => {
    const { round } = await aRoundWith(0);
    const { exit, error } = await deployment.run('round', 'open', round, '--name', 'Other', '--closes', '2099-12-31');
    expect({ exit, error }).toEqual({ exit: 3, error: expect.stringContaining(`another round ${round}`) });
  });

  it.each([
    ['an id in capitals', ['Cities'], 'An id is lower-case words'],
    ['questions that do not exist', ['trial', '--instrument', '2020.1'], 'no such instrument'],
    ['a round that closes before it opens', ['trial', '--opens', '2100-06-01'], 'close before it opens'],
  ])('calls %s wrong use', async (_, words, said) => {
    const { exit, error } = await deployment.run(
      'round',
      'open',
      '--name',
      'Trial',
      '--closes',
      '2099-12-31',
      ...words,
    );
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining(said) });
  });

  it('shows a token once and keeps only its hash; the city is then taking part', async () => {
    const { round, deps } = await aRoundWith(0);
    const { exit, out } = await deployment.run('token', 'issue', '--round', round, '--city', 'gn-3688689', '--json');
    const { token } = JSON.parse(out);
    expect(exit).toBe(0);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await deps.assessments.findToken(sha256(token))).toEqual({ round, city: 'gn-3688689' });
    expect(await deps.assessments.listOfRound(round)).toMatchObject([{ city: 'gn-3688689', claim: 'invited' }]);
    const again = await deployment.run('token', 'issue', '--round', round, '--city', 'gn-3688689');
    expect(again.out).toContain('Bogotá (gn-3688689)');
    expect(again.out).not.toContain(token);
  });

  it.each([
    ['round', ['--round', 'nowhere', '--city', 'gn-3688689']],
    ['city', ['--city', 'gn-1']],
  ])('issues no token for an unknown %s', async (_, words) => {
    const { round } = await aRoundWith(0);
    const { exit, error } = await deployment.run('token', 'issue', '--round', round, ...words);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('Error: No ') });
  });

  it('previews a release in words, publishes it, and refuses the next one too early', async () => {
    const { round, deps, take, open } = await aRoundWith(20);
    await take({ ...(await open()), id: round }, CITIES[20] as string);
    const preview = await deployment.run('release', 'preview', '--round', round);
    expect(preview.exit).toBe(0);
    expect(preview.out).toContain(`Release ${round}:1: 20 cities, 20 of them new.\nIt can be published.`);
    expect(preview.out).toContain('has not submitted yet');
    expect(preview.out).toContain('Stays suppressed');

    const dry = await deployment.run('release', 'publish', '--round', round, '--dry-run');
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing was published') });
    expect(await deps.releases.list(round)).toEqual([]);

    const published = await deployment.run('release', 'publish', '--round', round, '--json');
    const { entry } = JSON.parse(published.out);
    expect(published.exit).toBe(0);
    expect((await deps.releases.get(entry.id)).members).toHaveLength(20);

    const judged = await deployment.run('release', 'quality', '--round', round);
    expect(judged).toMatchObject({ exit: 0, error: '' });
    expect(judged.out).toContain(`by release ${round}:1: 20 cities, 20 respondents.`);
    expect(judged.out).toContain('alpha none (from 30 complete cities; n = 20)');

    const early = await deployment.run('release', 'publish', '--round', round);
    expect(early.exit).toBe(3);
    expect(early.error).toContain('at least 5 cities must have joined');
  });

  it('cannot judge the questions before there is a release', async () => {
    const { round } = await aRoundWith(1);
    const { exit, error } = await deployment.run('release', 'quality', '--round', round);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('no release yet') });
  });

  it('says in words and by its exit code why a release is refused', async () => {
    const { round } = await aRoundWith(3);
    const said = 'A benchmark needs 15 cities, and there are 3';
    const preview = await deployment.run('release', 'preview', '--round', round);
    expect(preview).toMatchObject({ exit: 0, out: expect.stringContaining(said) });
    const dry = await deployment.run('release', 'publish', '--round', round, '--dry-run');
    expect(dry).toMatchObject({ exit: 3, out: expect.stringContaining(said) });
    const { exit, error } = await deployment.run('release', 'publish', '--round', round, '--json');
    expect(exit).toBe(3);
    expect(JSON.parse(error).error).toMatchObject({ code: 'release_refused', issues: [expect.stringContaining(said)] });
  });
});
