import { type Step, stepsOf } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

/** "Back" is the step before, the check page for whoever came from there, or the list. */
export const backOf = ({ say, query, fields, base, instrument, member }: MemberVisit, step: Step) => {
  if (query.get('from') === 'check' || fields.text('from') === 'check') {
    return { href: `${base}/check`, text: say('form.back-to-check') };
  }
  const steps = stepsOf(instrument, member.roles);
  const before = steps[steps.indexOf(step) - 1];
  return before === undefined
    ? { href: base, text: say('form.back-to-list') }
    : { href: `${base}/${before}`, text: say('form.back') };
};

/** Remembers across errors that the person came from the check page. */
export const fromOf = ({ query, fields }: MemberVisit) => {
  const isFromCheck = query.get('from') === 'check' || fields.text('from') === 'check';
  return isFromCheck ? [{ name: 'from', value: 'check' }] : [];
};
