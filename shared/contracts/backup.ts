import * as z from 'zod';
import { sha256Schema } from './names.ts';

export const BACKUP_FORMAT = 1;

/** A file of a backup: under which name it lies there, and what it is called in the bucket. */
export const backedUpFileSchema = z.strictObject({
  key: z.string().min(1),
  type: z.string(),
  sha256: sha256Schema,
  bytes: z.int().min(0),
});
export type BackedUpFile = z.infer<typeof backedUpFileSchema>;

/** Written last: a backup without it is not finished. */
export const backupManifestSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  items: z.int().min(0),
  /** Pages of items, each with the hash of its bytes. */
  pages: z.array(
    z.strictObject({ name: z.string().regex(/^items-\d{6}\.jsonl$/), items: z.int(), sha256: sha256Schema }),
  ),
  files: z.array(backedUpFileSchema),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** How far a backup is that was broken off. */
export const backupProgressSchema = z.strictObject({
  startedAt: z.iso.datetime(),
  /** The last item that was taken; null when all were. */
  next: z.strictObject({ PK: z.string(), SK: z.string() }).nullable(),
  pages: backupManifestSchema.shape.pages,
});
export type BackupProgress = z.infer<typeof backupProgressSchema>;
