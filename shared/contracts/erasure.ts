import * as z from 'zod';
import { cityIdSchema, sha256Schema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** A release that held the city, and what took its place; null when too few cities were left for one. */
export const succeededReleaseSchema = z.strictObject({
  release: releaseIdSchema,
  hash: sha256Schema,
  successor: z.strictObject({ release: releaseIdSchema, hash: sha256Schema }).nullable(),
});
export type SucceededRelease = z.infer<typeof succeededReleaseSchema>;

/**
 * What an erasure removed, by kind and number, and what it could not call back. It names the city, or the person by the
 * keyed hash of the address, and nothing that was erased.
 */
export const erasureReceiptSchema = z.strictObject({
  of: z.union([z.strictObject({ city: cityIdSchema }), z.strictObject({ person: sha256Schema })]),
  at: z.iso.datetime(),
  /** Items of the table that were deleted, by collection. */
  deleted: z.record(z.string(), z.int()),
  /** Items of others that no longer mention it, by collection. */
  rewritten: z.record(z.string(), z.int()),
  files: z.int(),
  /** Versions of the files, the newest included; as many as the files where files have no versions. */
  fileVersions: z.int(),
  /** Of the sorted keys of everything that was deleted: two receipts of one erasure can be compared. */
  keysHash: sha256Schema,
  releases: z.array(succeededReleaseSchema),
  /** Research exports that held the city and are out of reach: whoever has them must be told. */
  exports: z.array(z.strictObject({ id: z.uuid(), release: releaseIdSchema, hash: sha256Schema })),
  /** Reports of other cities, already handed over, that name the city with its consent. */
  namedInReports: z.int(),
  /** People who took part for this city alone, and went with it. */
  people: z.int(),
  /** What a search of the whole table and of all files still found: 0, or the erasure is not finished. */
  traces: z.int(),
});
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;
