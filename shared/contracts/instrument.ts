import * as z from 'zod';
import {
  CAPABILITIES,
  capabilityIdSchema,
  instrumentVersionSchema,
  languageSchema,
  practiceIdSchema,
  slugSchema,
} from './names.ts';

const sentence = (maximum: number) => z.string().trim().min(10).max(maximum);
const optionSchema = z.strictObject({ id: slugSchema, label: z.string().trim().min(3).max(90) });

/** Five observable descriptions, level 1 first; a respondent picks the one that fits the city today. */
export const statementsSchema = z.tuple([sentence(260), sentence(260), sentence(260), sentence(260), sentence(260)]);

export const practiceSchema = z.strictObject({
  id: practiceIdSchema,
  /** Short plain name, such as "Looking ahead". */
  name: z.string().trim().min(3).max(50),
  question: sentence(160),
  /** One or two sentences that explain the practice and give its technical term. */
  gloss: sentence(320),
  /** The technical term alone, such as "horizon scanning and foresight". */
  term: z.string().trim().min(3).max(80),
  statements: statementsSchema,
  where: z.strictObject({
    methodologies: z.array(optionSchema).min(2).max(6),
    organisational: z.array(optionSchema).min(2).max(6),
    cultural: z.array(optionSchema).min(2).max(6),
  }),
  evidenceExamples: z.array(sentence(140)).min(2).max(5),
});

export const capabilitySchema = z.strictObject({
  id: capabilityIdSchema,
  /** Academic name, such as "Strategic awareness". */
  name: z.string().trim().min(3).max(50),
  /** Plain words first, such as "Spotting problems and opportunities". */
  plainName: z.string().trim().min(3).max(70),
  description: sentence(400),
  practices: z.array(practiceSchema).length(4),
});

export const conditionSchema = z.strictObject({
  id: slugSchema,
  name: z.string().trim().min(3).max(50),
  question: sentence(160),
  gloss: sentence(320),
  statements: statementsSchema,
});

/** The questions of one version in one language: data under `templates/instruments/<version>/<language>.json`. */
export const instrumentSchema = z
  .strictObject({
    version: instrumentVersionSchema,
    language: languageSchema,
    title: z.string().trim().min(5).max(90),
    introduction: sentence(800),
    levelNames: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
    capabilities: z.array(capabilitySchema).length(CAPABILITIES.length),
    /** Partners that a respondent may tick on every practice. */
    partners: z.array(optionSchema).min(8).max(12),
    conditions: z.array(conditionSchema).length(4),
  })
  .refine(({ capabilities }) => capabilities.every(({ id }, index) => id === CAPABILITIES[index]), {
    message: 'capabilities are the five, in order',
    path: ['capabilities'],
  });

export type Instrument = z.infer<typeof instrumentSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type Capability = z.infer<typeof capabilitySchema>;
export type Condition = z.infer<typeof conditionSchema>;
