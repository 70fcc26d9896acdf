import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Action, AddCommands } from '../action.ts';
import { DeploymentError, EXIT, type Outcome, UsageError } from '../outcome.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Runs a program of the project in this terminal; its own words are the command's words. */
const runHere = async (
  file: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> => {
  // What it prints goes to stderr, so that --json has stdout for itself.
  const child = spawn(process.execPath, [file, ...words], { cwd: ROOT, env, stdio: ['inherit', 2, 'inherit'] });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.off('SIGINT', pass).off('SIGTERM', pass);
  if (code === 0) return { data: { exit: 0 }, text: 'Done.', exit: EXIT.ok };
  throw new DeploymentError(`It ended with ${code ?? 'a signal'}; what it said is above.`);
};

const start: Action<{ port?: string; folder?: string }> = async ({ port, folder }) => {
  const env = { ...process.env, ...(port && { PORT: port }), ...(folder && { LOCAL_FOLDER: folder }) };
  return await runHere(join(ROOT, 'infra/local/start.ts'), [], env);
};

const deploy: Action<{ dryRun?: boolean }> = async ({ stage, dryRun = false }) => {
  if (stage === undefined) throw new UsageError('Say which stage: --stage <name>, a file of infra/deployments.');
  if (!existsSync(join(ROOT, 'infra/deployments', `${stage}.json`))) {
    throw new UsageError(`There is no infra/deployments/${stage}.json. Copy example.json: docs/deploying.md`);
  }
  const words = dryRun ? ['diff'] : ['deploy', '--all'];
  return await runHere(join(ROOT, 'node_modules/aws-cdk/bin/cdk'), [...words, '-c', `stage=${stage}`]);
};

/** `start` and `deploy`. */
export const addStartCommands: AddCommands = (program, run) => {
  program
    .command('start')
    .description('Start the whole system on this machine; Ctrl-C ends it')
    .option('--port <number>', 'first of five ports in a row')
    .option('--folder <path>', 'where everything is kept; .local when left out')
    .addHelpText('after', '\nExample:\n  npm run capability -- start --port 3100')
    .action(run(start));
  program
    .command('deploy')
    .description('Deploy a stage to AWS, or bring it up to date')
    .option('--dry-run', 'only say what would change')
    .addHelpText('after', '\nExample:\n  npm run capability -- deploy --stage production --dry-run')
    .action(run(deploy));
};
