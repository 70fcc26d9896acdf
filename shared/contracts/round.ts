import * as z from 'zod';
import { instrumentVersionSchema, languageSchema, roundIdSchema } from './names.ts';

/** One run of the assessment. Invited: the operator names each coordinator. Open: anyone claims a city. */
export const roundSchema = z.strictObject({
  id: roundIdSchema,
  name: z.string().trim().min(3).max(90),
  mode: z.enum(['invited', 'open']),
  instrument: instrumentVersionSchema,
  languages: z.array(languageSchema).min(1),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** Synthetic answers; marked wherever they show and never mixed with real ones. */
  demonstration: z.boolean(),
});
export type Round = z.infer<typeof roundSchema>;
