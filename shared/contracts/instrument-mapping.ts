import * as z from 'zod';
import { instrumentVersionSchema, practiceIdSchema } from './names.ts';

/** Which practices of an older instrument version ask for the same as those of a newer one. */
export const instrumentMappingSchema = z.strictObject({
  from: instrumentVersionSchema,
  to: instrumentVersionSchema,
  /** Old practice to new practice; a practice that is not here cannot be compared. */
  practices: z.record(practiceIdSchema, practiceIdSchema),
});
export type InstrumentMapping = z.infer<typeof instrumentMappingSchema>;

/** The content of `templates/instruments/mappings.json`: at most one mapping for each pair of versions. */
export const instrumentMappingsSchema = z
  .array(instrumentMappingSchema)
  .refine(
    (all) => new Set(all.map(({ from, to }) => `${from} ${to}`)).size === all.length,
    'one mapping for each pair',
  );
