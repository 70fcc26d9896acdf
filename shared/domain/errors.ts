/**
 * Every failure the core can name. Adapters decide what each one means on their
 * side: `functions/platform/problem.ts` for HTTP, the workers for queues.
 */
export const ERROR_CODES = [
  'invalid_input',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'round_unknown',
  'round_closed',
  'city_unknown',
  'instrument_unknown',
  'language_unknown',
  'submission_conflict',
  'submission_not_found',
  'release_not_found',
  'release_conflict',
  'release_refused',
  'too_large',
  'too_many_requests',
  'link_expired',
  'form_expired',
] as const;
export type DomainErrorCode = (typeof ERROR_CODES)[number];

/** One wrong field: where it is, and the key of the sentence that says what is wrong and how to mend it. */
export interface FieldIssue {
  /** Path such as `responses.0.answers.3.choice`. */
  readonly field: string;
  /** Key under `errors.` of the language files. */
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: DomainErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(code: DomainErrorCode, message: string, issues: readonly FieldIssue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}
