import { resolve } from 'node:path';
import { type Action, type AddCommands, connect } from '../action.ts';

interface ExportOptions {
  readonly round: string;
  readonly into: string;
  readonly dryRun?: boolean;
}

const exportResearch: Action<ExportOptions> = async ({ round, into, dryRun = false, ...options }) => {
  const deployment = await connect(options);
  const [{ createExportResearch }, { writeExport }] = await Promise.all([
    import('#shared/operations/export-research.ts'),
    import('../write-export.ts'),
  ]);
  await deployment.rounds.get(round);
  const now = () => new Date();
  const prepared = await createExportResearch({ ...deployment, now, newId: () => crypto.randomUUID() })(round);
  const { rows, withheld, release, k } = prepared.codebook;
  const about = [
    `${rows} cities of ${release} that agreed to research; each shares region and size with at least ${k - 1} others.`,
    ...(withheld > 0 ? [`${withheld} more agreed and are left out: too few cities are like them.`] : []),
  ];
  if (dryRun) {
    return {
      data: { dryRun, codebook: prepared.codebook },
      text: [...about, 'Nothing was written (--dry-run).'].join('\n'),
    };
  }
  const files = await writeExport(prepared, resolve(into));
  const text = [...about, ...files.map(({ file, bytes }) => `  ${file} (${bytes} bytes)`)].join('\n');
  return { data: { codebook: prepared.codebook, files }, text };
};

/** `export`. */
export const addExportCommand: AddCommands = (program, run) => {
  program
    .command('export')
    .description('Write research data of the newest release: cities that agreed, without names, levels to 0.5')
    .requiredOption('--round <id>', 'the round')
    .option('--into <folder>', 'where the files are written', 'research-export')
    .option('--dry-run', 'only say how many cities it would hold')
    .addHelpText(
      'after',
      '\nWrites CSV, Parquet and a codebook. Which cities were in it is noted, so that an erasure can tell.\n\n' +
        'Example:\n  npm run capability -- export --round cities-2026 --into research-2026',
    )
    .action(run(exportResearch));
};
