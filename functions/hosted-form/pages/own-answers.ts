import type { Content } from '#shared/ports.ts';
import { presentOwnAnswers } from '../presenters/own-answers.ts';
import type { Reply } from '../reply.ts';
import type { ReaderVisit } from '../visit.ts';

export interface OwnAnswersDeps {
  readonly content: Pick<Content, 'instrument'>;
}

/** `GET /results/:submission/answers`: a copy of what this person answered, as it was submitted; nobody else's. */
export const createShowOwnAnswers =
  ({ content }: OwnAnswersDeps) =>
  (visit: ReaderVisit): Reply => {
    const { submission, member, language } = visit;
    const own = submission.responses.find(({ respondent }) => respondent === member.id)?.answers ?? [];
    return presentOwnAnswers(visit, content.instrument(submission.instrument, language), own);
  };
