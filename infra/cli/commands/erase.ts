import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ErasureReceipt } from '#shared/contracts/erasure.ts';
import { cityIdSchema } from '#shared/contracts/names.ts';
import type { Erased } from '#shared/operations/erase-city.ts';
import { type Action, type AddCommands, connect, type GlobalOptions } from '../action.ts';
import { DeploymentError, EXIT, type Outcome, UsageError } from '../outcome.ts';
import { cityNames } from '../preview-text.ts';
import { showProgress } from '../progress.ts';

interface EraseOptions {
  readonly city?: string;
  readonly person?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([collection, count]) => `${count} of ${collection}`)
    .join(', ');

const releaseText = ({ release, successor }: ErasureReceipt['releases'][number], dryRun: boolean): string => {
  if (dryRun)
    return `  Release ${release} holds the city: it is closed, and a successor without the city takes its place.`;
  return successor === null
    ? `  Release ${release} was closed. Too few cities are left for a successor: no peers until the next release.`
    : `  Release ${release} was closed; ${successor.release} without the city took its place (${successor.hash}).`;
};

const receiptText = (who: string, { receipt, traces }: Erased, dryRun: boolean): string => {
  const { deleted, rewritten, files, fileVersions, releases, exports, namedInReports, people, keysHash } = receipt;
  const items = Object.values(deleted).reduce((sum, count) => sum + count, 0);
  const others = counted(rewritten);
  return [
    `${who}: ${dryRun ? 'would erase' : 'erased'} ${items} items (${counted(deleted) || 'none'}) and ${files} files` +
      `${dryRun ? '' : ` in ${fileVersions} versions`}.`,
    ...('city' in receipt.of && people > 0 ? [`  ${people} people took part for this city alone and go with it.`] : []),
    ...(others === '' ? [] : [`  Rewritten without it: ${others}.`]),
    ...releases.map((release) => releaseText(release, dryRun)),
    ...exports.map(({ id, release }) => `  A research export of ${release} held it (${id}): tell whoever has it.`),
    ...(namedInReports > 0 ? [`  ${namedInReports} reports of other cities, already sent, name it.`] : []),
    ...(dryRun
      ? ['Nothing was erased (--dry-run).']
      : [
          `  Keys of all that is gone: ${keysHash}`,
          ...(traces.length === 0
            ? ['A search of the table and of all files finds no trace of it. The audit log keeps that it was erased.']
            : [`${traces.length} traces are left; run the same command again:`, ...traces.map((key) => `  ${key}`)]),
        ]),
  ].join('\n');
};

const eraseCity = async (city: string, options: EraseOptions & GlobalOptions): Promise<[string, Erased]> => {
  if (!cityIdSchema.safeParse(city).success) throw new UsageError('A city is written as gn- and its GeoNames number.');
  const deployment = await connect(options);
  const [{ createEraseCity }, stores] = await Promise.all([
    import('#shared/operations/erase-city.ts'),
    storesOf(deployment.names),
  ]);
  const bar = showProgress('Erasing', 0);
  const erase = createEraseCity({ ...deployment, ...stores, hash, now: () => new Date() });
  const erased = await erase(city, { dryRun: options.dryRun === true, onProgress: bar.at }).finally(bar.stop);
  return [cityNames(deployment.content)(city), erased];
};

const erasePerson = async (address: string, options: EraseOptions & GlobalOptions): Promise<[string, Erased]> => {
  if (!z.email().safeParse(address).success) throw new UsageError('A person is named by an e-mail address.');
  const deployment = await connect(options);
  const [{ createErasePerson }, stores] = await Promise.all([
    import('#shared/operations/erase-person.ts'),
    storesOf(deployment.names),
  ]);
  const { APPLICATION_KEY } = deployment.names;
  if (APPLICATION_KEY === undefined) {
    throw new DeploymentError('Without APPLICATION_KEY nobody is found by an address. Say --stage or --local.');
  }
  const people = deployment.people(APPLICATION_KEY);
  const bar = showProgress('Erasing', 0);
  const erase = createErasePerson({ ...deployment, ...stores, people, hash, now: () => new Date() });
  const erased = await erase(address, { dryRun: options.dryRun === true, onProgress: bar.at }).finally(bar.stop);
  return [`Person ${people.idOf(address).slice(0, 12)}`, erased];
};

const storesOf = async ({ TABLE_NAME, FILES_BUCKET_NAME }: { TABLE_NAME: string; FILES_BUCKET_NAME: string }) => {
  const { createOperatorStores } = await import('#functions/platform/operator-stores.ts');
  return createOperatorStores(TABLE_NAME, FILES_BUCKET_NAME);
};

const erase: Action<EraseOptions> = async (options): Promise<Outcome> => {
  const { city, person, dryRun = false, yes = false } = options;
  if ((city === undefined) === (person === undefined)) throw new UsageError('Say --city or --person, one of them.');
  if (dryRun === yes) {
    throw new UsageError('What is erased cannot be brought back: look first with --dry-run, then say --yes.');
  }
  const [who, erased] = await (city === undefined ? erasePerson(person ?? '', options) : eraseCity(city, options));
  const exit = erased.traces.length === 0 ? EXIT.ok : EXIT.failed;
  return { data: { dryRun, ...erased }, text: receiptText(who, erased, dryRun), exit };
};

/** `erase`. */
export const addEraseCommand: AddCommands = (program, run) => {
  program
    .command('erase')
    .description('Erase a city or a person everywhere, and prove that no trace is left')
    .option('--city <id>', 'the city, such as gn-3688689')
    .option('--person <address>', 'the e-mail address of the person')
    .option('--dry-run', 'only say what would go')
    .option('--yes', 'erase it; it cannot be brought back')
    .addHelpText(
      'after',
      '\nReleases that hold a city are closed, and a successor without it takes the place of the newest. Reports that other\n' +
        'cities have received stay. Levels that a person gave stay in what a city submitted, under an id that leads to nobody.\n' +
        'Backups are not reached: delete those made before. The receipt is printed, keep it: --json gives all of it.\n' +
        'Exit code 1: something was left, run it again.\n\n' +
        'Examples:\n  npm run capability -- erase --city gn-3688689 --dry-run\n' +
        '  npm run capability -- erase --city gn-3688689 --yes --json > receipt.json\n' +
        '  npm run capability -- erase --person ama@example.org --yes',
    )
    .action(run(erase));
};
