import { bullets, heading, linkLine, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { ReaderVisit } from '../visit.ts';
import { feedbackForm } from './feedback.ts';

/** It has arrived, and what happens next. */
export const presentReceipt = (visit: ReaderVisit, feedback: string): PageReply => {
  const { say, submission, city, round } = visit;
  const results = `/results/${submission.id}`;
  return page({
    view: 'receipt',
    title: say('form.receipt.title'),
    isDemonstration: submission.demonstration,
    model: {
      panel: {
        titleText: say('form.receipt.title'),
        text: say('form.receipt.reference', { reference: referenceOf(submission.id) }),
      },
      blocks: [
        paragraph(say('form.receipt.body', { city: city.name, round: round.name, version: submission.version })),
        heading(say('form.receipt.next-title')),
        bullets([
          say('form.receipt.next-report'),
          say('form.receipt.next-mail', { recipients: submission.recipients.join(', ') }),
          say('form.receipt.next-change', { closes: Date.parse(round.closesAt) }),
        ]),
        linkLine(say('form.receipt.to-results'), results),
        linkLine(say('form.receipt.to-copy'), `${results}/answers`),
        linkLine(say('form.receipt.to-list'), `/assessments/${submission.round}/${submission.city}`),
      ],
      feedback: feedbackForm(visit, 'questions', feedback),
    },
  });
};

/** What people can read out over the telephone. */
export const referenceOf = (submission: string): string => submission.slice(0, 8).toUpperCase();
