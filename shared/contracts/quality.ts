import * as z from 'zod';
import { familySchema } from './context.ts';
import { capabilityIdSchema, instrumentVersionSchema, languageSchema, practiceIdSchema, slugSchema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** Why a figure of the quality report is not there. */
export const QUALITY_REASONS = [
  'fewer-than-30-cities',
  'fewer-than-50-cities',
  'fewer-than-10-in-group',
  'fewer-than-5-verified',
  'fewer-than-20-double-readings',
  'answers-do-not-vary',
  'one-respondent-each',
  'nobody-answered',
  'no-answer-times',
  'no-peer-groups',
] as const;
export const qualityReasonSchema = z.enum(QUALITY_REASONS);
export type QualityReason = z.infer<typeof qualityReasonSchema>;

/** A number with what it rests on, or the reason why there is none: never both, never neither. */
export const figureSchema = z
  .strictObject({
    value: z.number().nullable(),
    /** Cities, respondents, answers or readings, whatever the figure is counted over. */
    n: z.int().min(0),
    reason: qualityReasonSchema.optional(),
  })
  .refine(({ value, reason }) => (value === null) === (reason !== undefined), 'a value or a reason');
export type Figure = z.infer<typeof figureSchema>;

const rangeSchema = z.strictObject({ low: z.number(), high: z.number() });

/** What an operator should look at. */
export const QUALITY_WARNINGS = ['negative-alpha', 'omega-at-limit', 'floor', 'ceiling'] as const;
export const qualityWarningSchema = z.enum(QUALITY_WARNINGS);
export type QualityWarning = z.infer<typeof qualityWarningSchema>;

/** Mean and spread of self-rated less verified levels, in levels: above 0 a city rates itself higher. */
export const differenceSchema = z.strictObject({
  mean: figureSchema,
  standardDeviation: figureSchema,
  /** 90 % of the mean. */
  interval: rangeSchema.nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** How cities of a group answer an item, less all other cities at the same capability level, in levels. */
export const groupDifferenceSchema = z.strictObject({
  group: slugSchema,
  difference: figureSchema,
  /** 90 %, without allowance for how many groups and items are looked at. */
  interval: rangeSchema.nullable(),
});
export type GroupDifference = z.infer<typeof groupDifferenceSchema>;

export const itemQualitySchema = z.strictObject({
  practice: practiceIdSchema,
  /** All answers of all respondents. */
  answers: z.int().min(0),
  /** How many picked level 1, 2, 3, 4, 5. */
  counts: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
  dontKnow: figureSchema,
  doesNotApply: figureSchema,
  medianSeconds: figureSchema,
  alphaIfDropped: figureSchema,
  /** Correlation with the sum of the other items. */
  itemRestCorrelation: figureSchema,
  warnings: z.array(qualityWarningSchema),
  byLanguage: z.array(groupDifferenceSchema),
  byRegion: z.array(groupDifferenceSchema),
});
export type ItemQuality = z.infer<typeof itemQualitySchema>;

export const capabilityQualitySchema = z.strictObject({
  capability: capabilityIdSchema,
  alpha: figureSchema,
  /** 95 %, Feldt. */
  alphaInterval: rangeSchema.nullable(),
  omega: figureSchema,
  /** Share of the variance of one respondent's level that lies between cities. */
  icc1: figureSchema,
  /** Reliability of the cities' means. */
  icc2: figureSchema,
  /** s_p: how much respondents of one city differ, pooled, in levels. */
  withinCity: figureSchema,
  /** Mean over cities: against answers spread evenly (variance 2), and against slightly skewed ones (1.34). */
  rwg: figureSchema,
  rwgSlightSkew: figureSchema,
  /** Shares of the cities at level 1, at level 5. */
  floor: figureSchema,
  ceiling: figureSchema,
  warnings: z.array(qualityWarningSchema),
  selfLessVerified: differenceSchema,
  selfLessVerifiedByLanguage: z.array(differenceSchema.extend({ language: languageSchema })),
  items: z.array(itemQualitySchema).length(4),
});
export type CapabilityQuality = z.infer<typeof capabilityQualitySchema>;

/** Are peers more alike than random cities? Lower is more alike. */
export const resemblanceSchema = z.strictObject({
  /** Mean absolute difference to the peer median, in levels, over cities and capabilities. */
  difference: figureSchema,
  /** The same for random groups under the same caps: their mean. */
  random: figureSchema,
  /** How often random groups are at least as alike. */
  p: z.number().min(0).max(1).nullable(),
});
export type Resemblance = z.infer<typeof resemblanceSchema>;

/** Is the instrument any good? For operators, once per release; no single city stands in it. */
export const qualitySchema = z.strictObject({
  release: releaseIdSchema,
  instrument: instrumentVersionSchema,
  method: z.string(),
  cities: z.int().min(0),
  respondents: z.int().min(0),
  capabilities: z.array(capabilityQualitySchema).length(5),
  /** Quadratic weights; over all practices read twice. */
  assessorAgreement: figureSchema,
  peers: z.strictObject({
    all: resemblanceSchema,
    withoutFamily: z.array(resemblanceSchema.extend({ family: familySchema })),
  }),
});
export type Quality = z.infer<typeof qualitySchema>;
