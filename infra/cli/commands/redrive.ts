import type { FailedWork } from '#shared/operations/redrive.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { cityNames } from '../preview-text.ts';
import { showProgress } from '../progress.ts';

const MEANS: Record<NonNullable<FailedWork['step']>, string> = {
  'submission.received': 'was not scored: its report is missing',
  'submission.scored': 'is scored, but its report was not written',
  'report.rendered': 'has a report that was not mailed',
};

const lineOf = ({ city, step, submission, issue, givenUpAt }: FailedWork, nameOf: (id: string) => string): string => {
  const who = city === null ? `Submission ${submission ?? 'unknown'}` : nameOf(city);
  const means = step === null ? 'cannot be read' : MEANS[step];
  return `  ${who} ${means} (issue ${issue ?? '?'}, since ${givenUpAt.slice(0, 16)} UTC)`;
};

const redrive: Action<{ dryRun?: boolean }> = async ({ dryRun = false, ...options }) => {
  const deployment = await connect(options);
  const [{ createListFailedWork, createRedrive }, { equipForQueues }] = await Promise.all([
    import('#shared/operations/redrive.ts'),
    import('../equip.ts'),
  ]);
  const deps = await equipForQueues(deployment);
  const bar = showProgress('Sending back', 0);
  const work = dryRun
    ? await createListFailedWork(deps)()
    : await createRedrive(deps)({ onMoved: (moved) => bar.at(moved, moved) }).finally(bar.stop);
  const nameOf = cityNames(deployment.content);
  const done = dryRun ? 'Nothing was sent back (--dry-run).' : 'All sent back to their stages; nobody is mailed twice.';
  const some = [`${work.length} given up:`, ...work.map((one) => lineOf(one, nameOf)), done];
  return { data: { dryRun, work }, text: work.length === 0 ? 'No stage gave up on anything.' : some.join('\n') };
};

/** `redrive`. */
export const addRedriveCommand: AddCommands = (program, run) => {
  program
    .command('redrive')
    .description('Send back what the stages of the pipeline gave up on, and say which cities it concerns')
    .option('--dry-run', 'only say what lies there')
    .addHelpText(
      'after',
      '\nMend the cause first: infra/RUNBOOK.md, "Dead letters".\n\nExample:\n  npm run capability -- redrive --dry-run',
    )
    .action(run(redrive));
};
