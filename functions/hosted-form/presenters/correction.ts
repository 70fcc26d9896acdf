import type { Feature } from '#shared/contracts/context.ts';
import { paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes, type Field, input, radios } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { CHOICES, type Correction, type CorrectionValues } from '../profile-form.ts';
import type { MemberVisit } from '../visit.ts';
import { keptNotice } from './notices-of-practice.ts';

interface CorrectionPage {
  readonly feature: Feature;
  readonly saved: Correction | undefined;
  readonly values: CorrectionValues;
  readonly errors?: readonly FieldError[];
}

export const presentCorrection = (
  visit: MemberVisit,
  { feature, saved, values, errors }: CorrectionPage,
): PageReply => {
  const { say, base, round } = visit;
  const name = say(`context.features.${feature.id}`);
  return formPage({
    title: say('form.correction.title', { name }),
    heading: say('form.correction.title', { name }),
    back: { href: `${base}/profile`, text: say('form.back') },
    isDemonstration: round.demonstration,
    notices: keptNotice(visit),
    intro: [paragraph(say(`form.correction.intro-${feature.level}`))],
    action: visit.path,
    fields: [
      valueField(visit, feature, values, errors),
      input({
        say,
        errors,
        name: 'year',
        label: say('form.correction.year'),
        value: values.year,
        inputMode: 'numeric',
        classes: 'govuk-input--width-4',
      }),
      input({
        say,
        errors,
        name: 'source',
        label: say('form.correction.source'),
        hint: say('form.correction.source-hint'),
        value: values.source,
      }),
    ],
    buttons: [
      { ...button(say('form.correction.save')), name: 'go', value: 'save' },
      ...(saved === undefined
        ? []
        : [
            {
              ...button(say('form.correction.remove')),
              name: 'go',
              value: 'remove',
              classes: 'govuk-button--secondary',
            },
          ]),
    ],
    errors,
  });
};

const valueField = (
  { say }: MemberVisit,
  { id, kind, unit }: Feature,
  { value }: CorrectionValues,
  errors: readonly FieldError[] | undefined,
): Field => {
  const choices = CHOICES[id];
  const common = { say, errors, name: 'value', label: say('form.correction.value') };
  if (choices === undefined) {
    const hint = say(`form.correction.units.${unit}`);
    return input({ ...common, hint, value: value[0] ?? '', inputMode: 'decimal', classes: 'govuk-input--width-10' });
  }
  const options = choices.map((choice) => ({ value: choice, text: say(`context.values.${id}.${choice}`) }));
  return kind === 'set'
    ? checkboxes({ ...common, options, chosen: value })
    : radios({ ...common, options, chosen: value[0] ?? '' });
};
