import type { Instrument, Practice } from '#shared/contracts/instrument.ts';
import { type Answer, type Choice, choiceSchema, type Evidence } from '#shared/contracts/response.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { FieldError, Read } from '../pages/field-errors.ts';
import type { FormFields } from '../pages/form-fields.ts';

/** A practice page as it is filled in: text as typed, right or wrong. */
export interface PracticeValues {
  /** A level, `dont-know`, `does-not-apply`, or empty. */
  readonly choice: string;
  readonly where: readonly string[];
  readonly evidenceText: string;
  readonly evidenceLink: string;
  readonly comment: string;
}

export const NO_ANSWER: PracticeValues = { choice: '', where: [], evidenceText: '', evidenceLink: '', comment: '' };

export const LONGEST_TEXT = 2000;
/** Ids of the two pieces of evidence that the page itself holds; files have ids of their own. */
const TEXT_ID = 'text';
const LINK_ID = 'link';

export const valuesOf = ({ choice, where, evidence, comment = '' }: Answer): PracticeValues => ({
  choice: String(choice),
  where,
  evidenceText: evidence.find(({ id }) => id === TEXT_ID)?.value ?? '',
  evidenceLink: evidence.find(({ id }) => id === LINK_ID)?.value ?? '',
  comment,
});

export const valuesSent = (fields: FormFields): PracticeValues => ({
  choice: fields.text('choice'),
  where: fields.texts('where'),
  evidenceText: fields.text('evidence-text'),
  evidenceLink: fields.text('evidence-link'),
  comment: fields.text('comment'),
});

interface Surroundings {
  readonly practice: Practice;
  readonly partners: Instrument['partners'];
  /** The answer so far, whose files stay. */
  readonly saved: Answer | undefined;
  readonly say: Wording;
}

/** The answer that a filled-in page gives, or everything that is wrong with it. */
export const readAnswer = (values: PracticeValues, { practice, partners, saved, say }: Surroundings): Read<Answer> => {
  const choice = readChoice(values.choice);
  const link = readLink(values.evidenceLink);
  const tooLong = (field: string) => say('form.errors.too-long', { field, maximum: LONGEST_TEXT });
  const errors: FieldError[] = [
    ...(choice === undefined ? [{ field: 'choice', text: say('form.errors.choice') }] : []),
    ...(values.evidenceText.length > LONGEST_TEXT ? [{ field: 'evidence-text', text: tooLong('evidence') }] : []),
    ...(link === undefined ? [{ field: 'evidence-link', text: say('form.errors.link') }] : []),
    ...(values.comment.length > LONGEST_TEXT ? [{ field: 'comment', text: tooLong('comment') }] : []),
  ];
  if (errors.length > 0 || choice === undefined || link === undefined) return { errors };
  const known = new Set([...Object.values(practice.where).flat(), ...partners].map(({ id }) => id));
  return {
    value: {
      practice: practice.id,
      choice,
      where: values.where.filter((id) => known.has(id)),
      ...(values.comment !== '' && { comment: values.comment }),
      evidence: [
        ...(saved?.evidence.filter(({ id }) => id !== TEXT_ID && id !== LINK_ID) ?? []),
        ...pieceOf(TEXT_ID, values.evidenceText),
        ...pieceOf(LINK_ID, link),
      ],
    },
  };
};

const pieceOf = (kind: 'text' | 'link', value: string): Evidence[] =>
  value === '' ? [] : [{ id: kind, kind, title: '', value }];

const readChoice = (text: string): Choice | undefined =>
  choiceSchema.safeParse(/^\d$/.test(text) ? Number(text) : text).data;

/** A web address as people type it, with or without its scheme; empty for none, undefined for what is none. */
const readLink = (text: string): string | undefined => {
  if (text === '') return '';
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const link = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = link !== undefined && /^https?:$/.test(link.protocol) && link.hostname.includes('.');
  return isWeb && address.length <= LONGEST_TEXT ? address : undefined;
};
