import { type Feedback, feedbackSchema, opinionSchema } from '#shared/contracts/feedback.ts';
import type { FeedbackRepository } from '#shared/ports/feedback.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { ReaderVisit } from '../visit.ts';

export interface FeedbackDeps {
  readonly feedback: Pick<FeedbackRepository, 'put'>;
}

/** `POST /results/:submission/feedback`: keeps two opinions without who gave them; without any it keeps nothing. */
export const createGiveFeedback =
  ({ feedback }: FeedbackDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { fields, submission, language, now } = visit;
    const about = fields.text('about') === 'questions' ? 'questions' : 'report';
    const given = {
      id: fields.text('id'),
      round: submission.round,
      instrument: submission.instrument,
      language,
      about,
      clear: opinionSchema.safeParse(fields.text('clear')).data,
      useful: opinionSchema.safeParse(fields.text('useful')).data,
      givenOn: now.toISOString().slice(0, 10),
    } satisfies Feedback;
    const parsed = feedbackSchema.safeParse(given).data;
    if (parsed?.clear !== undefined || parsed?.useful !== undefined) await feedback.put(parsed);
    const page = `/results/${submission.id}${about === 'questions' ? '/receipt' : ''}`;
    return redirect(`${page}?thanks=yes#feedback`);
  };
