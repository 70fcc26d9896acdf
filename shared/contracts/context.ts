import * as z from 'zod';
import { cityIdSchema, countryCodeSchema, slugSchema } from './names.ts';

/** The four families of structural context, in the order reports show them. */
export const FAMILIES = ['legal-institutional', 'state-capacity', 'morphological', 'socio-economic'] as const;
export const familySchema = z.enum(FAMILIES);
export type Family = z.infer<typeof familySchema>;

/** What a feature is, apart from any city's value: data in `templates/context/features.json`. */
export const featureSchema = z.strictObject({
  id: slugSchema,
  family: familySchema,
  kind: z.enum(['numeric', 'ordinal', 'binary', 'nominal', 'set']),
  /** Key of the unit's words, such as `people`, `metres`, `percent-of-gdp`, `none`. */
  unit: slugSchema,
  transform: z.enum(['none', 'log10']),
  /** National values are proxies and are called so in the report. */
  level: z.enum(['city', 'country']),
  source: slugSchema,
  /** About which year the values speak; each value may carry its own. */
  year: z.int().min(1990).max(2100).nullable(),
  licence: z.string().min(2).max(60),
  /** False for what only cities themselves can state: it is asked on the profile page. */
  inReference: z.boolean(),
});
export type Feature = z.infer<typeof featureSchema>;

/** A number (numeric, ordinal, binary as 0 or 1), a word (nominal) or words (set). Absent is missing, never zero. */
export const featureValueSchema = z.union([z.number(), z.string(), z.array(z.string())]);
export type FeatureValue = z.infer<typeof featureValueSchema>;

/** Values by feature id, before any transform. */
export const featureValuesSchema = z.record(slugSchema, featureValueSchema);
export type FeatureValues = z.infer<typeof featureValuesSchema>;

/** A city of the reference population. */
export const citySchema = z.strictObject({
  id: cityIdSchema,
  name: z.string().min(1),
  /** Endonyms and common other names, for search. */
  otherNames: z.array(z.string()),
  country: countryCodeSchema,
  /** The sovereign state that the caps of the peer rule count: FR for Réunion, CN for Hong Kong. */
  sovereign: countryCodeSchema,
  region: slugSchema,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  population: z.int().positive(),
  /** The larger city within 15 km that this place is part of. */
  partOf: cityIdSchema.optional(),
  features: featureValuesSchema,
  /** Years of the values whose year differs from the feature's. */
  years: z.record(slugSchema, z.int()),
});
export type City = z.infer<typeof citySchema>;

export const sourceSchema = z.strictObject({
  id: slugSchema,
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  link: z.url(),
  retrieved: z.string(),
});

/** Constants of the distance that are computed once per context data version (method 4 and 5). */
export const distanceConstantsSchema = z.strictObject({
  /** After the transform: 1st and 99th percentile for numeric, full range for ordinal and binary. */
  ranges: z.record(slugSchema, z.strictObject({ low: z.number(), high: z.number() })),
  /** 1 / s_f per family. */
  familyWeights: z.record(familySchema, z.number().positive()),
  /** 95th percentile of the k-th nearest distance in the population, by k: beyond it a city is unusual. */
  unusualBeyond: z.record(z.string(), z.number()),
});
export type DistanceConstants = z.infer<typeof distanceConstantsSchema>;

/** What `templates/context/` holds beside the cities. */
export const contextMetaSchema = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}(-[a-z0-9]+)?$/),
  features: z.array(featureSchema).min(1),
  sources: z.array(sourceSchema).min(1),
  constants: distanceConstantsSchema,
  regions: z.record(slugSchema, z.string()),
  countries: z.record(countryCodeSchema, z.string()),
});
export type ContextMeta = z.infer<typeof contextMetaSchema>;

/** The whole reference population as domain code sees it; cities are ordered by id. */
export interface Population {
  readonly meta: ContextMeta;
  readonly cities: readonly City[];
}
