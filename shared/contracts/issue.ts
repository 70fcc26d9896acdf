import * as z from 'zod';
import { cityIdSchema, languageSchema, roundIdSchema, sha256Schema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** Issue n of a submission: which release and language its report speaks of. Written once. */
export const issueSchema = z.strictObject({
  submission: z.uuid(),
  issue: z.int().positive(),
  round: roundIdSchema,
  city: cityIdSchema,
  /** Null: no release existed, so the report has no benchmark. */
  release: releaseIdSchema.nullable(),
  language: languageSchema,
  requestedAt: z.iso.datetime(),
});
export type Issue = z.infer<typeof issueSchema>;

/** What `reconcile` looks for: put first, deleted by the last stage. */
export const watchSchema = z.strictObject({
  submission: z.uuid(),
  issue: z.int().positive(),
  startedAt: z.iso.datetime(),
});
export type Watch = z.infer<typeof watchSchema>;

/** Where a rendered report lies. The hashes prove that the same input gave the same bytes. */
export const renderedReportSchema = z.strictObject({
  submission: z.uuid(),
  issue: z.int().positive(),
  language: languageSchema,
  pdfKey: z.string(),
  jsonKey: z.string(),
  pdfHash: sha256Schema,
  pdfBytes: z.int().positive(),
  pages: z.int().positive(),
});
export type RenderedReport = z.infer<typeof renderedReportSchema>;

/** One address's mail of one issue. The address itself is not here, only its keyed hash in the item's key. */
export const deliverySchema = z.strictObject({
  submission: z.uuid(),
  issue: z.int().positive(),
  messageId: z.string(),
  sentAt: z.iso.datetime(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** How far an issue is = which items it has. */
export const PROGRESS = ['submitted', 'scored', 'written', 'sent'] as const;
export const progressSchema = z.enum(PROGRESS);
export type Progress = z.infer<typeof progressSchema>;
