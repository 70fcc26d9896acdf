import * as z from 'zod';

/** The five dynamic capabilities, in the order in which every page and report shows them. */
export const CAPABILITIES = [
  'strategic-awareness',
  'adapting-focus',
  'building-coalitions',
  'transforming-teams',
  'embedding-experimentation',
] as const;
export const capabilityIdSchema = z.enum(CAPABILITIES);
export type CapabilityId = z.infer<typeof capabilityIdSchema>;

/** Forms of identifiers that people write: what is wrong with one is told by an example. */
export const FORMS = {
  slug: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  cityId: /^gn-\d{1,9}$/,
  instrumentVersion: /^\d{4}\.\d{1,2}$/,
} as const;

/** Lower-case words joined by hyphens: the form of every identifier in content files. */
export const slugSchema = z.string().regex(FORMS.slug).max(64);

export const practiceIdSchema = slugSchema;
export type PracticeId = z.infer<typeof practiceIdSchema>;

/** `gn-<GeoNames id>`, so that two cities of one name never meet. */
export const cityIdSchema = z.string().regex(FORMS.cityId);
export type CityId = z.infer<typeof cityIdSchema>;

export const roundIdSchema = slugSchema;
export type RoundId = z.infer<typeof roundIdSchema>;

/** `<year>.<number>`, such as 2026.1: the version of an instrument. */
export const instrumentVersionSchema = z.string().regex(FORMS.instrumentVersion);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const countryCodeSchema = z.string().regex(/^[A-Z]{2}$/);

/** Languages that a form, mail and report can be in; each has a file in every folder of `templates/`. */
export const LANGUAGES = ['en'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** A level that a person picks; means of levels are numbers from 1 to 5. */
export const levelSchema = z.literal([1, 2, 3, 4, 5]);
export type Level = z.infer<typeof levelSchema>;

/** Who judged: each respondent alone, the group in its consensus meeting, an assessor from evidence. Never mixed. */
export const BASES = ['individual', 'agreed', 'verified'] as const;
export const basisSchema = z.enum(BASES);
export type Basis = z.infer<typeof basisSchema>;
