import * as z from 'zod';
import { cityIdSchema, instrumentVersionSchema, languageSchema, roundIdSchema } from './names.ts';
import { conditionAnswerSchema } from './response.ts';
import { comparisonSchema, consentsSchema, focusSchema } from './submission.ts';

/** One city's part in one round, from invitation or claim on. */
export const assessmentSchema = z.strictObject({
  round: roundIdSchema,
  city: cityIdSchema,
  instrument: instrumentVersionSchema,
  /** Invited by the operator, claimed by whoever came, or claimed and confirmed by the operator. */
  claim: z.enum(['invited', 'claimed', 'confirmed']),
  createdAt: z.iso.datetime(),
});
export type Assessment = z.infer<typeof assessmentSchema>;

/** What the coordinator fills in beside the practices; saved page by page, so every part may be absent. */
export const assessmentSettingsSchema = z.strictObject({
  conditions: z.array(conditionAnswerSchema).default([]),
  focus: focusSchema.optional(),
  consents: consentsSchema.optional(),
  comparison: comparisonSchema.optional(),
  language: languageSchema.optional(),
  recipients: z.array(z.email().max(254)).max(10).optional(),
});
export type AssessmentSettings = z.infer<typeof assessmentSettingsSchema>;

/** Which submissions a city made in a round; the newest counts. */
export const submissionEntrySchema = z.strictObject({
  submission: z.uuid(),
  version: z.int().positive(),
  submittedAt: z.iso.datetime(),
});
export type SubmissionEntry = z.infer<typeof submissionEntrySchema>;
