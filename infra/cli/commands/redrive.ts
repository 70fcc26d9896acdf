import type { FailedWork } from '#shared/operations/redrive.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { cityNames } from '../preview-text.ts';
import { showProgress } from '../progress.ts';

const MEANS: Record<NonNullable<FailedWork['step']>, string> = {
  'submission.received': 'was not scored: its report is missing',
  'submission.scored': 'is scored, but its report was not written',
  'report.rendered': 'has a report that was not mailed',
  'erasure.look': 'waits to hear what erasing it would remove',
  'erasure.erase': 'was to be erased, and is not',
  'mail.reported': 'got a mail of which nobody knows what became',
};

const whoOf = ({ city, submission, step }: FailedWork, nameOf: (id: string) => string): string => {
  if (city !== null) return nameOf(city);
  if (submission !== null) return `Submission ${submission}`;
  return step === 'mail.reported' ? 'Somebody' : 'A message';
};

const lineOf = (work: FailedWork, nameOf: (id: string) => string): string => {
  const { step, issue, erasure, givenUpAt } = work;
  const means = step === null ? 'cannot be read' : MEANS[step];
  const of = [issue === null ? [] : `issue ${issue}`, erasure === null ? [] : `erasure ${erasure}`].flat();
  return `  ${whoOf(work, nameOf)} ${means} (${[...of, `since ${givenUpAt.slice(0, 16)} UTC`].join(', ')})`;
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
  const done = dryRun ? 'Nothing was sent back (--dry-run).' : 'All sent back; nobody is mailed or erased twice.';
  const some = [`${work.length} given up:`, ...work.map((one) => lineOf(one, nameOf)), done];
  return { data: { dryRun, work }, text: work.length === 0 ? 'No function gave up on anything.' : some.join('\n') };
};

/** `redrive`. */
export const addRedriveCommand: AddCommands = (program, run) => {
  program
    .command('redrive')
    .description(
      'Send back what functions gave up on (reports, erasures, news of mail), and say which cities it concerns',
    )
    .option('--dry-run', 'only say what lies there')
    .addHelpText(
      'after',
      '\nMend the cause first: infra/RUNBOOK.md, "Dead letters".\n\nExample:\n  npm run capability -- redrive --dry-run',
    )
    .action(run(redrive));
};
