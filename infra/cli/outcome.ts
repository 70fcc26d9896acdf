import { DomainError, type DomainErrorCode, type FieldIssue } from '#shared/domain/errors.ts';
import type { Wording } from '#shared/ports/content.ts';

/** What scripts can rely on. */
export const EXIT = { ok: 0, failed: 1, wrongUse: 2, refused: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command has to say, for a person and for a program. */
export interface Outcome {
  readonly text: string;
  readonly data: unknown;
  readonly exit?: ExitCode;
}

/** Something that was typed does not fit; the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The deployment cannot be reached; the message says what to do. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly issues: readonly string[];
  readonly exit: ExitCode;
}

const REFUSALS: readonly DomainErrorCode[] = ['release_refused', 'release_conflict', 'round_closed', 'not_allowed'];
const WRONG_NAMES: readonly DomainErrorCode[] = [
  'invalid_input',
  'round_unknown',
  'city_unknown',
  'instrument_unknown',
  'language_unknown',
  'release_not_found',
  'not_found',
];
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'CredentialsProviderError', 'ExpiredTokenException'];

/** AWS did not take the credentials, or does not let them do this. */
const NOT_TAKEN = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthFailure',
  'ExpiredToken',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];

const exitOf = (code: DomainErrorCode): ExitCode => {
  if (REFUSALS.includes(code)) return EXIT.refused;
  return WRONG_NAMES.includes(code) ? EXIT.wrongUse : EXIT.failed;
};

/** The sentence of a field issue, with the field's name in front. */
export const issueText = ({ field, message, values }: FieldIssue, say: Wording): string =>
  `${field}: ${say(`errors.fields.${message}`, values)}`;

const failed = (code: string, message: string): Failure => ({ code, message, issues: [], exit: EXIT.failed });

/** What went wrong, without a stack: the cause in words and the exit code that scripts rely on. */
export const failureOf = (error: unknown, say: Wording): Failure => {
  if (error instanceof DomainError) {
    const { code, message, issues } = error;
    return { code, message, issues: issues.map((issue) => issueText(issue, say)), exit: exitOf(code) };
  }
  if (error instanceof UsageError) return { ...failed('wrong_use', error.message), exit: EXIT.wrongUse };
  if (error instanceof DeploymentError) return failed('deployment', error.message);
  const { name = 'Error', code = '', message = String(error) } = error as { name?: string; code?: string } & Error;
  if (name === 'ContextImportError') return failed('context_import', message);
  if (UNREACHABLE.includes(code) || UNREACHABLE.includes(name)) {
    return failed(
      'unreachable',
      `The deployment cannot be reached (${code || name}). Is it running, are you signed in?`,
    );
  }
  if (NOT_TAKEN.includes(name)) {
    return failed(
      'refused_by_aws',
      `AWS refused this (${name}). Sign in again, or with an account that may do it: docs/deploying.md`,
    );
  }
  return failed('failed', `${name}: ${message}`);
};
