import type { Deployment } from '#shared/contracts/deployment.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Clock, Content, PersonRepository } from '#shared/ports.ts';
import type { FormTokens } from '../platform/csrf.ts';
import type { HttpHandler, HttpRequest, HttpResponse } from '../platform/http.ts';
import type { Assets } from '../platform/page-assets.ts';
import type { Render } from '../platform/page-render.ts';
import { createAdmit } from './admit.ts';
import { readVisit } from './read-visit.ts';
import { createRespond } from './respond.ts';
import { createRouter } from './router.ts';
import { createRoutes, type RouteDeps } from './routes.ts';

export interface HostedFormDeps extends RouteDeps {
  readonly content: Content;
  readonly people: PersonRepository;
  readonly deployment: Deployment;
  readonly assets: Assets;
  readonly render: Render;
  readonly formTokens: FormTokens;
  readonly now: Clock;
}

/** Every page of the form: finds its route, checks where a form came from, lets the visitor in, shows the page. */
export const createHandler = (deps: HostedFormDeps): HttpHandler => {
  const findRoute = createRouter(createRoutes(deps));
  const admit = createAdmit(deps);
  const respond = createRespond(deps);

  return async (request: HttpRequest): Promise<HttpResponse> => {
    const { method } = request.requestContext.http;
    const match = findRoute(method, request.rawPath);
    if (match === undefined) throw new DomainError('not_found', 'No such page');
    const { visit, formSecret, cookies } = await readVisit(request, match.parameters, deps);
    if (method === 'POST' && !deps.formTokens.verify(visit.fields.text('csrf'), formSecret)) {
      throw new DomainError('form_expired', 'The form carries no token of this browser');
    }
    try {
      return respond(await admit(match.route, visit), { visit, formSecret, cookies });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'not_signed_in')) throw error;
      return respond(toSignIn(request), { visit, formSecret, cookies });
    }
  };
};

const toSignIn = ({ rawPath, rawQueryString }: HttpRequest) => {
  const wanted = rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;
  return { kind: 'redirect', to: `/sign-in?next=${encodeURIComponent(wanted)}` } as const;
};
