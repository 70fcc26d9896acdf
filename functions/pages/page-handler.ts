import { DomainError } from '#shared/domain/errors.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import type { HttpHandler, HttpRequest, HttpResponse } from '../platform/http.ts';
import { keepTyped } from './kept-text.ts';
import { type ReadVisitDeps, readVisit } from './read-visit.ts';
import { data, type Reply } from './reply.ts';
import { createRespond, type RespondDeps } from './respond.ts';
import { type Address, createRouter, type Match } from './router.ts';
import { presentSignIn } from './sign-in-form.ts';
import type { Visit } from './visit.ts';

export interface PageHandlerDeps extends ReadVisitDeps, RespondDeps {
  readonly drafts: DraftRepository;
}

export interface Pages<Route extends Address> {
  /** What is not in this table does not exist. */
  readonly routes: readonly Route[];
  /** Lets the visitor in to a page and shows it, or throws. */
  readonly admit: (route: Route, visit: Visit) => Promise<Reply>;
}

/** Answers with pages: finds the route, checks where a form came from, lets the visitor in, shows the page. */
export const createPageHandler = <Route extends Address>(
  deps: PageHandlerDeps,
  { routes, admit }: Pages<Route>,
): HttpHandler => {
  const findRoute = createRouter(routes);
  const respond = createRespond(deps);

  const hasPage = (path: string): boolean => findRoute('GET', path) !== undefined;

  /** Of a page that this browser or, in an earlier session, this person was shown. */
  const isOwnForm = ({ fields, path, person, now }: Visit, formSecret: string): boolean =>
    deps.formTokens.verify(fields.text('csrf'), formSecret) ||
    (person !== undefined && deps.formTokens.verifyOwner(fields.text('owner'), person.id, path, now));

  const answer = async (method: string, visit: Visit, formSecret: string, match: Match<Route>): Promise<Reply> => {
    if (method !== 'POST') return admit(match.route, visit);
    if (!isOwnForm(visit, formSecret)) return refuseForm(deps, visit, hasPage(visit.path));
    const reply = await admit(match.route, visit);
    if (visit.draft !== undefined && visit.person !== undefined && isSaved(reply)) {
      await deps.drafts.delete(visit.person.id, visit.path);
    }
    return reply;
  };

  return async (request: HttpRequest): Promise<HttpResponse> => {
    const { method } = request.requestContext.http;
    const match = findRoute(method, request.rawPath);
    if (match === undefined) throw new DomainError('not_found', 'No such page');
    const { visit, formSecret, cookies } = await readVisit(request, match.parameters, deps);
    try {
      return respond(await answer(method, visit, formSecret, match), { visit, formSecret, cookies });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'not_signed_in')) throw error;
      return respond(toSignIn(request, hasPage), { visit, formSecret, cookies });
    }
  };
};

const isSaved = (reply: Reply): boolean =>
  reply.kind === 'redirect' || (reply.kind === 'data' && reply.body.state === 'saved');

/** A page whose session has ended is kept until its person has signed in again; any other form is refused. */
const refuseForm = (deps: Pick<PageHandlerDeps, 'seal'>, visit: Visit, isPage: boolean): Reply => {
  const { fields, person, say, path } = visit;
  if (person !== undefined || fields.text('owner') === '') {
    throw new DomainError('form_expired', 'The form carries no token of this browser');
  }
  if (!isPage) throw new DomainError('not_signed_in', 'The session of this form has ended');
  if (fields.text('go') === 'autosave') return data({ state: 'signed-out' }, 403);
  return presentSignIn({ say, address: '', next: path, kept: keepTyped(deps, visit) });
};

/** Back to the page that was wanted; for a form without a page of its own, to the page above it. */
const toSignIn = ({ rawPath, rawQueryString }: HttpRequest, hasPage: (path: string) => boolean): Reply => {
  let path = rawPath;
  while (!hasPage(path) && path !== '/') path = path.slice(0, path.lastIndexOf('/')) || '/';
  const wanted = rawQueryString === '' ? path : `${path}?${rawQueryString}`;
  return { kind: 'redirect', to: `/sign-in?next=${encodeURIComponent(wanted)}` };
};
