import { type Feedback, OPINIONS } from '#shared/contracts/feedback.ts';
import { radios } from '../../pages/fields.ts';
import type { ReaderVisit } from '../visit.ts';

/** Two optional questions at the end of a page, or thanks for the answers. */
export const feedbackForm = (
  { say, query, submission }: Pick<ReaderVisit, 'say' | 'query' | 'submission'>,
  about: Feedback['about'],
  id: string,
) => {
  const title = say('form.feedback.title');
  if (query.get('thanks') === 'yes') return { title, thanks: say('form.feedback.thanks') };
  const question = (name: 'clear' | 'useful') =>
    radios({
      say,
      name,
      label: say(`form.feedback.${name}-${about}`),
      classes: 'govuk-radios--inline govuk-radios--small',
      chosen: '',
      options: OPINIONS.map((value) => ({ value, text: say(`form.feedback.${value}`) })),
    });
  return {
    title,
    intro: say('form.feedback.intro'),
    action: `/results/${submission.id}/feedback`,
    hidden: [
      { name: 'id', value: id },
      { name: 'about', value: about },
    ],
    fields: [question('clear'), question('useful')],
    button: { text: say('form.feedback.send'), classes: 'govuk-button--secondary', preventDoubleClick: true },
  };
};
