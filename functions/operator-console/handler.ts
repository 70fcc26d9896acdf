import { createPageHandler, type PageHandlerDeps } from '../pages/page-handler.ts';
import type { HttpHandler } from '../platform/http.ts';
import { type AdmitDeps, createAdmit } from './admit.ts';
import { createRoutes, type RouteDeps } from './routes.ts';

export type ConsoleDeps = PageHandlerDeps & AdmitDeps & RouteDeps;

/** Every page of the operator's console. */
export const createHandler = (deps: ConsoleDeps): HttpHandler =>
  createPageHandler(deps, { routes: createRoutes(deps), admit: createAdmit(deps) });
