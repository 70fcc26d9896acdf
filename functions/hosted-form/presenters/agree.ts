import type { Practice } from '#shared/contracts/instrument.ts';
import type { Consensus } from '#shared/operations/consensus/read-consensus.ts';
import { type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Field, radios, textarea } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';
import { groupPlot } from './group-plot.ts';
import { meanwhileParts } from './meanwhile.ts';
import { keptNotice } from './notices-of-practice.ts';
import { statementOptions } from './statements.ts';

export interface AgreedValues {
  readonly level: string;
  readonly reason: string;
}

interface AgreePage {
  readonly practice: Practice;
  readonly consensus: Exclude<Consensus, { state: 'open' }>;
  readonly values: AgreedValues;
  /** Of the level from which the form was made. */
  readonly version: string;
  readonly errors?: readonly FieldError[];
  /** What was recorded elsewhere since, where it is not the same. */
  readonly meanwhile?: AgreedValues;
}

export const presentAgree = (visit: MemberVisit, shown: AgreePage): PageReply => {
  const { say, base, path, round } = visit;
  const { practice, consensus, version, errors, meanwhile } = shown;
  return formPage({
    title: practice.name,
    caption: say('group.agree.caption'),
    heading: practice.name,
    back: { href: `${base}/consensus`, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    notices: keptNotice(visit),
    intro: [paragraph(practice.question), ...plotOf(visit, practice, consensus)],
    hidden: [{ name: 'version', value: version }],
    fields: agreeFields(visit, shown),
    ...(meanwhile === undefined
      ? { buttons: [button(say('group.agree.save'))], errors }
      : meanwhileParts(visit, agreeFields(visit, { practice, values: meanwhile }))),
  });
};

const agreeFields = (
  { say, language }: MemberVisit,
  { practice, values, errors }: Pick<AgreePage, 'practice' | 'values' | 'errors'>,
): Field[] => [
  radios({
    say,
    errors,
    name: 'level',
    label: say('group.agree.level'),
    classes: 'app-statements',
    hasBoldLabels: true,
    chosen: values.level,
    options: [
      ...statementOptions(practice.statements, language),
      { value: 'does-not-apply', text: say('form.practice.does-not-apply'), divider: say('form.practice.or') },
      { value: 'none', text: say('group.agree.none') },
    ],
  }),
  textarea({
    say,
    errors,
    name: 'reason',
    label: say('group.agree.reason'),
    hint: say('group.agree.reason-hint'),
    value: values.reason,
    maximum: 1000,
  }),
];

const plotOf = (visit: MemberVisit, practice: Practice, consensus: AgreePage['consensus']): PageBlock[] => {
  const { say } = visit;
  if (consensus.state === 'too-few') {
    const { answered, needed } = consensus;
    return [paragraph(say('group.consensus.too-few', { answered, needed }))];
  }
  const view = consensus.view.practices.find((each) => each.practice === practice.id);
  if (view === undefined || view.answered === null) return [paragraph(say('group.consensus.hidden-row'))];
  const agreed = consensus.agreed.find((each) => each.practice === practice.id);
  return [groupPlot(visit, say('group.agree.plot-title'), [{ practice, view, agreed }])];
};
