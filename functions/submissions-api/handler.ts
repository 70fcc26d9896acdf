import { DomainError } from '#shared/domain/errors.ts';
import type { HttpHandler } from '../platform/http.ts';
import { createGetSubmission, type GetSubmissionDeps } from './get-submission.ts';
import { createGetDescription } from './openapi.ts';
import { createPostSubmission, type PostSubmissionDeps } from './post-submission.ts';

export interface SubmissionsApiDeps extends PostSubmissionDeps, GetSubmissionDeps {
  readonly publicAddress: string;
}

/** The routes of the API, by the keys that the stack declares. */
export const createHandler = (deps: SubmissionsApiDeps): HttpHandler => {
  const routes = new Map<string, HttpHandler>([
    ['POST /v1/submissions', createPostSubmission(deps)],
    ['GET /v1/submissions/{id}', createGetSubmission(deps)],
    ['GET /v1/openapi.json', createGetDescription(deps.publicAddress)],
  ]);
  return async (request) => {
    const route = routes.get(request.routeKey);
    if (route === undefined) throw new DomainError('not_found', `No route ${request.routeKey}`);
    return route(request);
  };
};
