import * as z from 'zod';
import { actorSchema } from './audit.ts';
import { cityIdSchema, roundIdSchema, sha256Schema } from './names.ts';
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

/** One step of erasing a city from the console: write-once items of one erasure, each by whoever takes the step. */
export const erasureStepSchema = z.discriminatedUnion('step', [
  /** An operator wants to know what would go. */
  z.strictObject({
    step: z.literal('requested'),
    city: cityIdSchema,
    round: roundIdSchema,
    by: actorSchema,
    at: z.iso.datetime(),
  }),
  /** What would go. */
  z.strictObject({ step: z.literal('looked'), receipt: erasureReceiptSchema }),
  /** An operator typed the city's name and ordered it. */
  z.strictObject({ step: z.literal('ordered'), by: actorSchema, at: z.iso.datetime() }),
  /** What went; again as long as something is left. */
  z.strictObject({ step: z.literal('erased'), receipt: erasureReceiptSchema }),
]);
export type ErasureStep = z.infer<typeof erasureStepSchema>;
export type ErasureRequest = Extract<ErasureStep, { step: 'requested' }>;
export type ErasureOrder = Extract<ErasureStep, { step: 'ordered' }>;

/** How far an erasure is. */
export interface Erasure {
  readonly id: string;
  readonly request: ErasureRequest;
  readonly looked: ErasureReceipt | undefined;
  readonly order: ErasureOrder | undefined;
  /** Oldest first; the erasure is finished when the last one has no traces. */
  readonly receipts: readonly ErasureReceipt[];
}

/** What the queue to `erase-data` carries: which erasure, never of whom. */
export const erasureMessageSchema = z.strictObject({ erasure: z.uuid(), task: z.enum(['look', 'erase']) });
export type ErasureMessage = z.infer<typeof erasureMessageSchema>;
