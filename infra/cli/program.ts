import { Command } from 'commander';
import type { Run } from './action.ts';
import { addAssessorCommands } from './commands/assessor.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addClaimCommands } from './commands/claim.ts';
import { addConsentCommands } from './commands/consent.ts';
import { addContextCommands } from './commands/context.ts';
import { addDemonstrateCommand } from './commands/demonstrate.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEraseCommand } from './commands/erase.ts';
import { addExportCommand } from './commands/export.ts';
import { addInviteCommand } from './commands/invite.ts';
import { addRedriveCommand } from './commands/redrive.ts';
import { addReissueCommand } from './commands/reissue.ts';
import { addReleaseCommands } from './commands/release.ts';
import { addRemindCommand } from './commands/remind.ts';
import { addRoundCommands } from './commands/round.ts';
import { addStartCommands } from './commands/start.ts';
import { addStatusCommand } from './commands/status.ts';
import { addSuppressionCommands } from './commands/suppression.ts';
import { addTokenCommands } from './commands/token.ts';

const AFTER_HELP = `
Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused by a rule.

Which deployment: --stage <name> is one on AWS, looked up by its stack with your AWS credentials; --local is the system
that "npm start" runs here. Without either: what TABLE_NAME and FILES_BUCKET_NAME in the environment say, else the local
system.

Examples:
  npm run capability -- round open cities-2026 --name "Cities in practice 2026" --closes 2026-12-31
  npm run capability -- invite cities.csv --round cities-2026 --dry-run
  npm run capability -- status --round cities-2026
  npm run capability -- release preview --round cities-2026
  npm run capability -- release publish --round cities-2026 --stage production --json`;

/** In the order in which an operator meets them. */
const COMMANDS = [
  addStartCommands,
  addDoctorCommand,
  addRoundCommands,
  addInviteCommand,
  addStatusCommand,
  addRemindCommand,
  addClaimCommands,
  addAssessorCommands,
  addTokenCommands,
  addDemonstrateCommand,
  addReleaseCommands,
  addReissueCommand,
  addRedriveCommand,
  addSuppressionCommands,
  addExportCommand,
  addContextCommands,
  addConsentCommands,
  addEraseCommand,
  addAuditCommands,
  addBackupCommands,
];

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
  for (const addCommands of COMMANDS) {
    addCommands(program, run);
  }
  return program;
};
