import type { Feature } from '#shared/contracts/context.ts';
import { paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes, type Field, input, radios } from '../../pages/fields.ts';
import { type Button, button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { CHOICES, type CorrectionValues } from '../profile-form.ts';
import type { MemberVisit } from '../visit.ts';
import { meanwhileParts } from './meanwhile.ts';
import { keptNotice } from './notices-of-practice.ts';

interface CorrectionPage {
  readonly feature: Feature;
  /** Is there a correction that can be taken away? */
  readonly isSaved: boolean;
  readonly values: CorrectionValues;
  /** Of the correction from which the form was made. */
  readonly version: string;
  readonly errors?: readonly FieldError[];
  /** What was saved elsewhere since, where it is not the same. */
  readonly meanwhile?: CorrectionValues;
}

export const presentCorrection = (visit: MemberVisit, shown: CorrectionPage): PageReply => {
  const { say, base, round } = visit;
  const { feature, isSaved, version, errors, meanwhile } = shown;
  const remove = isSaved ? [removeButton(visit)] : [];
  const other = meanwhile && meanwhileParts(visit, correctionFields(visit, { feature, values: meanwhile }));
  const name = say(`context.features.${feature.id}`);
  return formPage({
    title: say('form.correction.title', { name }),
    heading: say('form.correction.title', { name }),
    back: { href: `${base}/profile`, text: say('form.back') },
    isDemonstration: round.demonstration,
    notices: keptNotice(visit),
    intro: [paragraph(say(`form.correction.intro-${feature.level}`))],
    action: visit.path,
    hidden: [{ name: 'version', value: version }],
    fields: correctionFields(visit, shown),
    ...(other === undefined
      ? { buttons: [{ ...button(say('form.correction.save')), name: 'go', value: 'save' }, ...remove], errors }
      : { ...other, buttons: [...other.buttons, ...remove] }),
  });
};

const removeButton = ({ say }: MemberVisit): Button => ({
  ...button(say('form.correction.remove')),
  name: 'go',
  value: 'remove',
  classes: 'govuk-button--secondary',
});

const correctionFields = (
  visit: MemberVisit,
  { feature, values, errors }: Pick<CorrectionPage, 'feature' | 'values' | 'errors'>,
): Field[] => {
  const { say } = visit;
  return [
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
  ];
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
