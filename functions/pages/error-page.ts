import type { Content } from '#shared/ports/content.ts';
import type { HttpRequest, HttpResponse } from '../platform/http.ts';
import { preferredLanguage } from '../platform/language.ts';
import { statusOf } from '../platform/page-http.ts';
import { presentFailure } from './failure.ts';
import { createRespond, type RespondDeps } from './respond.ts';

export interface ErrorPageDeps extends RespondDeps {
  readonly content: Pick<Content, 'wording'>;
}

/** The page of a failed request. It reads nothing but the request, so that it works when nothing else does. */
export const createErrorPage = (deps: ErrorPageDeps) => {
  const respond = createRespond(deps);
  return (error: unknown, request: HttpRequest): HttpResponse => {
    const now = new Date(request.requestContext.timeEpoch);
    const language = preferredLanguage(request.headers['accept-language']);
    const say = deps.content.wording(language);
    const { requestId } = request.requestContext;
    const { contact } = deps.deployment;
    const reply = presentFailure(error, { ...deps, say, status: statusOf(error), reference: requestId, contact });
    const visit = {
      say,
      language,
      path: request.rawPath,
      now,
      isSignedIn: undefined,
      person: undefined,
      session: undefined,
    };
    return respond(reply, { visit, formSecret: requestId, cookies: [] });
  };
};
