import { feedbackSchema } from '#shared/contracts/feedback.ts';
import type { FeedbackRepository } from '#shared/ports/feedback.ts';
import type { Table } from './table.ts';

/** Lies with the round and nobody else, so that it leads back to no city. */
export const createFeedbackRepository = (table: Table): FeedbackRepository => ({
  async put(feedback) {
    await table.putNew({ PK: `FEEDBACK#${feedback.round}`, SK: `FEEDBACK#${feedback.id}` }, feedbackSchema, feedback);
  },
  async listOfRound(round) {
    return (await table.list(`FEEDBACK#${round}`, 'FEEDBACK#', feedbackSchema)).map(({ data }) => data);
  },
});
