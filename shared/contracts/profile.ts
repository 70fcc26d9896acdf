import * as z from 'zod';
import { featureValueSchema } from './context.ts';
import { slugSchema } from './names.ts';

export const POWERS = ['planning', 'housing', 'transport', 'police', 'schools', 'care'] as const;
export const powerSchema = z.enum(POWERS);

export const FORMS_OF_GOVERNMENT = [
  'directly-elected-mayor',
  'mayor-chosen-by-council',
  'council-and-manager',
  'committees',
  'appointed',
  'other',
] as const;

/** What a city says of itself. An absent field was not stated; a correction stands beside the reference value. */
export const cityProfileSchema = z.strictObject({
  formOfGovernment: z.enum(FORMS_OF_GOVERNMENT).optional(),
  /** Percent of all revenue that the city raises itself. */
  ownRevenueShare: z.number().min(0).max(100).optional(),
  /** What the city itself decides on; `[]` means none of them, absent means not stated. */
  powers: z.array(powerSchema).max(POWERS.length).optional(),
  staff: z.int().min(0).max(1_000_000).optional(),
  /** A year's budget, in the city's own words and currency. */
  budget: z.string().trim().max(80).optional(),
  corrections: z
    .record(
      slugSchema,
      z.strictObject({
        value: featureValueSchema,
        year: z.int().min(1990).max(2100),
        source: z.string().max(200).optional(),
      }),
    )
    .optional(),
});
export type CityProfile = z.infer<typeof cityProfileSchema>;
