import type { Answer } from '#shared/contracts/response.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { Wording } from '#shared/ports/content.ts';
import { callout, heading, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { button } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { Gathered } from '../gather.ts';
import { conditionStep, practiceStep, type Step } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';
import { choiceText } from './answer-facts.ts';
import { choiceRows } from './check-choices.ts';

interface CheckPage extends Gathered {
  readonly submission: string;
  readonly unchanged: Submission | undefined;
  /** What submitting would send; undefined while nobody has answered. */
  readonly preview: { readonly respondents: number; readonly waiting: number } | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

export interface Row {
  readonly step: Step;
  readonly title: string;
  readonly value: string;
}

export const presentCheck = (visit: MemberVisit, shown: CheckPage): PageReply => {
  const { say, city, round, base, instrument, member } = visit;
  const own = shown.answersBy.get(member.id) ?? [];
  const practices = instrument.capabilities.flatMap((capability) => capability.practices);
  const missing = practices.length - own.length;
  const { preview } = shown;
  const canSubmit = preview !== undefined;
  const errors = (shown.errors ?? []).map((error) => (canSubmit ? error : { ...error, field: 'main-content' }));
  return page({
    view: 'check',
    title: say('form.check.title'),
    isDemonstration: round.demonstration,
    back: { href: base, text: say('form.back-to-list') },
    ...(errors.length > 0 && { errors, status: 422 }),
    model: {
      caption: say('form.check.caption', { city: city.name, round: round.name }),
      heading: say('form.check.title'),
      intro: [
        ...unchangedBlocks(say, shown.unchanged),
        ...missingBlocks(visit, missing, own.length, canSubmit),
        ...peopleBlocks(say, preview),
      ],
      groups: [
        ...(member.roles.includes('respondent') ? answerGroups(visit, own) : []),
        { title: say('form.overview.conditions'), rows: conditionRows(visit, shown) },
        { title: say('form.overview.choices'), rows: choiceRows(visit, shown) },
      ].map(({ title, rows }) => ({
        title,
        list: { classes: 'app-check', rows: rows.map((row) => summaryRow(visit, row)) },
      })),
      declaration: canSubmit ? declaration(say) : [],
      action: `${base}/submit`,
      submission: shown.submission,
      ...(canSubmit && { button: { ...button(say('form.check.submit')), attributes: { id: 'submit' } } }),
    },
  });
};

const unchangedBlocks = (say: Wording, unchanged: Submission | undefined): PageBlock[] =>
  unchanged === undefined
    ? []
    : [
        callout(say('form.check.unchanged-title'), [
          say('form.check.unchanged', { date: Date.parse(unchanged.submittedAt) }),
        ]),
        linkLine(say('form.overview.results'), `/results/${unchanged.id}`),
      ];

/** How many people's answers go in; never whose. */
const peopleBlocks = (say: Wording, preview: CheckPage['preview']): PageBlock[] =>
  preview === undefined ? [] : [paragraph(say('group.check.people', { ...preview }))];

/** That nobody has answered, which holds a submission back, or what is left of the own answers once they are begun. */
const missingBlocks = (
  { say, base }: MemberVisit,
  missing: number,
  answered: number,
  canSubmit: boolean,
): PageBlock[] => {
  if (canSubmit && (missing === 0 || answered === 0)) return [];
  const title = say(canSubmit ? 'form.check.missing-title' : 'form.check.nothing-title', { missing });
  const body = say(canSubmit ? 'form.check.missing' : 'form.check.nothing');
  return [callout(title, [body], 'caution'), linkLine(say('form.check.to-list'), base)];
};

const answerGroups = ({ instrument, say, language }: MemberVisit, answers: readonly Answer[]) =>
  instrument.capabilities.map(({ plainName, practices }) => ({
    title: plainName,
    rows: practices.map(({ id, name, statements }): Row => {
      const answer = answers.find(({ practice }) => practice === id);
      const value = choiceText(say, answer?.choice, statements);
      const extras = answer === undefined ? '' : extrasText(say, answer);
      return { step: practiceStep(id), title: name, value: extras === '' ? value : `${value} ${extras}` };
    }),
    language,
  }));

const conditionRows = ({ instrument, say }: MemberVisit, { settings }: Gathered): Row[] =>
  instrument.conditions.map(({ id, name, statements }) => ({
    step: conditionStep(id),
    title: name,
    value: choiceText(say, settings.conditions.find(({ condition }) => condition === id)?.choice, statements),
  }));

const extrasText = (say: Wording, { where, evidence, comment }: Answer): string =>
  where.length + evidence.length === 0 && comment === undefined
    ? ''
    : say('form.check.extras', {
        where: where.length,
        evidence: evidence.length,
        comment: comment === undefined ? 'no' : 'yes',
      });

const summaryRow = ({ base, say }: MemberVisit, { step, title, value }: Row) => ({
  key: { text: title },
  value: { text: value },
  actions: {
    items: [{ href: `${base}/${step}?from=check`, text: say('form.check.change'), visuallyHiddenText: title }],
  },
});

const declaration = (say: Wording): PageBlock[] => [
  heading(say('form.check.declaration-title')),
  paragraph(say('form.check.declaration')),
];
