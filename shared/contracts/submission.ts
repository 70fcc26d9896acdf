import * as z from 'zod';
import {
  capabilityIdSchema,
  cityIdSchema,
  instrumentVersionSchema,
  languageSchema,
  roundIdSchema,
  sha256Schema,
} from './names.ts';
import { cityProfileSchema } from './profile.ts';
import { agreedLevelSchema, conditionAnswerSchema, responseSchema, verifiedLevelSchema } from './response.ts';

/** Three separate consents, all off at first. */
export const consentsSchema = z.strictObject({
  /** To be named as a peer. */
  named: z.boolean().default(false),
  /** To be named as a city to learn from, where it is strong. */
  learnFrom: z.boolean().default(false),
  /** An office, not a person, that other cities may write to. */
  contact: z.string().trim().max(200).optional(),
  /** To be in the pseudonymised research export. */
  research: z.boolean().default(false),
});
export type Consents = z.infer<typeof consentsSchema>;

export const LENSES = [
  'balanced',
  'legal-institutional',
  'state-capacity',
  'morphological',
  'socio-economic',
  'equal',
] as const;
export const lensSchema = z.enum(LENSES);
export type Lens = z.infer<typeof lensSchema>;

/** How the peer group is chosen, set before the release. */
export const comparisonSchema = z.strictObject({
  lens: lensSchema.default('balanced'),
  k: z.literal([7, 10, 13]).default(10),
  sameCountry: z.boolean().default(false),
  sameAdministrativeRank: z.boolean().default(false),
  /** The coordinator's own choice, shown beside the group, never in its statistics. */
  additions: z.array(cityIdSchema).max(3).default([]),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const focusSchema = z.strictObject({
  capabilities: z.array(capabilityIdSchema).max(2).default([]),
  reason: z.string().trim().max(1000).optional(),
});
export type Focus = z.infer<typeof focusSchema>;

/** A whole assessment as one document: what the form assembles and `POST /v1/submissions` takes. */
export const submissionInputSchema = z.strictObject({
  id: z.uuid(),
  round: roundIdSchema,
  city: cityIdSchema,
  instrument: instrumentVersionSchema,
  /** Language of report and mail. */
  language: languageSchema,
  profile: cityProfileSchema.default({}),
  responses: z.array(responseSchema).min(1).max(200),
  agreed: z.array(agreedLevelSchema).max(20).default([]),
  conditions: z.array(conditionAnswerSchema).max(8).default([]),
  focus: focusSchema.default({ capabilities: [] }),
  consents: consentsSchema.default({ named: false, learnFrom: false, research: false }),
  comparison: comparisonSchema.prefault({}),
  /** Who gets the report by mail; mail goes only to those that confirmed their address by signing in. */
  recipients: z.array(z.email().max(254)).min(1).max(10),
});
export type SubmissionInput = z.infer<typeof submissionInputSchema>;

/** The immutable snapshot: written once, never changed. */
export const submissionSchema = submissionInputSchema.extend({
  verified: z.array(verifiedLevelSchema).max(20).default([]),
  source: z.enum(['form', 'api']),
  /** 1 for a city's first submission of a round, one more for each corrected one. */
  version: z.int().positive(),
  submittedAt: z.iso.datetime(),
  demonstration: z.boolean(),
  /** SHA-256 of the input with the verified levels, in canonical JSON (`snapshotText`). */
  hash: sha256Schema,
});
export type Submission = z.infer<typeof submissionSchema>;
