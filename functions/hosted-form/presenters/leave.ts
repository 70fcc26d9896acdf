import { linkLine, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes, input, radios } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';

export interface LeaveValues {
  readonly what: string;
  readonly address: string;
  readonly isSure: boolean;
}

export const presentLeave = (visit: MemberVisit, values: LeaveValues, errors?: readonly FieldError[]): PageReply => {
  const { say, base, path, round, city } = visit;
  const option = (value: string) => ({
    value,
    text: say(`group.leave.${value}`),
    hint: say(`group.leave.${value}-hint`),
  });
  return formPage({
    title: say('group.leave.title'),
    caption: city.name,
    heading: say('group.leave.title'),
    back: { href: base, text: say('form.back-to-list') },
    isDemonstration: round.demonstration,
    action: path,
    fields: [
      radios({
        say,
        errors,
        name: 'what',
        label: say('group.leave.what'),
        chosen: values.what,
        options: [option('hand-over'), option('withdraw')],
      }),
      input({
        say,
        errors,
        name: 'address',
        label: say('group.leave.address'),
        hint: say('group.leave.address-hint'),
        value: values.address,
        type: 'email',
        inputMode: 'email',
        autocomplete: 'off',
      }),
      checkboxes({
        say,
        errors,
        name: 'sure',
        label: say('group.leave.sure-label'),
        chosen: values.isSure ? ['yes'] : [],
        options: [{ value: 'yes', text: say('group.leave.sure') }],
      }),
    ],
    buttons: [button(say('group.leave.button'))],
    errors,
  });
};

export const presentLeft = ({ say }: MemberVisit, how: 'withdrawn' | 'handed-over'): PageReply =>
  page({
    view: 'content',
    title: say('group.leave.done-title'),
    model: {
      heading: say('group.leave.done-title'),
      blocks: [paragraph(say(`group.leave.done-${how}`)), linkLine(say('form.navigation.assessments'), '/assessments')],
    },
  });
