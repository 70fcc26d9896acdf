import * as z from 'zod';
import { sha256Schema, slugSchema } from './names.ts';

/** Which response of a submission is whose: so that a respondent, and nobody else, finds the own answers in it. */
export const receiptSchema = z.strictObject({
  submission: z.uuid(),
  person: sha256Schema,
  respondent: slugSchema,
  /** When the copy by mail was begun; absent as long as none went out. */
  mailedAt: z.iso.datetime().optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;
