import * as z from 'zod';
import { instrumentVersionSchema, levelSchema, practiceIdSchema, slugSchema } from './names.ts';

/** "I don't know" and "does not apply to us" are two different answers; neither is a level. */
export const choiceSchema = z.union([levelSchema, z.enum(['dont-know', 'does-not-apply'])]);
export type Choice = z.infer<typeof choiceSchema>;

export const evidenceSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['text', 'link', 'file']),
  title: z.string().trim().max(200),
  /** The sentence itself, the address of the link, or the key of the file. */
  value: z.string().trim().min(1).max(2000),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const answerSchema = z.strictObject({
  practice: practiceIdSchema,
  choice: choiceSchema,
  /** Ids of the where-and-how options and partners that were ticked. */
  where: z.array(slugSchema).max(40).default([]),
  comment: z.string().trim().max(2000).optional(),
  evidence: z.array(evidenceSchema).max(10).default([]),
});
export type Answer = z.infer<typeof answerSchema>;

/** When an answer was saved, and to which wording it was given. */
export const answerStampSchema = z.strictObject({
  instrument: instrumentVersionSchema,
  savedAt: z.iso.datetime(),
});
export type AnswerStamp = z.infer<typeof answerStampSchema>;

/** One respondent's answers. `respondent` is opaque: it names nobody. */
export const responseSchema = z.strictObject({
  respondent: slugSchema,
  role: slugSchema.optional(),
  answers: z.array(answerSchema).max(40),
});
export type Response = z.infer<typeof responseSchema>;

export const agreedLevelSchema = z.strictObject({
  practice: practiceIdSchema,
  level: z.union([levelSchema, z.literal('does-not-apply')]),
  reason: z.string().trim().max(1000).optional(),
});
export type AgreedLevel = z.infer<typeof agreedLevelSchema>;

export const verifiedLevelSchema = z.strictObject({
  practice: practiceIdSchema,
  level: levelSchema,
  reason: z.string().trim().min(1).max(1000),
  assessor: slugSchema,
});
export type VerifiedLevel = z.infer<typeof verifiedLevelSchema>;

export const conditionAnswerSchema = z.strictObject({
  condition: slugSchema,
  choice: z.union([levelSchema, z.literal('dont-know')]),
});
export type ConditionAnswer = z.infer<typeof conditionAnswerSchema>;
