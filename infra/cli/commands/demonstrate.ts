import type { CityId } from '#shared/contracts/names.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { wholeNumber } from '../option-values.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { showProgress } from '../progress.ts';

interface DemonstrateOptions {
  readonly round: string;
  readonly concurrency: number;
  readonly dryRun?: boolean;
}

const MOST_AT_ONCE = 50;

const demonstrate: Action<DemonstrateOptions> = async (options): Promise<Outcome> => {
  const deployment = await connect({ ...options, local: true });
  const [{ createSubmitInvented, citiesWithoutSubmission }] = await Promise.all([import('../demonstration.ts')]);
  const round = await deployment.rounds.get(options.round);
  const submitInvented = await createSubmitInvented(deployment, round);
  const waiting: CityId[] = await citiesWithoutSubmission(deployment, round.id);
  const all = waiting.length;
  if (options.dryRun === true) {
    const text = `${all} cities would submit invented answers and be mailed a report. None did (--dry-run).`;
    return { data: { dryRun: true, cities: waiting }, text };
  }
  const bar = showProgress('Submitting', all);
  const failed: { city: string; reason: string }[] = [];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let city = waiting.shift(); city !== undefined; city = waiting.shift()) {
      const reason = await submitInvented(city);
      if (reason !== null) failed.push({ city, reason });
      done += 1;
      bar.at(done);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work)).finally(bar.stop);
  const text = [
    `${all - failed.length} ${all - failed.length === 1 ? 'city' : 'cities'} submitted invented answers.`,
    ...failed.map(({ city, reason }) => `  ${city}: ${reason}`),
  ];
  const data = { submitted: all - failed.length, failed };
  return { data, text: text.join('\n'), exit: failed.length > 0 ? EXIT.failed : EXIT.ok };
};

/** `demonstrate`. */
export const addDemonstrateCommand: AddCommands = (program, run) => {
  program
    .command('demonstrate')
    .description('On this machine only: let the invited cities of a demonstration round submit invented answers')
    .requiredOption('--round <id>', 'a round that was opened with --demonstration')
    .option('--concurrency <number>', 'cities at the same time', wholeNumber(MOST_AT_ONCE), 6)
    .option('--dry-run', 'only say how many cities would submit')
    .addHelpText(
      'after',
      '\nIt confirms each coordinator’s address as a sign-in would, and sends one document per city to the API.\n\n' +
        'Example:\n  npm run capability -- demonstrate --round trial-2026',
    )
    .action(run(demonstrate));
};
