import type { Content } from '#shared/ports/content.ts';
import type { Reply } from '../../pages/reply.ts';
import type { GroupOperations } from '../group-operations.ts';
import { presentOwnAnswers } from '../presenters/own-answers.ts';
import type { ReaderVisit } from '../visit.ts';

export interface OwnAnswersDeps {
  readonly content: Pick<Content, 'instrument'>;
  readonly group: Pick<GroupOperations, 'readOwnAnswers'>;
}

/** `GET /results/:submission/answers`: a copy of what this person answered, as it was submitted; nobody else's. */
export const createShowOwnAnswers =
  ({ content, group }: OwnAnswersDeps) =>
  async (visit: ReaderVisit): Promise<Reply> => {
    const { submission, member, language } = visit;
    const own = (await group.readOwnAnswers(submission, member)) ?? [];
    return presentOwnAnswers(visit, content.instrument(submission.instrument, language), own);
  };
