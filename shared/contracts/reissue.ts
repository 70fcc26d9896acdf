import * as z from 'zod';
import { roundIdSchema, slugSchema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** New reports for the cities of a round, under a label: the same label again goes on where it ended. */
export const reissueSchema = z.strictObject({
  round: roundIdSchema,
  label: slugSchema,
  release: releaseIdSchema,
  startedAt: z.iso.datetime(),
});
export type Reissue = z.infer<typeof reissueSchema>;

/** Which issue of a submission a re-issue made. */
export const reissuedSchema = z.strictObject({ issue: z.int().positive() });
