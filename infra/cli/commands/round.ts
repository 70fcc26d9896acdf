import { InvalidArgumentError } from 'commander';
import { LANGUAGES } from '#shared/contracts/names.ts';
import { type Round, roundSchema } from '#shared/contracts/round.ts';
import { endOfDay, readDay } from '#shared/domain/day.ts';
import { createOpenRound } from '#shared/operations/open-round.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { UsageError } from '../outcome.ts';

interface OpenOptions {
  readonly name: string;
  readonly mode: Round['mode'];
  readonly instrument: string;
  readonly opens?: Date;
  readonly closes: Date;
  readonly demonstration?: boolean;
}

interface CloseOptions {
  readonly withDrafts?: boolean;
  readonly dryRun?: boolean;
}

const dateOf = (text: string): Date => {
  const date = readDay(text);
  if (date !== undefined) return date;
  throw new InvalidArgumentError('Write the date as 2026-12-31.');
};
const endOf = (text: string): Date => endOfDay(dateOf(text));

const line = ({ id, name, mode, opensAt, closesAt, demonstration }: Round): string =>
  [
    id,
    `${opensAt.slice(0, 10)} to ${closesAt.slice(0, 16)}`,
    mode,
    demonstration ? `${name} (invented data)` : name,
  ].join('  ');

const open: Action<OpenOptions> = async (
  { name, mode, instrument, opens, closes, demonstration, ...options },
  [id],
) => {
  const round = roundSchema.safeParse({
    id,
    name,
    mode,
    instrument,
    languages: [...LANGUAGES],
    opensAt: (opens ?? new Date()).toISOString(),
    closesAt: closes.toISOString(),
    demonstration: demonstration === true,
  });
  if (!round.success) {
    const wrong = round.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new UsageError(`Not a round: ${wrong}. An id is lower-case words joined by hyphens, such as cities-2026.`);
  }
  if (demonstration === true && options.stage !== undefined) {
    throw new UsageError('Invented data belong on your own machine: --demonstration is for the local system.');
  }
  const opened = await createOpenRound(await connect(options))(round.data);
  return { data: opened, text: `Open: ${line(opened)}` };
};

const list: Action<object> = async (options) => {
  const rounds = await (await connect(options)).rounds.list();
  return { data: rounds, text: rounds.length === 0 ? 'There is no round yet.' : rounds.map(line).join('\n') };
};

const close: Action<CloseOptions> = async ({ withDrafts = false, dryRun = false, ...options }, [id = '']) => {
  const deployment = await connect(options);
  const { createCloseRound } = await import('#shared/operations/close-round.ts');
  const closeRound = createCloseRound({ ...deployment, now: () => new Date() });
  const closed = await closeRound(id, { withDrafts, dryRun });
  const lost = closed.drafts.length > 0 ? ` ${closed.drafts.length} cities had begun and cannot submit any more.` : '';
  const text = `${dryRun ? 'Would close' : 'Closed'}: ${line(closed.round)}.${lost}`;
  return { data: { dryRun, ...closed }, text };
};

/** `round open`, `round close` and `round list`. */
export const addRoundCommands: AddCommands = (program, run) => {
  const round = program.command('round').description('The rounds of the assessment');
  round
    .command('open')
    .argument('<id>', 'lower-case words joined by hyphens, such as cities-2026')
    .description('Open a round; the same command again changes nothing')
    .requiredOption('--name <text>', 'what people read')
    .requiredOption('--closes <date>', 'the last day, such as 2026-12-31 (UTC)', endOf)
    .option('--opens <date>', 'the first day; today when left out', dateOf)
    .option('--mode <mode>', 'invited: you name each city; open: anyone claims a city and you confirm it', 'invited')
    .option('--instrument <version>', 'the version of the questions', '2026.1')
    .option('--demonstration', 'for invented answers, on this machine only')
    .addHelpText(
      'after',
      '\nExample:\n  npm run capability -- round open cities-2026 --name "Cities in practice 2026" --closes 2026-12-31',
    )
    .action(run(open));
  round
    .command('close')
    .argument('<id>', 'the round')
    .description('Close a round now; what was submitted stays')
    .option('--with-drafts', 'although cities have begun and not submitted')
    .option('--dry-run', 'only say what would happen')
    .addHelpText('after', '\nExample:\n  npm run capability -- round close cities-2026 --dry-run')
    .action(run(close));
  round
    .command('list')
    .description('List all rounds')
    .addHelpText('after', '\nExample:\n  npm run capability -- round list --json')
    .action(run(list));
};
