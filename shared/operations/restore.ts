import type { BackupManifest } from '#shared/contracts/backup.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { BackupFolder, ItemStore, ObjectStore, StoredItem } from '#shared/ports/storage.ts';
import type { Told } from './backup.ts';

export interface RestoreDeps {
  readonly items: ItemStore;
  readonly objects: ObjectStore;
  readonly folder: BackupFolder;
  readonly audit: AuditLog;
  readonly hash: (bytes: Uint8Array) => string;
}

export interface RestoreOptions {
  /** Checks the backup and the system, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: Told;
}

const AT_ONCE = 16;
const MARK = 'RESTORE';

/**
 * Puts a backup into an empty system: files first, so that every item finds what it names. The same call again goes on
 * where it was broken off. Throws `not_allowed` for a system that holds anything else, and `invalid_input` for a backup
 * that is not finished or not as it was written.
 */
export const createRestore = (deps: RestoreDeps) => {
  const { items, objects, folder, hash } = deps;

  const readWhole = async (name: string, sha256: string): Promise<Uint8Array> => {
    const bytes = await folder.read(name);
    if (hash(bytes) === sha256) return bytes;
    throw new DomainError('invalid_input', `${name} of the backup is not what was written`);
  };

  const checkAll = async ({ pages, files }: BackupManifest): Promise<void> => {
    for (const { name, sha256 } of pages) await readWhole(name, sha256);
    for (const { sha256 } of files) await readWhole(`files/${sha256}`, sha256);
  };

  /** Empty, or holding part of this very backup. */
  const requireRoom = async (mark: StoredItem): Promise<void> => {
    let isOwn = false;
    let found = 0;
    for await (const page of items.pages()) {
      found += page.items.length;
      isOwn ||= page.items.some(({ PK, SK }) => PK === MARK && SK === mark.SK);
    }
    if (found > 0 && !isOwn) {
      throw new DomainError('not_allowed', `The system holds ${found} items: a backup goes into an empty one`);
    }
  };

  const putFiles = async ({ files }: BackupManifest, onProgress: Told): Promise<void> => {
    for (const [index, { key, type, sha256 }] of files.entries()) {
      await objects.put(key, { body: await readWhole(`files/${sha256}`, sha256), type });
      onProgress('files', index + 1);
    }
  };

  const putItems = async ({ pages }: BackupManifest, onProgress: Told): Promise<void> => {
    let done = 0;
    for (const { name, sha256 } of pages) {
      const lines = new TextDecoder()
        .decode(await readWhole(name, sha256))
        .split('\n')
        .filter(Boolean);
      for (let start = 0; start < lines.length; start += AT_ONCE) {
        const batch = lines.slice(start, start + AT_ONCE).map((line) => JSON.parse(line) as StoredItem);
        await Promise.all(batch.map((item) => items.put(item)));
        done += batch.length;
        onProgress('items', done);
      }
    }
  };

  return async ({ dryRun = false, onProgress = () => {} }: RestoreOptions = {}): Promise<BackupManifest> => {
    const manifest = await folder.readManifest();
    if (manifest === undefined) throw new DomainError('invalid_input', 'The folder holds no finished backup');
    const document = hash(new TextEncoder().encode(JSON.stringify(manifest)));
    const mark = { PK: MARK, SK: document };
    await requireRoom(mark);
    await checkAll(manifest);
    if (dryRun) return manifest;
    await items.put(mark);
    await putFiles(manifest, onProgress);
    await putItems(manifest, onProgress);
    await items.delete(mark);
    await deps.audit.record({ action: 'backup-restored', count: manifest.items, document });
    return manifest;
  };
};
