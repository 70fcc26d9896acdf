import type { Feedback } from '../contracts/feedback.ts';
import type { RoundId } from '../contracts/names.ts';

/** What people think of the questions and the report, without names. */
export interface FeedbackRepository {
  /** The first of an id counts. */
  put(feedback: Feedback): Promise<void>;
  listOfRound(round: RoundId): Promise<readonly Feedback[]>;
}
