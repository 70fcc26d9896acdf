import { type Command, CommanderError } from 'commander';
import type { GlobalOptions, Run } from './action.ts';
import { EXIT, type ExitCode, type Failure, failureOf } from './outcome.ts';
import { createProgram } from './program.ts';

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

/**
 * Runs the command that the words name; what it prints goes to stdout, what went wrong to stderr. Resolves to the exit
 * code: 0 done, 1 failed, 2 wrong use, 3 refused by a rule.
 */
export const runWords = async (words: readonly string[]): Promise<ExitCode> => {
  let ended: ExitCode = EXIT.ok;
  const run: Run =
    (action) =>
    async (...parsed) => {
      const command = parsed.at(-1) as Command;
      const { json = false } = command.optsWithGlobals<GlobalOptions>();
      try {
        const { data, text, exit = EXIT.ok } = await action(command.optsWithGlobals(), command.args);
        print(process.stdout, json ? JSON.stringify(data, null, 2) : text);
        ended = exit;
      } catch (error) {
        const { createContent } = await import('#functions/platform/content.ts');
        ended = printFailure(failureOf(error, createContent().wording('en')), json);
      }
    };
  try {
    await createProgram(run).parseAsync(words, { from: 'user' });
    return ended;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return HELP_ASKED_FOR.includes(error.code) ? EXIT.ok : EXIT.wrongUse;
  }
};
