import type { Submission } from '#shared/contracts/submission.ts';
import { type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { TokenHolder } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import { type HttpHandler, json, parseJsonBody } from '../platform/http.ts';
import { type FindToken, requireToken } from './token.ts';

/** 200 respondents with 20 answers and their comments fit; more is refused before it is parsed. */
export const MAXIMUM_BODY_BYTES = 1_000_000;

export interface PostSubmissionDeps {
  readonly findToken: FindToken;
  readonly submit: (
    input: SubmissionInput,
    context: { source: 'api'; verified: readonly [] },
  ) => Promise<Pick<Submission, 'id' | 'version' | 'submittedAt'>>;
  readonly audit: AuditLog;
}

/** `POST /v1/submissions`: takes a whole assessment. The same document again is accepted again. */
export const createPostSubmission =
  ({ findToken, submit, audit }: PostSubmissionDeps): HttpHandler =>
  async (request) => {
    const holder = await requireToken(request, findToken);
    const input = parseJsonBody(request, submissionInputSchema, MAXIMUM_BODY_BYTES);
    requireOwnCity(input, holder);
    const { id, version, submittedAt } = await submit(input, { source: 'api', verified: [] });
    await audit.record({ action: 'assessment-submitted', round: input.round, city: input.city, submission: id });
    return json(202, { id, version, submittedAt, status: `/v1/submissions/${id}` });
  };

const requireOwnCity = ({ round, city }: SubmissionInput, holder: TokenHolder): void => {
  if (round === holder.round && city === holder.city) return;
  throw new DomainError('not_allowed', 'The token is for another city or round', [
    { field: round === holder.round ? 'city' : 'round', message: 'token-of-another' },
  ]);
};
