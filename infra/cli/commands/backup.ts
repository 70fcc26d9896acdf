import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BackupManifest } from '#shared/contracts/backup.ts';
import { type Action, type AddCommands, connect, type GlobalOptions } from '../action.ts';
import { UsageError } from '../outcome.ts';
import { showProgress } from '../progress.ts';

const OF_A_BACKUP = /^(files|progress\.json|manifest\.json|items-\d{6}\.jsonl)(\.part)?$/;

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const equip = async (options: GlobalOptions, folder: string) => {
  const deployment = await connect(options);
  const [{ createOperatorStores }, { createBackupFolder }] = await Promise.all([
    import('#functions/platform/operator-stores.ts'),
    import('../backup-folder.ts'),
  ]);
  const { TABLE_NAME, FILES_BUCKET_NAME } = deployment.names;
  const stores = createOperatorStores(TABLE_NAME, FILES_BUCKET_NAME);
  return { ...deployment, ...stores, folder: createBackupFolder(folder), hash, now: () => new Date() };
};

const megabytes = ({ files }: BackupManifest): string =>
  `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1)} MB`;

const summary = ({ items, files, startedAt, finishedAt }: BackupManifest) => ({
  items,
  files: files.length,
  startedAt,
  finishedAt,
});

const backup: Action<object> = async (options, [into = '']) => {
  const folder = resolve(into);
  const others = existsSync(folder) ? readdirSync(folder).filter((name) => !OF_A_BACKUP.test(name)) : [];
  if (others.length > 0) throw new UsageError(`${folder} holds other files (${others[0]}): name an empty folder.`);
  const deps = await equip(options, folder);
  const { createBackup } = await import('#shared/operations/backup.ts');
  const bar = showProgress('Copying', 0);
  const manifest = await createBackup(deps)((_, done) => bar.at(done, done)).finally(bar.stop);
  return {
    data: { folder, ...summary(manifest) },
    text:
      `${manifest.items} items and ${manifest.files.length} files (${megabytes(manifest)}) are in ${folder}, as of ` +
      `${manifest.startedAt.slice(0, 16)} UTC.\nIt holds addresses and answers: keep it locked away, and delete it when ` +
      'somebody in it is erased.\nPeople are found again only under the same application key: it is not in the backup.',
  };
};

const restore: Action<{ dryRun?: boolean }> = async ({ dryRun = false, ...options }, [from = '']) => {
  const folder = resolve(from);
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const deps = await equip(options, folder);
  const { createRestore } = await import('#shared/operations/restore.ts');
  const bar = showProgress('Restoring', 0);
  const onProgress = (_: string, done: number) => bar.at(done, done);
  const manifest = await createRestore(deps)({ dryRun, onProgress }).finally(bar.stop);
  const what = `${manifest.items} items and ${manifest.files.length} files (${megabytes(manifest)})`;
  return {
    data: { dryRun, folder, ...summary(manifest) },
    text: dryRun
      ? `The backup is whole and the system is empty: ${what} would be put there. Nothing was (--dry-run).`
      : `${what} are back. Everybody signs in anew.`,
  };
};

/** `backup` and `restore`. */
export const addBackupCommands: AddCommands = (program, run) => {
  program
    .command('backup')
    .argument('<folder>', 'where the copy is written; made when it is not there')
    .description('Copy the whole table and all files; the same folder again goes on where it was broken off')
    .addHelpText(
      'after',
      '\nSign-in links and sessions are left out. On AWS point-in-time recovery and file versions are there besides.\n\n' +
        'Example:\n  npm run capability -- backup ~/backups/2026-12-31',
    )
    .action(run(backup));
  program
    .command('restore')
    .argument('<folder>', 'a finished backup')
    .description('Put a backup into an empty system; the same command again goes on where it was broken off')
    .option('--dry-run', 'only check that the backup is whole and the system empty')
    .addHelpText(
      'after',
      '\nExit code 3: the system holds something already.\n\n' +
        'Examples:\n  npm run capability -- restore ~/backups/2026-12-31 --dry-run\n' +
        '  npm run capability -- restore ~/backups/2026-12-31 --stage trial',
    )
    .action(run(restore));
};
