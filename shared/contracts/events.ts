import * as z from 'zod';

export const PIPELINE_EVENTS = ['submission.received', 'submission.scored', 'report.rendered'] as const;

/** A fact that one stage tells the next. It carries ids only; each stage reads what it needs. */
export const pipelineEventSchema = z.strictObject({
  type: z.enum(PIPELINE_EVENTS),
  submission: z.uuid(),
  issue: z.int().positive(),
});
export type PipelineEvent = z.infer<typeof pipelineEventSchema>;
export type PipelineEventType = PipelineEvent['type'];
