import type { Wording } from '#shared/ports/content.ts';

/** One wrong field, in words that say how to mend it. */
export interface FieldError {
  /** Id of the field, to which the summary links. */
  readonly field: string;
  readonly text: string;
}

/** What a form was read as: either its value or everything that is wrong with it. */
export type Read<Value> =
  | { readonly value: Value; readonly errors?: undefined }
  | { readonly value?: undefined; readonly errors: FieldError[] };

/** The message of one field, as govuk macros take it. */
export const errorMessageOf = (errors: readonly FieldError[] | undefined, field: string, say: Wording) => {
  const error = errors?.find((candidate) => candidate.field === field);
  return error === undefined ? undefined : { text: error.text, visuallyHiddenText: say('form.error-prefix') };
};
