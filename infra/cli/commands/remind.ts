import type { Reminded } from '#shared/operations/remind-cities.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { EXIT } from '../outcome.ts';
import { showProgress } from '../progress.ts';

const SAID: Record<Reminded['outcome'], string> = {
  sent: 'reminded',
  'would-send': 'would be reminded',
  'too-soon': 'got a mail within the last 24 hours, not mailed again',
  taken: 'are being reminded by another process',
  suppressed: 'not mailed: earlier mail bounced or was complained of',
  refused: 'the mail service refused',
  unclear: 'nobody knows whether the mail went out; they are not mailed again today',
};

const remind: Action<{ round: string; city?: string[]; dryRun?: boolean }> = async (options) => {
  const deployment = await connect(options);
  const [{ createRemindCities }, { equipForMail }] = await Promise.all([
    import('#shared/operations/remind-cities.ts'),
    import('../equip.ts'),
  ]);
  const { round, city: cities, dryRun = false } = options;
  const remindCities = createRemindCities(equipForMail(deployment));
  const bar = showProgress('Reminding', 0);
  const chosen = cities === undefined ? {} : { cities };
  const results = await remindCities(round, { dryRun, ...chosen, onCity: bar.at }).finally(bar.stop);
  const counts = Map.groupBy(results, ({ outcome }) => outcome);
  const lines = [...counts].map(([outcome, { length }]) => `${length} ${SAID[outcome]}`);
  const isAllWell = !counts.has('refused') && !counts.has('unclear');
  return {
    data: { dryRun, results },
    text: lines.length === 0 ? 'Nobody to remind: no invited city is without a submission.' : lines.join('\n'),
    exit: isAllWell ? EXIT.ok : EXIT.failed,
  };
};

/** `remind`. */
export const addRemindCommand: AddCommands = (program, run) => {
  program
    .command('remind')
    .description('Remind the invited coordinators of cities that have not submitted, at most once a day each')
    .requiredOption('--round <id>', 'the round')
    .option('--city <ids...>', 'only these cities')
    .option('--dry-run', 'only say who would be mailed')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run capability -- remind --round cities-2026 --dry-run\n' +
        '  npm run capability -- remind --round cities-2026 --city gn-3688689 gn-2409306',
    )
    .action(run(remind));
};
