import * as z from 'zod';
import { instrumentVersionSchema, practiceIdSchema } from './names.ts';

/**
 * What a new version of the instrument means for answers to an older one, in one language: data under
 * `templates/instruments/<to>/changes-from-<from>/<language>.json`. A practice that is not named means the same.
 */
export const instrumentChangeSchema = z.strictObject({
  from: instrumentVersionSchema,
  to: instrumentVersionSchema,
  practices: z.record(practiceIdSchema, z.string().trim().min(10).max(400)),
});
export type InstrumentChange = z.infer<typeof instrumentChangeSchema>;
