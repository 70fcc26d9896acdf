import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgram } from '#infra/cli/program.ts';
import { runCapability } from './deployment-emulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'every-command-'));
const list = join(folder, 'cities.csv');
writeFileSync(list, 'city,address\ngn-2409306,ama@freetown.example\n');

interface Known {
  /** What it does to a deployment or to people. Whatever sends or deletes can be tried dry. */
  readonly effect: 'reads' | 'makes' | 'sends' | 'deletes' | 'runs';
  /** Words with which it is called rightly. */
  readonly words: readonly string[];
}

const ROUND = ['--round', 'cities-2026'];
const CITY = ['--city', 'gn-3688689'];

/** Every command with what it does. A new command without a row fails below. */
const COMMANDS: Readonly<Record<string, Known>> = {
  start: { effect: 'runs', words: [] },
  deploy: { effect: 'sends', words: [] },
  doctor: { effect: 'reads', words: [] },
  'round open': { effect: 'makes', words: ['cities-2026', '--name', 'Cities', '--closes', '2099-12-31'] },
  'round close': { effect: 'deletes', words: ['cities-2026'] },
  'round list': { effect: 'reads', words: [] },
  invite: { effect: 'sends', words: [list, ...ROUND] },
  status: { effect: 'reads', words: ROUND },
  remind: { effect: 'sends', words: ROUND },
  'claim confirm': { effect: 'makes', words: [...ROUND, ...CITY] },
  'assessor name': { effect: 'sends', words: ['judge@university.example', ...ROUND, ...CITY] },
  'assessor dismiss': { effect: 'deletes', words: ['judge@university.example', ...ROUND, ...CITY] },
  'token issue': { effect: 'makes', words: [...ROUND, ...CITY] },
  demonstrate: { effect: 'sends', words: ROUND },
  'release preview': { effect: 'reads', words: ROUND },
  'release publish': { effect: 'makes', words: ROUND },
  'release quality': { effect: 'reads', words: ROUND },
  reissue: { effect: 'sends', words: ROUND },
  redrive: { effect: 'sends', words: [] },
  'suppression lift': { effect: 'deletes', words: ['ama@freetown.example'] },
  export: { effect: 'makes', words: ROUND },
  'context import': { effect: 'makes', words: [folder] },
  'consent withdraw': { effect: 'deletes', words: [...ROUND, ...CITY, '--consent', 'named'] },
  erase: { effect: 'deletes', words: [...CITY, '--yes'] },
  'audit list': { effect: 'reads', words: [] },
  'audit verify': { effect: 'reads', words: [] },
  backup: { effect: 'makes', words: [join(folder, 'backup')] },
  restore: { effect: 'deletes', words: [folder] },
};

/** These need no deployment that runs. */
const ALONE = ['start', 'deploy', 'context import'];

const leavesOf = (command: Command, path: readonly string[] = []): [string, Command][] =>
  command.commands.length === 0
    ? [[path.join(' '), command]]
    : command.commands.flatMap((inner) => leavesOf(inner, [...path, inner.name()]));

const leaves = leavesOf(createProgram(() => async () => {}));
const isDemanding = ({ options, registeredArguments }: Command): boolean =>
  options.some(({ mandatory }) => mandatory) || registeredArguments.some(({ required }) => required);

afterAll(() => rmSync(folder, { recursive: true }));

describe('every command of the program', () => {
  it('is known here with what it does', () => {
    expect(leaves.map(([path]) => path).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });

  it('can be tried dry where it sends or deletes', () => {
    const bold = leaves.filter(([path, { options }]) => {
      const { effect } = COMMANDS[path] ?? { effect: 'sends' };
      return (effect === 'sends' || effect === 'deletes') && !options.some(({ long }) => long === '--dry-run');
    });
    expect(bold.map(([path]) => path)).toEqual([]);
  });

  it.each(leaves)('%s explains itself with an example, its options and where it works', async (path, command) => {
    const { exit, out, error } = await runCapability([...path.split(' '), '--help']);
    expect({ exit, error }).toEqual({ exit: 0, error: '' });
    expect(out).toContain(`npm run capability -- ${path}`);
    for (const said of ['Usage: capability', command.description().split(/[;,:]/)[0], '--json', '--stage <name>']) {
      expect(out.replaceAll(/\s+/g, ' ')).toContain(said);
    }
    for (const { long, description } of command.options) expect(description, `${path} ${long}`).toMatch(/\w{3}/);
  });

  it.each(leaves)('%s calls an option that it does not have wrong use', async (path) => {
    const { exit, out, error } = await runCapability([
      ...path.split(' '),
      ...(COMMANDS[path]?.words ?? []),
      '--no-such-option',
    ]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(error).toContain("unknown option '--no-such-option'");
    expect(error).toContain('--help');
  });

  it.each(leaves.filter(([, command]) => isDemanding(command)))('%s names what it needs', async (path) => {
    const { exit, out, error } = await runCapability(path.split(' '));
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(error).toMatch(/error: (required option '--[\w-]+|missing required argument ')/);
  });

  it.each(leaves.filter(([path]) => !ALONE.includes(path)))(
    '%s fails with a remedy where nothing runs',
    async (path) => {
      const words = [...path.split(' '), ...(COMMANDS[path]?.words ?? [])];
      const { exit, out, error } = await runCapability([...words, '--json']);
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(JSON.parse(error)).toMatchObject({
        error: { code: 'deployment', message: expect.stringMatching(/npm start/) },
      });
    },
  );
});
