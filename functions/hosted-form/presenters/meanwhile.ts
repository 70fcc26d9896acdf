import type { Field } from '../../pages/fields.ts';
import type { FormPage } from '../../pages/form-page.ts';
import type { MemberVisit } from '../visit.ts';
import { meanwhileButtons, meanwhileHeading } from './notices-of-practice.ts';
import { valuesInWords } from './values-in-words.ts';

/** On a form whose content was saved elsewhere since: what was saved, and a choice between that and what is typed. */
export const meanwhileParts = (
  visit: Pick<MemberVisit, 'say'>,
  saved: readonly Field[],
): Pick<FormPage, 'buttons' | 'beforeButtons' | 'errors' | 'status'> => ({
  buttons: meanwhileButtons(visit),
  beforeButtons: [meanwhileHeading(visit), valuesInWords(visit.say, saved)],
  errors: [{ field: 'meanwhile', text: visit.say('form.meanwhile.summary') }],
  status: 409,
});
