import * as z from 'zod';
import { instrumentVersionSchema, languageSchema, roundIdSchema } from './names.ts';

export const OPINIONS = ['yes', 'partly', 'no'] as const;
export const opinionSchema = z.enum(OPINIONS);

/** What a person who took part thinks of it. Names neither person nor city, and says no more than the day. */
export const feedbackSchema = z.strictObject({
  /** Made with the page that asks, so that sending it twice is sending it once. */
  id: z.uuid(),
  round: roundIdSchema,
  instrument: instrumentVersionSchema,
  language: languageSchema,
  /** Asked after submission about the questions, on the results page about the report. */
  about: z.enum(['questions', 'report']),
  clear: opinionSchema.optional(),
  useful: opinionSchema.optional(),
  givenOn: z.iso.date(),
});
export type Feedback = z.infer<typeof feedbackSchema>;
