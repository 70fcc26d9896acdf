import * as z from 'zod';
import { erasureMessageSchema } from './erasure.ts';
import { PIPELINE_EVENTS, pipelineEventSchema } from './events.ts';

/** Where work can fail: stages of the pipeline, erasing, and taking note of what became of a mail. */
export const FAILED_STEPS = [...PIPELINE_EVENTS, 'erasure.look', 'erasure.erase', 'mail.reported'] as const;
export type FailedStep = (typeof FAILED_STEPS)[number];

/** What a message that was given up on is about: ids alone, whatever else it carries. */
export interface FailedMessage {
  readonly step: FailedStep;
  readonly submission: string | null;
  readonly issue: number | null;
  readonly erasure: string | null;
}

const OF_NOTHING = { submission: null, issue: null, erasure: null };

/** News of a mail; where the mail was a report, its tags say of what. Addresses and all else stay behind. */
const mailNewsSchema = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.record(z.string(), z.unknown()).optional() }),
});
const reportTagsSchema = z.object({
  submission: z.tuple([z.uuid()]),
  issue: z.tuple([z.coerce.number().int().positive()]),
});

/** Reads the message of any queue of the system. Anything else is refused. */
export const failedMessageSchema: z.ZodType<FailedMessage> = z.union([
  pipelineEventSchema.transform(({ type, submission, issue }) => ({ ...OF_NOTHING, step: type, submission, issue })),
  erasureMessageSchema.transform(({ erasure, task }) => ({
    ...OF_NOTHING,
    step: `erasure.${task}` as const,
    erasure,
  })),
  mailNewsSchema.transform(({ mail: { tags } }) => {
    const report = reportTagsSchema.safeParse(tags);
    const step = 'mail.reported' as const;
    if (!report.success) return { ...OF_NOTHING, step };
    return { ...OF_NOTHING, step, submission: report.data.submission[0], issue: report.data.issue[0] };
  }),
]);
