import type { Member } from '#shared/contracts/person.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { ReceiptRepository } from '#shared/ports/submissions.ts';

/** The own answers in a submission, for their respondent alone; undefined for whoever has none in it. */
export const createReadOwnAnswers =
  ({ receipts }: { readonly receipts: Pick<ReceiptRepository, 'find'> }) =>
  async (submission: Submission, { person }: Pick<Member, 'person'>): Promise<readonly Answer[] | undefined> => {
    const receipt = await receipts.find(submission.id, person);
    return submission.responses.find(({ respondent }) => respondent === receipt?.respondent)?.answers;
  };
