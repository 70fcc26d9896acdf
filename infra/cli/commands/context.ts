import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportReport } from '#infra/context/import/import-context.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Action, AddCommands } from '../action.ts';
import { UsageError } from '../outcome.ts';

const WRITTEN = ['cities.tsv', 'context.json', 'countries.tsv'];
const MOST_LINES = 20;

/** The target is replaced as a whole: nothing else may be lost with it. */
const requireOwnFolder = (target: string): void => {
  const others = existsSync(target) ? readdirSync(target).filter((name) => !WRITTEN.includes(name)) : [];
  if (others.length > 0) {
    throw new DomainError(
      'not_allowed',
      `${target} holds other files (${others[0]}): name an empty folder with --into`,
    );
  }
};

const reportText = ({ version, loaded, unmatched }: ImportReport, target: string): string => {
  const more = unmatched.length - MOST_LINES;
  return [
    `Context data ${version} written to ${target}.`,
    ...Object.entries(loaded).map(([feature, count]) => `  ${feature}: ${count} values`),
    ...(unmatched.length === 0
      ? ['Every row found its country or city.']
      : [`Without a match: ${unmatched.length} rows`]),
    ...unmatched.slice(0, MOST_LINES).map(({ file, line, reason }) => `  ${file}, line ${line}: ${reason}`),
    ...(more > 0 ? [`  and ${more} more; --json lists them all`] : []),
    'To use it, put its three files in place of those in templates/context, and deploy.',
  ].join('\n');
};

const load: Action<{ into: string }> = async ({ into }, [source = '']) => {
  const [folder, target] = [resolve(source), resolve(into)];
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`There is no folder ${folder}`);
  requireOwnFolder(target);
  const [{ importContext }, { loadPopulation }] = await Promise.all([
    import('#infra/context/import/import-context.ts'),
    import('#functions/platform/population.ts'),
  ]);
  const report = await importContext(folder, target, loadPopulation());
  return { data: { ...report, target }, text: reportText(report, target) };
};

/** `context import`. */
export const addContextCommands: AddCommands = (program, run) => {
  const context = program.command('context').description('The data that describe cities apart from their answers');
  context
    .command('import')
    .argument('<folder>', 'folder with the publishers’ CSV files (World Bank, UNDP, UN WUP, JRC GHS-UCDB)')
    .description('Join current official data to the reference population, as a whole or not at all')
    .option('--into <folder>', 'where the three files are written; replaced as a whole', 'imported-context')
    .addHelpText(
      'after',
      '\nExample:\n  npm run capability -- context import ~/Downloads/context --into imported-context',
    )
    .action(run(load));
};
