import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import type { GlobalOptions, Run } from './action.ts';
import { EXIT, type ExitCode, type Failure, failureOf } from './outcome.ts';
import { createProgram } from './program.ts';

// What is loaded on demand below then skips compiling from the second time on.
enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));

const HELP_ASKED_FOR = ['commander.helpDisplayed', 'commander.version'];

const print = (stream: NodeJS.WriteStream, text: string) => stream.write(`${text}\n`);

const printFailure = ({ exit, ...failure }: Failure, json: boolean): ExitCode => {
  const { message, issues } = failure;
  print(
    process.stderr,
    json
      ? JSON.stringify({ error: failure }, null, 2)
      : [`Error: ${message}`, ...issues.map((issue) => `  ${issue}`)].join('\n'),
  );
  return exit;
};

/** Runs one command; what it prints goes to stdout, what went wrong to stderr. */
const run: Run =
  (action) =>
  async (...parsed) => {
    const command = parsed.at(-1) as Command;
    const { json = false } = command.optsWithGlobals<GlobalOptions>();
    try {
      const { data, text, exit = EXIT.ok } = await action(command.optsWithGlobals(), command.args);
      print(process.stdout, json ? JSON.stringify(data, null, 2) : text);
      process.exitCode = exit;
    } catch (error) {
      const { createContent } = await import('#functions/platform/content.ts');
      process.exitCode = printFailure(failureOf(error, createContent().wording('en')), json);
    }
  };

try {
  await createProgram(run).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = HELP_ASKED_FOR.includes(error.code) ? EXIT.ok : EXIT.wrongUse;
}
