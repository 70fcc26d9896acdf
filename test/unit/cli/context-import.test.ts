import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCapability } from './deployment-emulator.ts';

const CAPABILITY = join(import.meta.dirname, '../../../infra/cli/capability.ts');

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
    const contents = () => readdirSync(into).map((name) => readFileSync(join(into, name), 'utf8'));
    const written = () => readdirSync(around, { recursive: true }).length;
    const child = spawn(process.execPath, [CAPABILITY, 'context', 'import', source, '--into', into], {
      stdio: 'ignore',
    });
    const gone = once(child, 'exit');
    // Until all but the last file is there.
    while (child.exitCode === null && written() < 3) await new Promise((done) => setTimeout(done, 1));
    child.kill('SIGKILL');
    await gone;
    const left = existsSync(into) ? contents() : undefined;
    const { exit, out } = await runCapability(['context', 'import', source, '--into', into, '--json']);
    expect(exit).toBe(0);
    expect(left ?? contents()).toEqual(contents());
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
