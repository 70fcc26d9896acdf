import type { Wording } from '#shared/ports/content.ts';
import type { PageBlock } from './blocks.ts';
import { errorMessageOf, type FieldError } from './field-errors.ts';

/** A field of a form: which macro shows it, with the parameters that the macro takes. */
export type Field =
  | { readonly kind: 'radios' | 'checkboxes' | 'input' | 'textarea' | 'file'; readonly parameters: object }
  | { readonly kind: 'details'; readonly parameters: object; readonly fields: readonly Field[] }
  | { readonly kind: 'block'; readonly block: PageBlock };

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
  /** Words between this option and the one before. */
  readonly divider?: string;
  /** Chosen, it rules out the others. */
  readonly isAlone?: boolean;
}

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly say: Wording;
  /** The label is the page's heading. */
  readonly isHeading?: boolean;
  readonly classes?: string;
}

const hintOf = (hint: string | undefined) => (hint === undefined ? undefined : { text: hint });

const legendOf = ({ label, isHeading = false }: Common) => ({
  legend: {
    text: label,
    isPageHeading: isHeading,
    classes: isHeading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s',
  },
});

const labelOf = ({ label, isHeading = false }: Common) => ({
  text: label,
  isPageHeading: isHeading,
  classes: isHeading ? 'govuk-label--l' : 'govuk-label--s',
});

const itemsOf = (options: readonly Option[], chosen: readonly string[], isRadios: boolean, hasBoldLabels: boolean) =>
  options.flatMap(({ value, text, hint, divider, isAlone }) => [
    ...(divider === undefined ? [] : [{ divider }]),
    {
      value,
      text,
      checked: chosen.includes(value),
      ...(hint !== undefined && { hint: { text: hint }, label: { classes: hasBoldLabels ? 'govuk-label--s' : '' } }),
      ...(isAlone === true && !isRadios && { behaviour: 'exclusive' }),
    },
  ]);

export const radios = (
  field: Common & { options: readonly Option[]; chosen: string; hasBoldLabels?: boolean },
): Field => ({
  kind: 'radios',
  parameters: {
    name: field.name,
    idPrefix: field.name,
    classes: field.classes,
    fieldset: legendOf(field),
    hint: hintOf(field.hint),
    errorMessage: errorMessageOf(field.errors, field.name, field.say),
    items: itemsOf(field.options, field.chosen === '' ? [] : [field.chosen], true, field.hasBoldLabels ?? false),
  },
});

export const checkboxes = (
  field: Common & { options: readonly Option[]; chosen: readonly string[]; idPrefix?: string },
): Field => ({
  kind: 'checkboxes',
  parameters: {
    name: field.name,
    idPrefix: field.idPrefix ?? field.name,
    classes: field.classes,
    fieldset: legendOf(field),
    hint: hintOf(field.hint),
    errorMessage: errorMessageOf(field.errors, field.name, field.say),
    items: itemsOf(field.options, field.chosen, false, false),
  },
});

interface Typed extends Common {
  readonly value: string;
  readonly suffix?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'url' | 'search';
  readonly type?: 'email' | 'url' | 'search';
  readonly autocomplete?: string;
}

export const input = (field: Typed): Field => ({
  kind: 'input',
  parameters: {
    id: field.name,
    name: field.name,
    label: labelOf(field),
    hint: hintOf(field.hint),
    value: field.value,
    type: field.type ?? 'text',
    inputmode: field.inputMode,
    autocomplete: field.autocomplete,
    classes: field.classes,
    spellcheck: false,
    errorMessage: errorMessageOf(field.errors, field.name, field.say),
    attributes: { dir: 'auto' },
    ...(field.suffix !== undefined && { suffix: { text: field.suffix } }),
  },
});

/** `maximum`: characters, which the pages' script counts when they run out. */
export const textarea = (field: Common & { value: string; rows?: number; maximum?: number }): Field => ({
  kind: 'textarea',
  parameters: {
    id: field.name,
    name: field.name,
    rows: String(field.rows ?? 4),
    label: labelOf(field),
    hint: hintOf(field.hint),
    value: field.value,
    errorMessage: errorMessageOf(field.errors, field.name, field.say),
    attributes: { dir: 'auto', ...(field.maximum !== undefined && { 'data-maximum': String(field.maximum) }) },
  },
});

/** `accept`: kinds of files that the browser offers first. */
export const file = (field: Common & { accept: string }): Field => ({
  kind: 'file',
  parameters: {
    id: field.name,
    name: field.name,
    label: labelOf(field),
    hint: hintOf(field.hint),
    errorMessage: errorMessageOf(field.errors, field.name, field.say),
    attributes: { accept: field.accept },
  },
});

/** Fields that most people leave alone: folded, and open when they hold something or are wrong. */
export const fold = (title: string, isOpen: boolean, fields: readonly Field[]): Field => ({
  kind: 'details',
  parameters: { summaryText: title, open: isOpen, classes: 'app-fold' },
  fields,
});
