import type { Practice } from '#shared/contracts/instrument.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import type { EvidenceByPractice, EvidencePiece } from '#shared/operations/verification/read-evidence.ts';
import { heading, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Field, radios, textarea } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';
import { meanwhileParts } from './meanwhile.ts';
import { keptNotice } from './notices-of-practice.ts';
import { statementOptions } from './statements.ts';

export interface VerifiedValues {
  readonly level: string;
  readonly reason: string;
}

interface AssessPage {
  readonly evidence: EvidenceByPractice;
  readonly verified: readonly VerifiedLevel[];
}

export const presentAssess = (visit: MemberVisit, { evidence, verified }: AssessPage): PageReply => {
  const { say, city, round, instrument, base } = visit;
  const title = say('group.assess.title', { city: city.name });
  return page({
    view: 'content',
    title,
    isDemonstration: round.demonstration,
    back: { href: '/assessments', text: say('form.overview.back') },
    model: {
      caption: round.name,
      heading: title,
      blocks: [
        paragraph(say('group.assess.intro')),
        ...instrument.capabilities.flatMap(({ plainName, practices }): PageBlock[] => [
          heading(plainName),
          {
            kind: 'list',
            ordered: false,
            items: practices.map(({ id, name }) => {
              const count = evidence.get(id)?.length ?? 0;
              const level = verified.find(({ practice }) => practice === id)?.level;
              return [
                { text: name, link: `${base}/evidence/${id}` },
                { text: `: ${say('group.assess.task-evidence', { count })}` },
                ...(level === undefined ? [] : [{ text: `. ${say('group.assess.task-verified', { level })}` }]),
              ];
            }),
          },
        ]),
      ],
    },
  });
};

export interface VerifyPage {
  readonly practice: Practice;
  readonly pieces: readonly EvidencePiece[];
  readonly values: VerifiedValues;
  /** Of the level from which the form was made. */
  readonly version: string;
  readonly errors?: readonly FieldError[];
  /** What was recorded elsewhere since, where it is not the same. */
  readonly meanwhile?: VerifiedValues;
}

export const presentVerify = (visit: MemberVisit, shown: VerifyPage): PageReply => {
  const { say, base, path, round } = visit;
  const { practice, pieces, version, errors, meanwhile } = shown;
  return formPage({
    title: practice.name,
    caption: say('group.assess.caption'),
    heading: practice.name,
    back: { href: `${base}/evidence`, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    notices: keptNotice(visit),
    intro: [paragraph(practice.question), ...evidenceBlocks(visit, pieces)],
    hidden: [{ name: 'version', value: version }],
    fields: verifyFields(visit, shown),
    ...(meanwhile === undefined
      ? { buttons: [button(say('group.assess.save'))], errors }
      : meanwhileParts(visit, verifyFields(visit, { practice, values: meanwhile }))),
  });
};

const verifyFields = (
  { say, language }: MemberVisit,
  { practice, values, errors }: Pick<VerifyPage, 'practice' | 'values' | 'errors'>,
): Field[] => [
  radios({
    say,
    errors,
    name: 'level',
    label: say('group.assess.level'),
    classes: 'app-statements',
    hasBoldLabels: true,
    chosen: values.level,
    options: [
      ...statementOptions(practice.statements, language),
      { value: 'none', text: say('group.assess.no-level'), divider: say('form.practice.or') },
    ],
  }),
  textarea({
    say,
    errors,
    name: 'reason',
    label: say('group.assess.reason'),
    hint: say('group.assess.reason-hint'),
    value: values.reason,
    maximum: 1000,
  }),
];

const evidenceBlocks = (visit: MemberVisit, pieces: readonly EvidencePiece[]): PageBlock[] => {
  const { say } = visit;
  if (pieces.length === 0) return [paragraph(say('group.assess.none'))];
  const part = (title: string, kind: EvidencePiece['kind']): PageBlock[] => {
    const items = pieces.filter((piece) => piece.kind === kind).map((piece) => [spanOf(visit, piece)]);
    return items.length === 0 ? [] : [heading(say(`group.assess.${title}`)), { kind: 'list', ordered: false, items }];
  };
  return [...part('statement', 'text'), ...part('links', 'link'), ...part('files', 'file')];
};

const spanOf = ({ say, base }: MemberVisit, piece: EvidencePiece) => {
  if (piece.kind !== 'file') {
    const { kind, title, value } = piece;
    return kind === 'text' ? { text: value } : { text: title || value, link: value };
  }
  const { id, title, verdict, fileKind, bytes } = piece;
  if (verdict === 'pending') return { text: say('group.assess.file-pending', { title }) };
  if (verdict !== 'clean') return { text: say('group.assess.file-refused', { title }) };
  const size = Math.max(1, Math.round(bytes / 1000));
  return { text: say('group.assess.file-open', { title, kind: fileKind, size }), link: `${base}/evidence/files/${id}` };
};
