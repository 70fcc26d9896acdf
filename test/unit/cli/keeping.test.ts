import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

const KEY = { APPLICATION_KEY: 'a-key-of-sixteen-characters' };

describe('the commands that keep and remove data', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
  });
  afterAll(() => deployment.stop());

  const run = (...words: string[]) => runCapability(words, { ...deployment.variables, ...KEY });
  const aRound = async (cities: number) => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open();
    for (const city of CITIES.slice(0, cities)) await here.submit(round, city);
    return { ...here, round };
  };
  const aFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-backup-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return folder;
  };

  it('writes down commands under the operator’s name, verifies the log, and shows an entry that is gone', async () => {
    const variables = { ...deployment.variables, CAPABILITY_OPERATOR: 'ada' };
    for (const id of ['audited-1', 'audited-2', 'audited-3']) {
      const words = ['round', 'open', id, '--name', 'A round', '--closes', '2099-12-31'];
      expect((await runCapability(words, variables)).exit).toBe(0);
    }
    const listed = await run('audit', 'list', '--round', 'audited-2', '--json');
    const [entry] = JSON.parse(listed.out);
    expect(entry).toMatchObject({ actor: 'operator:ada', action: 'round-opened', round: 'audited-2' });
    const verified = await run('audit', 'verify');
    expect(verified).toMatchObject({ exit: 0, out: expect.stringContaining('each follows the one before') });
    const head = /(\d+:[0-9a-f]{64})/.exec(verified.out)?.[1] ?? '';
    expect((await run('audit', 'verify', '--head', head)).exit).toBe(0);

    await deployment.table.delete({ PK: 'AUDIT', SK: String(entry.sequence).padStart(12, '0') });
    const broken = await run('audit', 'verify');
    expect(broken).toMatchObject({ exit: 1, out: expect.stringContaining(`Entry ${entry.sequence} is missing`) });
  });

  it('takes no address as the name of an operator', async () => {
    const { exit, error } = await runCapability(['audit', 'list'], {
      ...deployment.variables,
      CAPABILITY_OPERATOR: 'ada@example.org',
    });
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('no address') });
  });

  it.each([
    ['neither a city nor a person', [], 'one of them'],
    ['both at once', ['--city', 'gn-1', '--person', 'a@b.test', '--yes'], 'one of them'],
    ['an erasure nobody confirmed', ['--city', 'gn-1'], 'say --yes'],
    ['looking and erasing at once', ['--city', 'gn-1', '--yes', '--dry-run'], 'say --yes'],
    ['a city by its name', ['--city', 'Paris', '--dry-run'], 'gn-'],
    ['a person without an address', ['--person', 'Ama', '--dry-run'], 'e-mail address'],
  ])('calls %s wrong use', async (_, words, said) => {
    const { exit, error } = await run('erase', ...words);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining(said) });
  });

  it('looks first, then erases a city, and says what took the place of its release', async () => {
    const { round, deps } = await aRound(16);
    await run('release', 'publish', '--round', round.id);
    const city = CITIES[3] as string;
    const looked = await run('erase', '--city', city, '--dry-run');
    expect(looked).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing was erased (--dry-run)') });
    expect(await deps.assessments.submissions(round.id, city)).toHaveLength(1);
    const erased = await run('erase', '--city', city, '--yes', '--json');
    expect(erased).toMatchObject({ exit: 0, error: '' });
    const { receipt } = JSON.parse(erased.out);
    expect(receipt).toMatchObject({ traces: 0, releases: [{ successor: { release: `${round.id}:2` } }] });
    expect(await deps.assessments.submissions(round.id, city)).toEqual([]);
    expect((await deps.releases.latest(round.id))?.cities).toBe(15);
    await expect(deployment.files.get(`releases/${receipt.releases[0].hash}.json`)).rejects.toThrow();
  });

  it('says which research data held the city that was erased, for whoever has it must be told', async () => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open();
    const consents = { named: false, learnFrom: false, research: true };
    for (const city of CITIES.slice(20, 36)) await here.submit(round, city, { consents });
    await run('release', 'publish', '--round', round.id);
    const exported = await run('export', '--round', round.id, '--into', join(aFolder(), 'research'));
    expect(exported).toMatchObject({ exit: 0, error: '' });
    const { out } = await run('erase', '--city', CITIES[20] as string, '--yes');
    expect(out).toMatch(
      new RegExp(`A research export of ${round.id}:1 held it \\([0-9a-f-]{36}\\): tell whoever has it`),
    );
    const untouched = await run('erase', '--city', CITIES[40] as string, '--yes');
    expect(untouched.out).not.toContain('research export');
  });

  it('erases a person by the address, and prints it nowhere', async () => {
    const { exit, out } = await run('erase', '--person', 'ama@example.org', '--yes');
    expect(exit).toBe(0);
    expect(out).toContain('finds no trace');
    expect(out).not.toContain('ama@example.org');
  });

  it('takes a consent back, from the next release on', async () => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open();
    const consents = { named: true, learnFrom: true, research: true, contact: 'The office' };
    for (const city of CITIES.slice(0, 15)) await here.submit(round, city, { consents });
    const city = CITIES[0] as string;
    const words = ['consent', 'withdraw', '--round', round.id, '--city', city, '--consent'];
    const dry = await run(...words, 'named,learn-from', '--dry-run');
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('would then agree to: research') });
    expect((await here.deps.assessments.settings(round.id, city)).consents).toBeUndefined();
    const { exit, out } = await run(...words, 'named,learn-from');
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining('now agrees to: research') });
    await run('release', 'publish', '--round', round.id);
    const { members } = await here.deps.releases.get(`${round.id}:1`);
    expect(members.find((member) => member.city === city)).toMatchObject({ named: false, learnFrom: false });
    expect(members.filter(({ named }) => named)).toHaveLength(14);
    expect((await run(...words, 'everything')).exit).toBe(2);
  });

  it('backs up, and restores into an empty system only', async () => {
    await aRound(2);
    const folder = aFolder();
    const made = await run('backup', folder, '--json');
    expect(made).toMatchObject({ exit: 0, error: '' });
    expect(JSON.parse(made.out).items).toBeGreaterThan(4);
    expect(await run('restore', folder)).toMatchObject({
      exit: 3,
      error: expect.stringContaining('into an empty one'),
    });

    const other = await startDeploymentEmulator();
    onTestFinished(() => other.stop());
    const dry = await runCapability(['restore', folder, '--dry-run'], other.variables);
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing was (--dry-run)') });
    const back = await runCapability(['restore', folder, '--json'], other.variables);
    expect(JSON.parse(back.out)).toMatchObject({ items: JSON.parse(made.out).items });
  });

  it('writes no backup among other files, and restores from none', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'letter.txt'), '');
    expect(await run('backup', folder)).toMatchObject({ exit: 2, error: expect.stringContaining('letter.txt') });
    expect((await run('restore', join(folder, 'nowhere'))).exit).toBe(2);
    expect(await run('restore', folder)).toMatchObject({
      exit: 2,
      error: expect.stringContaining('no finished backup'),
    });
  });
});
