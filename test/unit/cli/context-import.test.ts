import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCapability } from './deployment-emulator.ts';
import { spawnCapability } from './spawn-capability.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CAPABILITY = join(ROOT, 'infra/cli/capability.ts');
const EVERY = 8;

/** The project's content with a part of its cities, which are joined in a fraction of the time. Gives its folder. */
const contentWithFewerCities = (folder: string): string => {
  const [from, to] = [join(ROOT, 'templates'), join(folder, 'templates')];
  mkdirSync(to);
  for (const name of readdirSync(from)) if (name !== 'context') symlinkSync(join(from, name), join(to, name));
  cpSync(join(from, 'context'), join(to, 'context'), { recursive: true });
  const [header, ...cities] = readFileSync(join(from, 'context/cities.tsv'), 'utf8').trimEnd().split('\n');
  const some = cities.filter((_, index) => index % EVERY === 0);
  writeFileSync(join(to, 'context/cities.tsv'), [header, ...some, ''].join('\n'));
  return folder;
};

describe('context import', () => {
  const source = join(import.meta.dirname, '../context/fixtures/publishers');
  const aFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'capability-context-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return folder;
  };

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

  it('leaves nothing or everything when it is killed, and writes the population when it is run again', async () => {
    const around = aFolder();
    const into = join(around, 'context');
    const variables = { LOCAL_TASK_ROOT: contentWithFewerCities(aFolder()) };
    const contents = () => readdirSync(into).map((name) => readFileSync(join(into, name), 'utf8'));
    const written = () => readdirSync(around, { recursive: true }).length;
    const child = spawn(process.execPath, [CAPABILITY, 'context', 'import', source, '--into', into], {
      stdio: 'ignore',
      env: { ...process.env, ...variables },
    });
    const gone = once(child, 'exit');
    // Until all but the last file is there.
    while (child.exitCode === null && written() < 3) await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGKILL');
    await gone;
    const left = existsSync(into) ? contents() : undefined;
    const { exit, out } = await spawnCapability(['context', 'import', source, '--into', into, '--json'], variables);
    expect(exit).toBe(0);
    expect(left ?? contents()).toEqual(contents());
    const cities = (folder: string) => readFileSync(join(folder, 'cities.tsv'), 'utf8').split('\n').length;
    expect(cities(into)).toBe(cities(join(variables.LOCAL_TASK_ROOT, 'templates/context')));
    const report = JSON.parse(out);
    expect(report.target).toBe(into);
    expect(report.loaded['gdp-per-head']).toBeGreaterThan(0);
    expect(report.unmatched[0]).toEqual({
      file: expect.any(String),
      line: expect.any(Number),
      reason: expect.any(String),
    });
  }, 120_000);
});
