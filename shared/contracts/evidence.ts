import * as z from 'zod';
import { practiceIdSchema, sha256Schema, slugSchema } from './names.ts';

/** Kinds of files that evidence may be, known by what they hold, never by their name. */
export const FILE_KINDS = ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const;
export const fileKindSchema = z.enum(FILE_KINDS);
export type FileKind = z.infer<typeof fileKindSchema>;

/** What the scan for malware said: not yet anything, nothing found, something found, or that it could not look. */
export const VERDICTS = ['pending', 'clean', 'infected', 'unreadable'] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** A file that a respondent gives as evidence: announced before it is uploaded, kept once it was looked at. */
export const evidenceFileSchema = z.strictObject({
  id: z.uuid(),
  /** Whose it is: nobody else but an assessor reaches it. */
  member: slugSchema,
  practice: practiceIdSchema,
  title: z.string().trim().max(200),
  announcedAt: z.iso.datetime(),
  /** Absent until the upload came and proved to be of a known kind. */
  kept: z
    .strictObject({ kind: fileKindSchema, bytes: z.int().positive(), sha256: sha256Schema, at: z.iso.datetime() })
    .optional(),
  verdict: verdictSchema,
});
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;
