import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { ReaderVisit } from '../visit.ts';
import { answerFacts } from './answer-facts.ts';
import { referenceOf } from './receipt.ts';

/** Everything one person answered, question by question, to read, print or keep. */
export const presentOwnAnswers = (
  { say, submission, city, round }: ReaderVisit,
  instrument: Instrument,
  answers: readonly Answer[],
): PageReply =>
  page({
    view: 'content',
    title: say('form.copy.title'),
    isDemonstration: submission.demonstration,
    back: { href: `/results/${submission.id}/receipt`, text: say('form.back') },
    model: {
      caption: `${city.name}, ${round.name}`,
      heading: say('form.copy.title'),
      blocks: [
        paragraph(
          say('form.copy.intro', {
            date: Date.parse(submission.submittedAt),
            version: submission.version,
            reference: referenceOf(submission.id),
          }),
        ),
        ...(answers.length === 0 ? [paragraph(say('form.copy.none'))] : []),
        ...instrument.capabilities.flatMap(({ practices }) =>
          practices.flatMap((practice): PageBlock[] => {
            const answer = answers.find((each) => each.practice === practice.id);
            if (answer === undefined) return [];
            return [
              { kind: 'heading', level: 2, text: practice.question },
              answerFacts(say, practice, instrument.partners, answer),
            ];
          }),
        ),
      ],
    },
  });
