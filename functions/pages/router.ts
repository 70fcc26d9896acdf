import type { Reply } from './reply.ts';

export type Handle<Visitor> = (visit: Visitor) => Reply | Promise<Reply>;

/** Where a page is; each function adds for whom it is, and no page goes without. */
export interface Address {
  readonly method: 'GET' | 'POST';
  /** `:name` stands for one part of a path. */
  readonly pattern: string;
}

export interface Match<Route extends Address> {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

const compile = <Route extends Address>(route: Route) => ({
  route,
  expression: new RegExp(`^${route.pattern.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[\\w.~-]+)')}$`),
});

/** Finds the one route of a method and path. Two routes that are the same but for names of parts are refused. */
export const createRouter = <Route extends Address>(
  routes: readonly Route[],
): ((method: string, path: string) => Match<Route> | undefined) => {
  const shapes = routes.map(({ method, pattern }) => `${method} ${pattern.replace(/:\w+/g, ':')}`);
  const twice = shapes.find((shape, index) => shapes.indexOf(shape) !== index);
  if (twice !== undefined) throw new Error(`Two routes for ${twice}`);
  const compiled = routes.map(compile);
  return (method, path) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { route, expression } of compiled) {
      const found = route.method === wanted ? expression.exec(path) : null;
      if (found !== null) return { route, parameters: { ...found.groups } };
    }
    return undefined;
  };
};
