import type { Capability, Practice } from '#shared/contracts/instrument.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { bullets, linkLine, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { checkboxes, type Field, fold, input, radios, textarea } from '../../pages/fields.ts';
import { formPage, saveButtons } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { ChangedPractice } from '../changed-practices.ts';
import { LONGEST_TEXT, type PracticeValues } from '../practice-form.ts';
import { practiceStep } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';
import { backOf, fromOf } from './assessment-page.ts';
import { changeNotice, keptNotice, meanwhileBlocks, meanwhileButtons } from './notices-of-practice.ts';
import { statementOptions } from './statements.ts';

interface PracticePage {
  readonly capability: Capability;
  readonly practice: Practice;
  readonly values: PracticeValues;
  /** Practices with an answer. */
  readonly answered: number;
  readonly errors?: readonly FieldError[];
  /** Of the answer from which the fields were filled in. */
  readonly version: string;
  readonly change?: ChangedPractice | undefined;
  /** The answer that was saved elsewhere since; one of the two has to be chosen. */
  readonly meanwhile?: { readonly answer: Answer | undefined };
}

export const presentPractice = (visit: MemberVisit, shown: PracticePage): PageReply => {
  const { say, instrument, round, city } = visit;
  const { capability, practice, values, answered, errors, meanwhile } = shown;
  const all = instrument.capabilities.flatMap(({ practices }) => practices);
  const number = all.findIndex(({ id }) => id === practice.id) + 1;
  return formPage({
    title: practice.name,
    back: backOf(visit, practiceStep(practice.id)),
    isDemonstration: round.demonstration,
    progress: {
      text: say('form.practice.progress', { number, all: all.length, answered, city: city.name }),
      value: answered,
      maximum: all.length,
    },
    caption: capability.plainName,
    action: visit.path,
    hidden: [{ name: 'version', value: shown.version }, ...fromOf(visit)],
    notices: [...keptNotice(visit), ...changeNotice(visit, shown.change)],
    fields: [
      radios({
        say,
        errors,
        name: 'choice',
        label: practice.question,
        isHeading: true,
        hint: practice.gloss,
        classes: 'app-statements',
        hasBoldLabels: true,
        chosen: values.choice,
        options: [
          ...statementOptions(practice.statements, visit.language),
          { value: 'dont-know', text: say('form.practice.dont-know'), divider: say('form.practice.or') },
          { value: 'does-not-apply', text: say('form.practice.does-not-apply') },
        ],
      }),
      whereFold(visit, shown),
      evidenceFold(visit, shown),
      commentFold(visit, shown),
    ],
    ...(meanwhile === undefined
      ? { buttons: saveButtons(say), savesWhileTyping: true, errors }
      : {
          buttons: meanwhileButtons(visit),
          beforeButtons: meanwhileBlocks(visit, practice, meanwhile.answer),
          errors: [{ field: 'meanwhile', text: say('form.meanwhile.summary') }],
          status: 409,
        }),
  });
};

const whereFold = ({ say, instrument }: MemberVisit, { practice, values }: PracticePage): Field => {
  const groups = [...Object.entries(practice.where), ['partners', instrument.partners] as const];
  return fold(
    say('form.practice.where-title'),
    values.where.length > 0,
    groups.map(([group, options]) =>
      checkboxes({
        say,
        name: 'where',
        idPrefix: `where-${group}`,
        label: say(`form.practice.where-${group}`),
        classes: 'govuk-checkboxes--small',
        chosen: values.where,
        options: options.map(({ id, label }) => ({ value: id, text: label })),
      }),
    ),
  );
};

const evidenceFold = ({ say, path }: MemberVisit, { practice, values, errors }: PracticePage): Field =>
  fold(say('form.practice.evidence-title'), values.evidenceText !== '' || values.evidenceLink !== '', [
    { kind: 'block', block: paragraph(say('form.practice.evidence-examples')) },
    { kind: 'block', block: bullets(practice.evidenceExamples) },
    textarea({
      say,
      errors,
      name: 'evidence-text',
      label: say('form.practice.evidence-text'),
      hint: say('form.practice.evidence-text-hint'),
      value: values.evidenceText,
      maximum: LONGEST_TEXT,
    }),
    input({
      say,
      errors,
      name: 'evidence-link',
      label: say('form.practice.evidence-link'),
      hint: say('form.practice.evidence-link-hint'),
      value: values.evidenceLink,
      inputMode: 'url',
      autocomplete: 'off',
    }),
    { kind: 'block', block: linkLine(say('group.files.link'), `${path}/files`) },
  ]);

const commentFold = ({ say }: MemberVisit, { values, errors }: PracticePage): Field =>
  fold(say('form.practice.comment-title'), values.comment !== '', [
    textarea({
      say,
      errors,
      name: 'comment',
      label: say('form.practice.comment'),
      hint: say('form.practice.comment-hint'),
      value: values.comment,
      maximum: LONGEST_TEXT,
    }),
  ]);
