import type { Wording } from '#shared/ports/content.ts';
import type { PageBlock } from '../../pages/blocks.ts';
import type { Field } from '../../pages/fields.ts';

/** What the macros take, as far as it says what stands in a field. */
interface Filled {
  readonly fieldset?: { readonly legend: { readonly text: string } };
  readonly label?: { readonly text: string };
  readonly items?: readonly { readonly text?: string; readonly checked?: boolean }[];
  readonly value?: string;
}

const wordsOf = ({ items, value = '' }: Filled): string =>
  items === undefined
    ? value.replaceAll('\n', ', ')
    : items.flatMap(({ text, checked }) => (checked === true && text !== undefined ? [text] : [])).join('; ');

/** The fields of a form, each with what is chosen or stands in it, as facts to read beside the form. */
export const valuesInWords = (say: Wording, fields: readonly Field[]): PageBlock => ({
  kind: 'facts',
  rows: fields.flatMap((field) => {
    if (field.kind === 'block' || field.kind === 'details') return [];
    const filled = field.parameters as Filled;
    const term = filled.fieldset?.legend.text ?? filled.label?.text ?? '';
    return [{ term, value: wordsOf(filled) || say('form.check.no-answer') }];
  }),
});
