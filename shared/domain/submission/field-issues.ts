import type { FieldIssue } from '../errors.ts';

/** What can be wrong with a well-formed submission; each has its sentence under `errors.fields.` of a language. */
export const SUBMISSION_ISSUES = [
  'round-not-open-yet',
  'round-closed',
  'instrument-not-of-round',
  'language-not-of-round',
  'city-unknown',
  'respondent-twice',
  'practice-unknown',
  'practice-twice',
  'option-unknown',
  'option-twice',
  'evidence-twice',
  'not-link',
  'reason-missing',
  'too-many-do-not-apply',
  'condition-unknown',
  'condition-twice',
  'capability-twice',
  'feature-unknown',
  'feature-asked-elsewhere',
  'feature-value-wrong',
  'power-twice',
  'addition-is-own-city',
  'addition-twice',
  'recipient-twice',
] as const;
export type SubmissionIssue = (typeof SUBMISSION_ISSUES)[number];

/** An issue at a path such as `['responses', 0, 'respondent']`. */
export const issueAt = (
  path: readonly (string | number)[],
  message: SubmissionIssue,
  values?: FieldIssue['values'],
): FieldIssue => ({ field: path.join('.'), message, ...(values !== undefined && { values }) });

/** Every entry whose key an earlier entry already has, with its index. */
export const repeated = <Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): { readonly key: string; readonly index: number }[] => {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated ? [{ key, index }] : [];
  });
};
