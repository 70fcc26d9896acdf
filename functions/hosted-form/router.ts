import type { Reply } from './reply.ts';
import type { MemberVisit, ReaderVisit, SignedInVisit, Visit } from './visit.ts';

type Handle<Visitor> = (visit: Visitor) => Reply | Promise<Reply>;

interface Address {
  readonly method: 'GET' | 'POST';
  /** `:name` stands for one part of a path. */
  readonly pattern: string;
}

/**
 * A page with the people it is for. `member`: whoever has a part in the assessment that the path names;
 * `coordinator`: only its coordinators; `assessor`: only who assesses its evidence; `reader`: the city's own members of
 * the assessment behind the submission in the path.
 */
export type Route = Address &
  (
    | { readonly audience: 'anyone'; readonly handle: Handle<Visit> }
    | { readonly audience: 'signed-in'; readonly handle: Handle<SignedInVisit> }
    | { readonly audience: 'member' | 'coordinator' | 'assessor'; readonly handle: Handle<MemberVisit> }
    | { readonly audience: 'reader'; readonly handle: Handle<ReaderVisit> }
  );

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly route: Route;
  readonly expression: RegExp;
}

const compile = (route: Route): CompiledRoute => ({
  route,
  expression: new RegExp(`^${route.pattern.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[\\w.~-]+)')}$`),
});

/** Finds the one route of a method and path. Two routes that are the same but for names of parts are refused. */
export const createRouter = (routes: readonly Route[]): ((method: string, path: string) => Match | undefined) => {
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
