import { DomainError, type DomainErrorCode } from '#shared/domain/errors.ts';
import type { Wording } from '#shared/ports/content.ts';

/** An RFC 9457 problem, the body of every failed response of the API. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** What a person quotes when asking for help. */
  readonly instance?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export const STATUS: Record<DomainErrorCode, number> = {
  invalid_input: 422,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  round_unknown: 422,
  round_closed: 409,
  city_unknown: 422,
  instrument_unknown: 422,
  language_unknown: 422,
  submission_conflict: 409,
  submission_not_found: 404,
  release_not_found: 404,
  release_conflict: 409,
  release_refused: 409,
  too_large: 413,
  too_many_requests: 429,
  link_expired: 410,
  form_expired: 403,
};

/** Says what a client may know of an error: a domain error in full and in its language, anything else nothing. */
export const problemOf = (error: unknown, say: Wording, reference: string): Problem => {
  if (!(error instanceof DomainError)) {
    return {
      type: 'about:blank',
      title: say('errors.unknown.title'),
      status: 500,
      instance: `urn:request:${reference}`,
    };
  }
  return {
    type: `/problems/${error.code.replaceAll('_', '-')}`,
    title: say(`errors.problems.${error.code}`),
    status: STATUS[error.code],
    instance: `urn:request:${reference}`,
    ...(error.issues.length > 0 && {
      errors: error.issues.map(({ field, message, values }) => ({
        pointer: `#/${field
          .split('.')
          .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
          .join('/')}`,
        code: message,
        detail: say(`errors.fields.${message}`, values),
      })),
    }),
  };
};
