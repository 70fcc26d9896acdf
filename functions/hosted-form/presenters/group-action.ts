import { paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';

/** A page that asks before it does something for everybody: what will happen, one button, and the way back. */
export const presentAction = (
  visit: MemberVisit,
  action: 'remind' | 'step-down' | 'take-back',
  values: Readonly<Record<string, string>>,
  errors?: readonly FieldError[],
): PageReply => {
  const { say, base, path, round } = visit;
  const title = say(`group.${action}.title`, values);
  return formPage({
    title,
    heading: title,
    back: { href: `${base}/people`, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    intro: [paragraph(say(`group.${action}.body`, values))],
    fields: [],
    buttons: [{ text: say(`group.${action}.button`), preventDoubleClick: true, attributes: { id: 'act' } }],
    errors,
  });
};
