import {
  CITY_FILTERS,
  CITY_STATES,
  type CityProgress,
  type CityState,
  passesFilter,
  type RoundStatus,
} from '#shared/operations/round-status.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { UsageError } from '../outcome.ts';
import { cityNames } from '../preview-text.ts';
import { showProgress } from '../progress.ts';

const SAID: Record<CityState, string> = {
  'taking-part': 'taking part, not invited by mail',
  invited: 'invited, nothing answered yet',
  answering: 'answering',
  submitted: 'submitted, report under way',
  reported: 'report written, not mailed',
  delivered: 'report mailed',
};

const lineOf = (city: CityProgress, nameOf: (id: string) => string): string =>
  [
    nameOf(city.city),
    SAID[city.state],
    ...(city.respondents > 0 ? [`${city.respondents} answering`] : []),
    ...(city.issue === null ? [] : [`issue ${city.issue}${city.release === null ? '' : ` of ${city.release}`}`]),
    ...(city.bounced ? ['MAIL BOUNCED'] : []),
    ...(city.unclear ? ['mail unclear: ask whether it arrived'] : []),
  ].join('; ');

const statusText = (
  { round, counts, cities }: RoundStatus,
  shown: readonly CityProgress[],
  names: (id: string) => string,
) =>
  [
    `${round.name} (${round.id}), open until ${round.closesAt.slice(0, 16)} UTC: ${cities.length} cities`,
    ...CITY_STATES.filter((state) => counts[state] > 0).map((state) => `  ${counts[state]} ${SAID[state]}`),
    ...(counts.bounced > 0 ? [`  ${counts.bounced} with mail that bounced`] : []),
    ...(counts.unclear > 0 ? [`  ${counts.unclear} with a mail that may not have gone out`] : []),
    ...(shown.length > 0 ? ['', ...shown.map((city) => lineOf(city, names))] : []),
  ].join('\n');

const status: Action<{ round: string; only?: string }> = async ({ round, only, ...options }) => {
  const filter = CITY_FILTERS.find((known) => known === only);
  if (only !== undefined && filter === undefined) {
    throw new UsageError(`--only is one of ${CITY_FILTERS.join(', ')}`);
  }
  const deployment = await connect(options);
  const { createRoundStatus } = await import('#shared/operations/round-status.ts');
  const bar = showProgress('Reading', 0);
  const found = await createRoundStatus(deployment)(round, bar.at).finally(bar.stop);
  const cities = found.cities.filter((city) => filter === undefined || passesFilter(city, filter));
  return { data: { ...found, cities }, text: statusText(found, cities, cityNames(deployment.content)) };
};

/** `status`. */
export const addStatusCommand: AddCommands = (program, run) => {
  program
    .command('status')
    .description('Say where every city of a round stands, never what it answered')
    .requiredOption('--round <id>', 'the round')
    .option('--only <state>', `one of ${CITY_FILTERS.join(', ')}`)
    .addHelpText('after', '\nExample:\n  npm run capability -- status --round cities-2026 --only invited')
    .action(run(status));
};
