import * as z from 'zod';
import { practiceIdSchema, slugSchema } from './names.ts';
import { choiceSchema } from './response.ts';

/** When a coordinator closed answering; written once. */
export const answeringClosedSchema = z.strictObject({ closedAt: z.iso.datetime(), by: slugSchema });
export type AnsweringClosed = z.infer<typeof answeringClosedSchema>;

/** An answer as it is counted: what may show in a distribution or a level, and no words of anybody. */
export const countedAnswerSchema = z.strictObject({
  practice: practiceIdSchema,
  choice: choiceSchema,
  where: z.array(slugSchema).max(40),
});
export type CountedAnswer = z.infer<typeof countedAnswerSchema>;

/** One respondent's counted answers. `member` is gone once that person withdrew: then nobody knows whose they were. */
export const countedResponseSchema = z.strictObject({
  /** Random and new with every count, so that it leads to no invitation and to no earlier count. */
  respondent: slugSchema,
  member: slugSchema.optional(),
  answers: z.array(countedAnswerSchema).max(40),
});
export type CountedResponse = z.infer<typeof countedResponseSchema>;

/** The newest count of a city's answers: what the consensus page and the submission speak of. */
export const countSchema = z.strictObject({
  number: z.int().positive(),
  /** Under which name its responses lie. */
  set: z.uuid(),
  countedAt: z.iso.datetime(),
  /** Set when somebody saw levels of it, or when it was submitted: from then on it changes in batches only. */
  shownAt: z.iso.datetime().optional(),
});
export type Count = z.infer<typeof countSchema>;
