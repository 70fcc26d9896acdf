import * as z from 'zod';
import { comparisonResultSchema } from './comparison.ts';
import { basisSchema, capabilityIdSchema, instrumentVersionSchema, practiceIdSchema, slugSchema } from './names.ts';
import { reasonSchema } from './reasons.ts';
import { releaseIdSchema } from './release.ts';

const level = z.number().min(1).max(5);
const range = z.strictObject({ low: level, high: level });

export const agreementSchema = z.strictObject({
  respondents: z.int().min(2),
  /** Mean rwg, 0 to 1. */
  rwg: z.number().min(0).max(1),
  /** Spearman-Brown of a capability's practices; printed without a band. */
  rwgJ: z.number().min(0).max(1).optional(),
  /** Mean average deviation around the mean, in levels. */
  adM: z.number().min(0),
  /** From five respondents on. */
  band: z.enum(['lack', 'weak', 'moderate', 'strong', 'very-strong']).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;

export const practiceScoreSchema = z.strictObject({
  practice: practiceIdSchema,
  applies: z.boolean(),
  /** The level on the capability's headline basis, where it has one: what suggestions start from. */
  headline: level.nullable(),
  individual: z.strictObject({
    level: level.nullable(),
    /** How many gave a level, said don't know, said does not apply. */
    levels: z.int(),
    dontKnow: z.int(),
    doesNotApply: z.int(),
    /** How many picked level 1, 2, 3, 4, 5. */
    counts: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
    standardDeviation: z.number().min(0).nullable(),
  }),
  agreed: z.strictObject({ level, reason: z.string().optional() }).nullable(),
  verified: z.strictObject({ level, reason: z.string() }).nullable(),
  agreement: agreementSchema.nullable(),
  evidence: z.enum(['none', 'asserted', 'supplied', 'verified']),
  /** Where-and-how options by how many ticked them. */
  where: z.record(slugSchema, z.int()),
});
export type PracticeScore = z.infer<typeof practiceScoreSchema>;

export const capabilityLevelSchema = z.strictObject({
  /** Null: under the 75 % rule. */
  level: level.nullable(),
  reason: reasonSchema.optional(),
  /** "3 of 4 practices". */
  practicesWithLevel: z.int(),
  practicesThatApply: z.int(),
});
export type CapabilityLevel = z.infer<typeof capabilityLevelSchema>;

export const capabilityScoreSchema = z.strictObject({
  capability: capabilityIdSchema,
  headline: basisSchema.nullable(),
  individual: capabilityLevelSchema.extend({
    respondents: z.int(),
    /** The 90 % interval of the individual level. */
    interval: range
      .extend({
        /** True for one or two respondents: taken from how much people in other cities differ. */
        borrowed: z.boolean(),
      })
      .nullable(),
    /** s_c², the respondents' own variance; null for one respondent. */
    variance: z.number().min(0).nullable(),
  }),
  agreed: capabilityLevelSchema,
  verified: capabilityLevelSchema,
  agreement: agreementSchema.nullable(),
  /** Shares of the practices that apply, 0 to 1. */
  evidence: z.strictObject({ asserted: z.number(), supplied: z.number(), verified: z.number() }),
  /** May anybody but the respondents see individual levels of the capability, of its practices (method 2)? */
  shown: z.strictObject({ capability: z.boolean(), practices: z.boolean() }),
  practices: z.array(practiceScoreSchema).length(4),
});
export type CapabilityScore = z.infer<typeof capabilityScoreSchema>;

/** A chosen suggestion with what the choice rests on; words are made later. */
export const chosenSuggestionSchema = z.strictObject({
  suggestion: slugSchema,
  practice: practiceIdSchema,
  capability: capabilityIdSchema,
  priority: z.number().min(0).max(1),
  need: z.number().min(0).max(1),
  gap: z.number().min(0).max(1).nullable(),
  inFocus: z.boolean(),
  level,
  /** Index into the suggestion's examples, with the example city's likeness to the reader. */
  example: z.strictObject({ index: z.int(), likeness: z.enum(['close', 'fair', 'far']).nullable() }).nullable(),
  when: z.enum(['now', 'next', 'later']),
});
export type ChosenSuggestion = z.infer<typeof chosenSuggestionSchema>;

/** Everything that the core works out for one issue of a submission: numbers and codes, no words. */
export const scoresSchema = z.strictObject({
  submission: z.uuid(),
  issue: z.int().positive(),
  method: z.string(),
  instrument: instrumentVersionSchema,
  contextData: z.string(),
  release: releaseIdSchema.nullable(),
  capabilities: z.array(capabilityScoreSchema).length(5),
  /** Practices for the consensus meeting: AD_M over 5/6, widest first. */
  agenda: z.array(practiceIdSchema),
  conditions: z.array(
    z.strictObject({ condition: slugSchema, choice: z.union([z.literal([1, 2, 3, 4, 5]), z.literal('dont-know')]) }),
  ),
  comparison: comparisonResultSchema,
  suggestions: z.array(chosenSuggestionSchema),
});
export type Scores = z.infer<typeof scoresSchema>;
