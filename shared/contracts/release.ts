import * as z from 'zod';
import { featureValuesSchema } from './context.ts';
import {
  capabilityIdSchema,
  cityIdSchema,
  countryCodeSchema,
  instrumentVersionSchema,
  practiceIdSchema,
  roundIdSchema,
  sha256Schema,
  slugSchema,
} from './names.ts';

/** `<round>:<number>`, such as `demonstration-2026:1`. */
export const releaseIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*:\d{1,4}$/);
export type ReleaseId = z.infer<typeof releaseIdSchema>;

const levelsSchema = z.strictObject({
  /** Absent: not enough answers. */
  capabilities: z.partialRecord(capabilityIdSchema, z.number().min(1).max(5)),
  practices: z.partialRecord(practiceIdSchema, z.number().min(1).max(5)),
});

/** A city as a release freezes it. Never shown as it is: every reader sees it through method 6 and 8. */
export const releaseMemberSchema = z.strictObject({
  city: cityIdSchema,
  submission: z.uuid(),
  sovereign: countryCodeSchema,
  region: slugSchema,
  /** Feature values with the city's own corrections in place. */
  features: featureValuesSchema,
  individual: levelsSchema,
  verified: levelsSchema,
  /** For the pooled within-city variance: number of respondents and their variance, per capability. */
  spread: z.partialRecord(capabilityIdSchema, z.strictObject({ respondents: z.int(), variance: z.number().min(0) })),
  named: z.boolean(),
  learnFrom: z.boolean(),
  contact: z.string().max(200).optional(),
});
export type ReleaseMember = z.infer<typeof releaseMemberSchema>;

/** An immutable benchmark, stored as an object that is named by its hash. Members are ordered by city id. */
export const releaseSchema = z.strictObject({
  id: releaseIdSchema,
  round: roundIdSchema,
  number: z.int().positive(),
  instrument: instrumentVersionSchema,
  contextData: z.string(),
  method: z.string(),
  demonstration: z.boolean(),
  publishedAt: z.iso.datetime(),
  /** s_p² per capability from this release's respondents; 0.55² where a release has no basis for it. */
  pooledVariance: z.partialRecord(capabilityIdSchema, z.number().positive()),
  members: z.array(releaseMemberSchema).min(15),
  /** Hash of the population that this one succeeds after an erasure. */
  succeeds: sha256Schema.optional(),
});
export type Release = z.infer<typeof releaseSchema>;

/** The table's entry for a release: which object holds it. */
export const releaseEntrySchema = z.strictObject({
  id: releaseIdSchema,
  round: roundIdSchema,
  number: z.int().positive(),
  hash: sha256Schema,
  cities: z.int().min(15),
  publishedAt: z.iso.datetime(),
  /** Since when nothing is scored against it: a city in it was erased, and its object is gone. */
  erasedAt: z.iso.datetime().optional(),
  /** The release that took its place, where enough cities were left. */
  succeededBy: releaseIdSchema.optional(),
});
export type ReleaseEntry = z.infer<typeof releaseEntrySchema>;
