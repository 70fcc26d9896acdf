import { existsSync, readFileSync } from 'node:fs';
import type { BadRow, BadRowReason } from '#shared/operations/check-invitees.ts';
import type { Outcome as Invitation, Invited } from '#shared/operations/invite-cities.ts';
import { type Action, type AddCommands, connect } from '../action.ts';
import { EXIT, type Outcome, UsageError } from '../outcome.ts';
import { showProgress } from '../progress.ts';

interface InviteOptions {
  readonly round: string;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly skipBad?: boolean;
}

const BAD: Record<BadRowReason, (value: string) => string> = {
  'city-missing': () => 'names no city',
  'city-unknown': (value) =>
    `there is no city "${value}" of 50,000 people and more; look its gn- number up on the form`,
  'city-several': (value) => `several cities are called "${value}"; write the gn- number instead`,
  'country-missing': (value) => `"${value}" needs a country in the column country, or the city’s gn- number`,
  'address-wrong': (value) => `"${value}" is no e-mail address`,
  'language-unknown': (value) => `the round has no language "${value}"`,
  repeated: (line) => `is the same as line ${line}`,
};

const SAID: Record<Invitation, string> = {
  sent: 'invited',
  'would-send': 'would be invited',
  already: 'had been invited before, not mailed again',
  taken: 'is being invited by another process',
  suppressed: 'not mailed: earlier mail bounced or was complained of',
  refused: 'the mail service refused the address',
  unclear: 'nobody knows whether the mail went out: ask, then invite this address with --again',
};
const NEEDS_A_LOOK: readonly Invitation[] = ['refused', 'unclear', 'suppressed'];

const badText = (bad: readonly BadRow[]): string[] =>
  bad.map(({ line, reason, value }) => `  line ${line}: ${BAD[reason](value)}`);

const resultText = (results: readonly Invited[], bad: readonly BadRow[]): string => {
  const counts = Map.groupBy(results, ({ outcome }) => outcome);
  const look = results.filter(({ outcome }) => NEEDS_A_LOOK.includes(outcome));
  return [
    ...[...counts].map(([outcome, { length }]) => `${length} ${SAID[outcome]}`),
    ...(results.length === 0 ? ['Nobody to invite.'] : []),
    ...(look.length === 0 ? [] : ['', 'Look at these:']),
    ...look.map(({ line, city, outcome }) => `  line ${line} (${city}): ${SAID[outcome]}`),
    ...(bad.length === 0 ? [] : ['', `Left out (${bad.length}):`, ...badText(bad)]),
  ].join('\n');
};

const invite: Action<InviteOptions> = async (options, [file = '']): Promise<Outcome> => {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}`);
  const { readInviteeRows } = await import('../read-invitees.ts');
  const rows = readInviteeRows(readFileSync(file, 'utf8'));
  const deployment = await connect(options);
  const [{ checkInvitees }, { createInviteCities }, { equipForMail }] = await Promise.all([
    import('#shared/operations/check-invitees.ts'),
    import('#shared/operations/invite-cities.ts'),
    import('../equip.ts'),
  ]);
  const round = await deployment.rounds.get(options.round);
  const { invitees, bad } = checkInvitees(rows, deployment.content.population(), round);
  if (bad.length > 0 && options.skipBad !== true) {
    const lines = badText(bad).join('\n');
    throw new UsageError(
      `${bad.length} rows cannot be used, nobody was invited (--skip-bad invites the rest):\n${lines}`,
    );
  }
  const inviteCities = createInviteCities({
    ...equipForMail(deployment),
    newId: () => crypto.randomUUID(),
  });
  const bar = showProgress('Inviting', invitees.length);
  const results: Invited[] = [];
  const onProgress = (invited: Invited) => bar.at(results.push(invited));
  const { dryRun = false, again = false } = options;
  await inviteCities(options.round, invitees, { dryRun, again, onProgress }).finally(bar.stop);
  const text = `${resultText(results, bad)}${dryRun ? '\nNobody was mailed (--dry-run).' : ''}`;
  const isAllWell = !results.some(({ outcome }) => outcome === 'refused' || outcome === 'unclear');
  return { data: { dryRun, results, bad }, text, exit: isAllWell ? EXIT.ok : EXIT.failed };
};

/** `invite`. */
export const addInviteCommand: AddCommands = (program, run) => {
  program
    .command('invite')
    .argument('<csv>', 'file with the columns city, address and, where needed, country and language')
    .description('Invite the coordinators of cities by mail; the same file again mails nobody twice')
    .requiredOption('--round <id>', 'the round')
    .option('--dry-run', 'only say what would happen')
    .option('--skip-bad', 'invite the good rows although others cannot be used')
    .option('--again', 'mail also those who were mailed before')
    .addHelpText(
      'after',
      '\nA city is its gn- number, or its name with a country (CO or Colombia). Columns may be separated by commas,\n' +
        'semicolons or tabs. Example of a file:\n  city,country,address,language\n  gn-3688689,,maria@bogota.example,en\n' +
        '  Freetown,Sierra Leone,ama@freetown.example,en\n\nExamples:\n' +
        '  npm run capability -- invite cities.csv --round cities-2026 --dry-run\n' +
        '  npm run capability -- invite cities.csv --round cities-2026 --stage production',
    )
    .action(run(invite));
};
