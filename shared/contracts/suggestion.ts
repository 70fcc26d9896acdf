import * as z from 'zod';
import { cityIdSchema, languageSchema, practiceIdSchema, slugSchema } from './names.ts';

const text = (maximum: number) => z.string().trim().min(10).max(maximum);

/** What a city must have power over, or have, for a suggestion to make sense; the keys are profile fields. */
export const NEEDS = [
  'own-revenue',
  'power-planning',
  'power-housing',
  'power-transport',
  'power-police',
  'power-schools',
  'power-care',
  'staff-100',
] as const;
export const needSchema = z.enum(NEEDS);

export const exampleSchema = z.strictObject({
  /** The example's own place in the context population, for likeness; absent for programmes of many cities. */
  city: cityIdSchema.optional(),
  /** As a reader would say it: "Bogotá, Colombia" or "Cities with a Bloomberg i-team". */
  place: z.string().trim().min(3).max(90),
  /** The claim as the source made it, paraphrased, with its year where the source gives one. */
  claim: text(420),
  source: z.url({ protocol: /^https?$/ }),
});

/**
 * One thing a city can do. It holds for headline levels from `band.from` up to, not including, `band.to`
 * (`to: 5` includes level 5): low is 1 to 2.5, middle 2.5 to 4, high 4 to 5.
 */
export const suggestionSchema = z.strictObject({
  id: slugSchema,
  practice: practiceIdSchema,
  band: z
    .strictObject({ from: z.number().min(1).max(5), to: z.number().min(1).max(5) })
    .refine(({ from, to }) => from < to),
  action: text(120),
  description: text(500),
  whyItWorks: text(420),
  firstSteps: z.array(text(220)).min(2).max(5),
  effort: z.enum(['low', 'medium', 'high']),
  /** Months until a first result shows. */
  monthsUntilItShows: z.int().min(1).max(36),
  involve: z.array(z.string().trim().min(3).max(80)).min(1).max(5),
  needs: z.array(needSchema).max(3),
  progressSign: text(260),
  /** Suggestions that should come first; orders the roadmap. */
  after: z.array(slugSchema).max(3),
  /** How the step leads to the next statement of the practice. */
  nextLevel: text(260),
  /** `[]` is printed as "no published example". */
  examples: z.array(exampleSchema).max(3),
});

export const suggestionLibrarySchema = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,2}$/),
  language: languageSchema,
  suggestions: z.array(suggestionSchema).min(1),
});

export type Suggestion = z.infer<typeof suggestionSchema>;
export type SuggestionLibrary = z.infer<typeof suggestionLibrarySchema>;
export type Need = z.infer<typeof needSchema>;
