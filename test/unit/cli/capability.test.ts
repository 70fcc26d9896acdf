import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

describe('the command line without a deployment', () => {
  it('explains itself with examples and exit codes', async () => {
    const { exit, out } = await runCapability(['--help']);
    expect(exit).toBe(0);
    for (const word of ['Examples:', 'Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused', 'release publish']) {
      expect(out).toContain(word);
    }
  });

  it.each([
    ['release', 'preview'],
    ['release', 'publish'],
    ['release', 'quality'],
    ['round', 'open'],
    ['round', 'list'],
    ['token', 'issue'],
    ['context', 'import'],
  ])('explains %s %s with an example', async (...words) => {
    const { exit, out } = await runCapability([...words, '--help']);
    expect(exit).toBe(0);
    expect(out).toContain(`npm run capability -- ${words.join(' ')}`);
    expect(out).toContain('--json');
  });

  it.each([
    ['nothing', [], 'Usage:'],
    ['an unknown command', ['relese'], 'Did you mean release?'],
    ['an unknown option', ['round', 'list', '--jsn'], 'Did you mean --json?'],
    ['a missing option', ['release', 'preview'], "required option '--round <id>' not specified"],
    ['a date that does not exist', ['round', 'open', 'r', '--name', 'Trial', '--closes', '2026-02-30'], '2026-12-31'],
    ['a city that is no id', ['token', 'issue', '--round', 'r', '--city', 'berlin'], 'such as gn-3688689'],
    ['two deployments', ['round', 'list', '--local', '--stage', 'trial'], 'not both'],
    ['a stage without its names', ['round', 'list', '--stage', 'trial'], 'TABLE_NAME and FILES_BUCKET_NAME'],
    ['a folder that is not there', ['context', 'import', 'nowhere'], 'There is no folder'],
  ])('calls %s wrong use', async (_, words, said) => {
    const { exit, error, out } = await runCapability(words);
    expect(error).toContain(said);
    expect(exit).toBe(2);
    expect(out).toBe('');
  });

  it('says how to start the local system when none runs', async () => {
    const { exit, error } = await runCapability(['round', 'list', '--json']);
    expect(exit).toBe(1);
    expect(JSON.parse(error)).toMatchObject({ error: { code: 'deployment', message: /npm start/ } });
  });

  it('is not led to a local system that has ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-local-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: 2 ** 22 + 1, port: 3000 }));
    writeFileSync(join(folder, 'connection.json'), JSON.stringify({ TABLE_NAME: 'table', FILES_BUCKET_NAME: 'files' }));
    const { exit, error } = await runCapability(['round', 'list'], { LOCAL_FOLDER: folder });
    expect(exit).toBe(1);
    expect(error).toContain('npm start');
  });

  it('says that a deployment cannot be reached, without a stack', async () => {
    const { exit, error } = await runCapability(['round', 'list', '--stage', 'trial'], {
      TABLE_NAME: 'table',
      FILES_BUCKET_NAME: 'files',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_MAX_ATTEMPTS: '1',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
    });
    expect(exit).toBe(1);
    expect(error).toContain('cannot be reached');
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});

describe('context import', () => {
  const source = join(import.meta.dirname, '../context/fixtures/publishers');
  const aFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-context-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return folder;
  };

  it('writes the population and reports every row without a match', async () => {
    const into = join(aFolder(), 'context');
    const { exit, out } = await runCapability(['context', 'import', source, '--into', into, '--json']);
    const report = JSON.parse(out);
    expect(exit).toBe(0);
    expect(report.target).toBe(into);
    expect(report.loaded['gdp-per-head']).toBeGreaterThan(0);
    expect(report.unmatched[0]).toEqual({
      file: expect.any(String),
      line: expect.any(Number),
      reason: expect.any(String),
    });
  });

  it('fails on a file that it does not know, and loads nothing', async () => {
    const into = join(aFolder(), 'context');
    const wrong = join(import.meta.dirname, '../context/fixtures/wrong');
    const { exit, error } = await runCapability(['context', 'import', wrong, '--into', into]);
    expect(exit).toBe(1);
    expect(error).toContain('unknown.csv: not a file that is known here');
  });

  it('refuses to replace a folder with other files in it', async () => {
    const into = aFolder();
    mkdirSync(join(into, 'letters'));
    const { exit, error } = await runCapability(['context', 'import', source, '--into', into]);
    expect(exit).toBe(3);
    expect(error).toContain('letters');
  });
});

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
