import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCapability } from './deployment-emulator.ts';
import { spawnCapability } from './spawn-capability.ts';

describe('the command line without a deployment', () => {
  it('explains itself with examples and exit codes', async () => {
    const { exit, out } = await spawnCapability(['--help']);
    expect(exit).toBe(0);
    for (const word of ['Examples:', 'Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused', 'release publish']) {
      expect(out).toContain(word);
    }
  });

  it.each([
    ['nothing', [], 'Usage:'],
    ['an unknown command', ['relese'], 'Did you mean release?'],
    ['an unknown option', ['round', 'list', '--jsn'], 'Did you mean --json?'],
    ['a missing option', ['release', 'preview'], "required option '--round <id>' not specified"],
    ['a date that does not exist', ['round', 'open', 'r', '--name', 'Trial', '--closes', '2026-02-30'], '2026-12-31'],
    ['a city that is no id', ['token', 'issue', '--round', 'r', '--city', 'berlin'], 'such as gn-3688689'],
    ['two deployments', ['round', 'list', '--local', '--stage', 'trial'], 'not both'],
    ['a stage without a configuration', ['round', 'list', '--stage', 'trial'], 'No configuration for stage "trial"'],
    ['a deployment of no stage', ['deploy'], '--stage <name>'],
    ['a deployment of an unknown stage', ['deploy', '--stage', 'trial'], 'docs/deploying.md'],
    ['a list that is not there', ['invite', 'nowhere.csv', '--round', 'r'], 'There is no file nowhere.csv'],
    ['a state that there is not', ['status', '--round', 'r', '--only', 'happy'], '--only is one of'],
    ['a concurrency of none', ['reissue', '--round', 'r', '--concurrency', '0'], 'whole number from 1 to 200'],
    ['a label with blanks', ['reissue', '--round', 'r', '--label', 'Second try'], 'such as corrected-maps'],
    ['a number of cities that is none', ['doctor', '--cities', 'many'], 'such as 500'],
    ['a folder that is not there', ['context', 'import', 'nowhere'], 'There is no folder'],
  ])('calls %s wrong use', async (_, words, said) => {
    const { exit, error, out } = await runCapability(words);
    expect(error).toContain(said);
    expect(exit).toBe(2);
    expect(out).toBe('');
  });

  it('says how to start the local system when none runs', async () => {
    const { exit, error } = await spawnCapability(['round', 'list', '--json']);
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
    const { exit, error } = await runCapability(['round', 'list'], {
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
