import type { BackupManifest, BackupProgress } from '../contracts/backup.ts';

/** An item of the table, whatever it is: its key, and everything else that it carries. */
export interface StoredItem {
  readonly PK: string;
  readonly SK: string;
  readonly data?: unknown;
  readonly [attribute: string]: unknown;
}

/** The table as a heap of items, for operators who erase, back up or restore. */
export interface ItemStore {
  /** All items, page by page; `next` is where to go on after a page. */
  pages(
    after?: Pick<StoredItem, 'PK' | 'SK'>,
  ): AsyncIterable<{ readonly items: readonly StoredItem[]; readonly next: Pick<StoredItem, 'PK' | 'SK'> | undefined }>;
  put(item: StoredItem): Promise<void>;
  delete(key: Pick<StoredItem, 'PK' | 'SK'>): Promise<void>;
}

/** All files with all their versions, for operators who erase, back up or restore. */
export interface ObjectStore {
  keys(prefix?: string): AsyncIterable<string>;
  /** Also of files that were deleted and of which versions are left. */
  keysEver(prefix?: string): Promise<readonly string[]>;
  read(key: string): Promise<{ readonly body: Uint8Array; readonly type: string }>;
  put(key: string, file: { readonly body: Uint8Array; readonly type: string }): Promise<void>;
  /** Deletes a file with all its versions; gives how many. */
  erase(key: string): Promise<number>;
}

/** Where a backup lies. What is written is whole or not there. */
export interface BackupFolder {
  has(name: string): Promise<boolean>;
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  readProgress(): Promise<BackupProgress | undefined>;
  writeProgress(progress: BackupProgress): Promise<void>;
  /** Undefined for a backup that is not finished. */
  readManifest(): Promise<BackupManifest | undefined>;
  /** Gives the bytes as they are kept. */
  writeManifest(manifest: BackupManifest): Promise<Uint8Array>;
}
