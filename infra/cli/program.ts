import { Command } from 'commander';
import type { Run } from './action.ts';
import { addContextCommands } from './commands/context.ts';
import { addReleaseCommands } from './commands/release.ts';
import { addRoundCommands } from './commands/round.ts';
import { addTokenCommands } from './commands/token.ts';

const AFTER_HELP = `
Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused by a rule.

Which deployment: --stage <name> is one on AWS (TABLE_NAME and FILES_BUCKET_NAME in the environment, with your AWS
credentials), --local is the system that "npm start" runs here. Without either: what TABLE_NAME and
FILES_BUCKET_NAME in the environment say, else the local system.

Examples:
  npm run capability -- round open cities-2026 --name "Cities in practice 2026" --closes 2026-12-31
  npm run capability -- token issue --round cities-2026 --city gn-3688689
  npm run capability -- release preview --round cities-2026
  npm run capability -- release publish --round cities-2026 --stage production --json`;

/** The parser with every command. Throws a `CommanderError` instead of ending the process. */
export const createProgram = (run: Run): Command => {
  const program = new Command('capability')
    .description('Run an assessment of city capabilities from the terminal')
    .option('--json', 'print the result as JSON')
    .option('--stage <name>', 'a deployment on AWS')
    .option('--local', 'the system on this machine')
    .addHelpText('after', AFTER_HELP)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for what fits here)')
    .showSuggestionAfterError()
    .exitOverride();
  for (const addCommands of [addRoundCommands, addTokenCommands, addReleaseCommands, addContextCommands]) {
    addCommands(program, run);
  }
  return program;
};
