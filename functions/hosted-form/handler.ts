import { createPageHandler, type PageHandlerDeps } from '../pages/page-handler.ts';
import type { HttpHandler } from '../platform/http.ts';
import { createAdmit } from './admit.ts';
import { createRoutes, type RouteDeps } from './routes.ts';

export type HostedFormDeps = RouteDeps & PageHandlerDeps;

/** Every page of the form. */
export const createHandler = (deps: HostedFormDeps): HttpHandler =>
  createPageHandler(deps, { routes: createRoutes(deps), admit: createAdmit(deps) });
