import type * as z from 'zod';
import { FORMS } from '#shared/contracts/names.ts';
import { DomainError, type FieldIssue } from '#shared/domain/errors.ts';

type Issue = z.core.$ZodIssue;

const joined = (path: readonly PropertyKey[], key?: PropertyKey): string =>
  [...path, ...(key === undefined ? [] : [key])].map(String).join('.');

const boundOf = (bound: number | bigint): number => Number(bound);

/** One zod issue as the field issues that a person can act on; a union counts as a list of options. */
const fieldIssuesOfOne = (issue: Issue): FieldIssue[] => {
  const field = joined(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: joined(issue.path, key), message: 'unknown-field' }));
    case 'invalid_type':
      return [{ field, message: issue.message.includes('received undefined') ? 'required' : 'wrong-type' }];
    case 'too_small':
      return [{ field, message: `too-small-${issue.origin}`, values: { minimum: boundOf(issue.minimum) } }];
    case 'too_big':
      return [{ field, message: `too-big-${issue.origin}`, values: { maximum: boundOf(issue.maximum) } }];
    case 'invalid_value':
      return [{ field, message: 'not-an-option', values: { options: issue.values.map(String).join(', ') } }];
    case 'invalid_union':
      return [{ field, message: 'not-an-option-here' }];
    case 'invalid_format':
      return [{ field, message: formatMessage(issue) }];
    default:
      return [{ field, message: 'not-valid' }];
  }
};

/** By the form that was missed. */
const EXAMPLES: Readonly<Record<string, string>> = {
  [String(FORMS.slug)]: 'not-slug',
  [String(FORMS.cityId)]: 'not-city-id',
  [String(FORMS.instrumentVersion)]: 'not-version',
};

const formatMessage = ({ format, pattern }: z.core.$ZodIssueInvalidStringFormat): string =>
  format === 'email' || format === 'uuid' ? `not-${format}` : (EXAMPLES[pattern ?? ''] ?? 'wrong-format');

export const fieldIssuesOf = (error: z.ZodError): FieldIssue[] => error.issues.flatMap(fieldIssuesOfOne);

/** Parses what came from outside, or names every wrong field at once. */
export const parseInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid_input', 'The input does not fit its schema', fieldIssuesOf(parsed.error));
};
