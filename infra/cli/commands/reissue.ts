import { InvalidArgumentError } from 'commander';
import type { estimateReissue } from '#shared/domain/cost/estimate.ts';
import type { ReissuedCity } from '#shared/operations/reissue-one.ts';
import type { ReissuePlan } from '#shared/operations/reissue-round.ts';
import { type Action, type AddCommands, connect, type GlobalOptions } from '../action.ts';
import { wholeNumber } from '../option-values.ts';
import { EXIT, type Outcome, UsageError } from '../outcome.ts';
import { cityNames } from '../preview-text.ts';
import { showProgress } from '../progress.ts';

interface ReissueOptions {
  readonly round: string;
  readonly city?: string[];
  readonly label?: string;
  readonly concurrency: number;
  readonly patience: number;
  readonly dryRun?: boolean;
}

const LOOK_EVERY_MS = 250;
const LABEL = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const labelOf = (text: string): string => {
  if (LABEL.test(text) && text.length <= 64) return text;
  throw new InvalidArgumentError('Lower-case words joined by hyphens, such as corrected-maps.');
};

const depsOf = async (options: ReissueOptions & GlobalOptions) => {
  const deployment = await connect(options);
  const [{ equipForEvents }, { createIsFinished }] = await Promise.all([
    import('../equip.ts'),
    import('#shared/operations/reissue-one.ts'),
  ]);
  const equipped = equipForEvents(deployment);
  return {
    ...equipped,
    isFinished: createIsFinished(deployment.issues, equipped.now),
    pause: () => new Promise<void>((done) => setTimeout(done, LOOK_EVERY_MS)),
    patienceMs: options.patience * 1000,
  };
};

type Estimate = ReturnType<typeof estimateReissue>;

const planText = (plan: ReissuePlan, { reports, minutes, dollars }: Estimate, concurrency: number): string => {
  const { reissue, done, upToDate, notSubmitted } = plan;
  return [
    `Re-issue "${reissue.label}" against ${reissue.release}: ${reports} reports, ${concurrency} at a time.`,
    ...(reports > 0 ? [`On AWS about ${minutes} min and ${dollars.toFixed(2)} USD.`] : []),
    ...(done > 0 ? [`${done} were finished by an earlier run.`] : []),
    ...(upToDate > 0
      ? [`${upToDate} have a report of this release already; --label makes a new one all the same.`]
      : []),
    ...(notSubmitted > 0 ? [`${notSubmitted} have not submitted.`] : []),
  ].join('\n');
};

const resultText = (results: readonly ReissuedCity[], nameOf: (id: string) => string): string => {
  const of = (outcome: ReissuedCity['outcome']) => results.filter((result) => result.outcome === outcome);
  const bad = [...of('late'), ...of('failed')];
  return [
    `${of('sent').length} reports mailed.`,
    ...(of('nobody-to-mail').length > 0 ? [`${of('nobody-to-mail').length} written with no confirmed address.`] : []),
    ...bad.map(({ city, outcome, error }) =>
      outcome === 'late'
        ? `${nameOf(city)}: not finished in time; see "redrive --dry-run", then run this again`
        : `${nameOf(city)}: failed (${error})`,
    ),
    ...(bad.length > 0 ? ['The same command again does only what is left, and mails nobody twice.'] : []),
  ].join('\n');
};

const reissue: Action<ReissueOptions> = async (options): Promise<Outcome> => {
  const { round, city: cities, label, concurrency, dryRun = false, json = false } = options;
  const { createPlanReissue, createReissueRound } = await import('#shared/operations/reissue-round.ts');
  const deps = await depsOf(options);
  await deps.rounds.get(round);
  const chosen = { ...(label !== undefined && { label }), ...(cities !== undefined && { cities }) };
  const plan = await createPlanReissue(deps)(round, chosen);
  const unknown = (cities ?? []).filter((city) => !plan.cities.includes(city));
  if (unknown.length > 0) throw new UsageError(`Not in the round ${round}: ${unknown.join(', ')}`);
  const { estimateReissue } = await import('#shared/domain/cost/estimate.ts');
  const estimate = estimateReissue(plan.open.length, concurrency);
  const planned = planText(plan, estimate, concurrency);
  if (dryRun) return { data: { dryRun, ...plan, estimate }, text: `${planned}\nNothing was begun (--dry-run).` };
  if (!json) process.stderr.write(`${planned}\n`);
  const bar = showProgress('Reports', plan.open.length);
  let done = 0;
  const onCity = () => {
    done += 1;
    bar.at(done);
  };
  const finished = await createReissueRound(deps)(round, { ...chosen, concurrency, onCity }).finally(bar.stop);
  const isAllWell = finished.results.every(({ outcome }) => outcome === 'sent' || outcome === 'nobody-to-mail');
  const text = resultText(finished.results, cityNames(deps.content));
  return { data: finished, text, exit: isAllWell ? EXIT.ok : EXIT.failed };
};

/** `reissue`. */
export const addReissueCommand: AddCommands = (program, run) => {
  program
    .command('reissue')
    .description('Send cities of a round a new report against the newest release; killed and run again, it goes on')
    .requiredOption('--round <id>', 'the round')
    .option('--city <ids...>', 'only these cities')
    .option(
      '--label <words>',
      'a short name of these reports: new ones even where there is one of this release',
      labelOf,
    )
    .option('--concurrency <number>', 'reports under way at the same time', wholeNumber(200), 10)
    .option('--patience <seconds>', 'how long to wait for one report', wholeNumber(3600), 300)
    .option('--dry-run', 'only say how many, how long and what it costs')
    .addHelpText(
      'after',
      '\nA city that fails never stops the others; exit code 1 names it.\n\nExamples:\n' +
        '  npm run capability -- reissue --round cities-2026 --dry-run\n' +
        '  npm run capability -- reissue --round cities-2026 --concurrency 20 --stage production\n' +
        '  npm run capability -- reissue --round cities-2026 --city gn-3688689 --label corrected-name',
    )
    .action(run(reissue));
};
