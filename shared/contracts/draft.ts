import * as z from 'zod';
import { sha256Schema } from './names.ts';

/** Sealed text is opaque to whoever carries or stores it. */
export const LONGEST_SEALED = 48_000;
export const sealedSchema = z
  .string()
  .regex(/^[\w-]+$/)
  .max(LONGEST_SEALED);

/** What somebody typed on a page and could not save yet; kept for a week and shown when the page is opened again. */
export const draftSchema = z.strictObject({
  person: sha256Schema,
  path: z.string().startsWith('/').max(300),
  sealed: sealedSchema,
});
export type Draft = z.infer<typeof draftSchema>;
