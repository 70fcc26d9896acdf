import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as z from 'zod';
import { backupManifestSchema, backupProgressSchema } from '#shared/contracts/backup.ts';
import type { BackupFolder } from '#shared/ports/storage.ts';
import { UsageError } from './outcome.ts';

const MANIFEST = 'manifest.json';
const PROGRESS = 'progress.json';
/** Of the owner alone: a backup holds addresses and answers. */
const OWNER = { folder: 0o700, file: 0o600 };

/** A backup in a folder of this machine. Each file is written beside its place and moved there, so that it is whole. */
export const createBackupFolder = (folder: string): BackupFolder => {
  const pathOf = (name: string) => join(folder, name);

  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    mkdirSync(dirname(pathOf(name)), { recursive: true, mode: OWNER.folder });
    writeFileSync(pathOf(`${name}.part`), bytes, { mode: OWNER.file });
    renameSync(pathOf(`${name}.part`), pathOf(name));
  };

  const readJson = async <Schema extends z.ZodType>(name: string, schema: Schema) => {
    if (!existsSync(pathOf(name))) return undefined;
    try {
      return schema.parse(JSON.parse(readFileSync(pathOf(name), 'utf8')));
    } catch {
      throw new UsageError(`${pathOf(name)} is not of a backup, or was changed.`);
    }
  };

  const writeJson = async (name: string, value: unknown): Promise<Uint8Array> => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    await write(name, bytes);
    return bytes;
  };

  return {
    has: async (name) => existsSync(pathOf(name)),
    read: async (name) => {
      if (existsSync(pathOf(name))) return new Uint8Array(readFileSync(pathOf(name)));
      throw new UsageError(`The backup lacks ${name}.`);
    },
    write,
    readProgress: () => readJson(PROGRESS, backupProgressSchema),
    writeProgress: async (progress) => void (await writeJson(PROGRESS, progress)),
    readManifest: () => readJson(MANIFEST, backupManifestSchema),
    writeManifest: (manifest) => writeJson(MANIFEST, manifest),
  };
};
