import type { Wording } from '#shared/ports/content.ts';
import type { PageBlock } from './blocks.ts';
import type { FieldError } from './field-errors.ts';
import type { Field } from './fields.ts';
import { type PageReply, page } from './reply.ts';

export interface FormPage {
  readonly title: string;
  readonly caption?: string | undefined;
  /** Absent: the first field's label is the heading. */
  readonly heading?: string;
  readonly progress?: { readonly text: string; readonly value: number; readonly maximum: number };
  /** What the person has to know first. */
  readonly notices?: readonly PageBlock[];
  readonly intro?: readonly PageBlock[];
  readonly action: string;
  readonly hidden?: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly Field[];
  /** Shown last before the buttons. */
  readonly beforeButtons?: readonly PageBlock[];
  readonly buttons: readonly Button[];
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  readonly after?: readonly PageBlock[];
  readonly back?: { readonly href: string; readonly text: string };
  readonly errors?: readonly FieldError[] | undefined;
  readonly isDemonstration?: boolean;
  readonly isPublic?: boolean;
  readonly status?: number;
  /** Sends a file elsewhere: with none of our own fields. */
  readonly uploadsTo?: string | undefined;
  /** The pages' script sends the form by itself while it is filled in. */
  readonly savesWhileTyping?: boolean;
}

export interface Button {
  readonly text: string;
  readonly name?: string;
  readonly value?: string;
  readonly classes?: string;
  readonly href?: string;
  readonly preventDoubleClick?: boolean;
  /** Beside the button's own, such as an id to which an error leads. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export const button = (text: string): Button => ({ text, preventDoubleClick: true });

/** On every page of an assessment: save and go on, or save and leave. */
export const saveButtons = (say: Wording): readonly Button[] => [
  { text: say('form.save-and-continue'), name: 'go', value: 'next', preventDoubleClick: true },
  {
    text: say('form.save-and-leave'),
    name: 'go',
    value: 'leave',
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
  },
];

/** A form as a page; with errors it says so in the title and answers 422. */
export const formPage = ({
  title,
  back,
  errors,
  isDemonstration,
  isPublic,
  status,
  uploadsTo,
  ...model
}: FormPage): PageReply =>
  page({
    view: 'form',
    title,
    model: { ...model, isUpload: uploadsTo !== undefined },
    uploadsTo,
    ...(back !== undefined && { back }),
    ...(isDemonstration !== undefined && { isDemonstration }),
    ...(isPublic !== undefined && { isPublic }),
    ...(errors !== undefined && errors.length > 0 && { errors, status: 422 }),
    ...(status !== undefined && { status }),
  });
