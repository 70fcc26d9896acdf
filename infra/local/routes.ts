import type { FunctionPool } from './function-pool.ts';
import { functionNamed } from './functions.ts';
import { physicalName } from './names.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

export interface Route {
  /** As in the template, such as `GET /v1/submissions/{id}`. */
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly target: FunctionPool;
}

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

export const parseRoute = (key: string, target: FunctionPool): Route => {
  const [method = 'ANY', path = '/'] = key.split(' ');
  return { key, method, segments: path.split('/').slice(1), target };
};

export const routesOf = (
  template: Template,
  resolver: Resolver,
  pools: ReadonlyMap<string, FunctionPool>,
): readonly Route[] => {
  const integrations = new Map(
    resourcesOf(template, 'AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [
      physicalName(id),
      String((resolver.resolve(Properties) as { IntegrationUri: string }).IntegrationUri),
    ]),
  );
  return resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
    const { RouteKey, Target } = resolver.resolve(Properties) as { RouteKey: string; Target: string };
    const uri = integrations.get(Target.replace(/^integrations\//, ''));
    if (uri === undefined) throw new Error(`Route ${RouteKey} leads nowhere`);
    return parseRoute(RouteKey, functionNamed(template, pools, uri));
  });
};

const parametersOf = (route: Route, parts: readonly string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of route.segments.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(segment)?.[1];
    if (greedy !== undefined) {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [greedy]: rest };
    }
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    const part = parts[index];
    if (part === undefined || (name === undefined ? part !== segment : part === '')) return undefined;
    if (name !== undefined) parameters[name] = part;
  }
  return parts.length === route.segments.length ? parameters : undefined;
};

/** The more literal a route, the earlier it is asked; a method before ANY: the order of API Gateway. */
const rank = ({ segments, method }: Route): string =>
  segments.map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0')).join('') +
  (method === 'ANY' ? '1' : '0');

/** The route that API Gateway would choose for a request. */
export const match = (routes: readonly Route[], method: string, path: string): Match | undefined => {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  const found = routes.flatMap((route) => {
    const parameters = route.method === 'ANY' || route.method === method ? parametersOf(route, parts) : undefined;
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  return found.sort((one, other) => (rank(one.route) < rank(other.route) ? -1 : 1))[0];
};
