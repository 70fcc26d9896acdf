import {
  BACKUP_FORMAT,
  type BackedUpFile,
  type BackupManifest,
  type BackupProgress,
} from '#shared/contracts/backup.ts';
import { collectionOf } from '#shared/domain/erasure/erasable.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { BackupFolder, ItemStore, ObjectStore, StoredItem } from '#shared/ports/storage.ts';

export interface BackupDeps {
  readonly items: Pick<ItemStore, 'pages'>;
  readonly objects: Pick<ObjectStore, 'keys' | 'read'>;
  readonly folder: BackupFolder;
  readonly audit: AuditLog;
  readonly now: Clock;
  readonly hash: (bytes: Uint8Array) => string;
}

/** What lets somebody in, or ends by itself within a day: nobody gets it back out of a folder. */
const LEFT_OUT = ['LINK', 'SESSION', 'LIMIT', 'RESTORE'];

export const isBackedUp = (item: StoredItem): boolean =>
  !LEFT_OUT.includes(collectionOf(item)) && !item.SK.startsWith('SESSION#');

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Copies the whole table and all files into a folder, and its manifest last. Items first: whatever they refer to was
 * written before them and never changes, so the files that are copied afterwards hold all that the items name. The same
 * folder again goes on where a backup was broken off; a finished one stays as it is.
 */
export const createBackup = (deps: BackupDeps) => {
  const { folder, objects, hash, now } = deps;

  const copyItems = async (onProgress: Told): Promise<BackupProgress> => {
    let progress = (await folder.readProgress()) ?? { startedAt: now().toISOString(), next: undefined, pages: [] };
    if (progress.next === null) return { ...progress, next: null };
    for await (const { items, next } of deps.items.pages(progress.next)) {
      const kept = items.filter(isBackedUp);
      const bytes = encode(kept.map((item) => `${canonicalJson(item)}\n`).join(''));
      const name = `items-${String(progress.pages.length + 1).padStart(6, '0')}.jsonl`;
      await folder.write(name, bytes);
      const pages = [...progress.pages, { name, items: kept.length, sha256: hash(bytes) }];
      progress = { ...progress, pages, next: next ?? null };
      await folder.writeProgress({ ...progress, next: next ?? null });
      onProgress('items', countOf(pages));
    }
    return { ...progress, next: null };
  };

  const copyFiles = async (onProgress: Told): Promise<BackedUpFile[]> => {
    const files: BackedUpFile[] = [];
    for await (const key of objects.keys()) {
      const { body, type } = await objects.read(key);
      const sha256 = hash(body);
      // Named by what it holds: what is there already need not be written again.
      if (!(await folder.has(`files/${sha256}`))) await folder.write(`files/${sha256}`, body);
      files.push({ key, type, sha256, bytes: body.length });
      onProgress('files', files.length);
    }
    return files;
  };

  return async (onProgress: Told = () => {}): Promise<BackupManifest> => {
    const finished = await folder.readManifest();
    if (finished !== undefined) return finished;
    const { startedAt, pages } = await copyItems(onProgress);
    const files = await copyFiles(onProgress);
    const finishedAt = now().toISOString();
    const manifest = { format: BACKUP_FORMAT, startedAt, finishedAt, items: countOf(pages), pages, files } as const;
    const bytes = await folder.writeManifest(manifest);
    await deps.audit.record({ action: 'backup-made', count: manifest.items, document: hash(bytes) });
    return manifest;
  };
};

export type Told = (what: 'items' | 'files', done: number) => void;

const countOf = (pages: BackupManifest['pages']): number => pages.reduce((sum, { items }) => sum + items, 0);
