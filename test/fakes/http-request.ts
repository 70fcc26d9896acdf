import type { HttpRequest } from '#functions/platform/http.ts';

export interface RequestChange {
  readonly method?: string;
  readonly path?: string;
  readonly routeKey?: string;
  readonly headers?: Record<string, string>;
  readonly cookies?: string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly pathParameters?: Record<string, string>;
  readonly query?: string;
}

/** A request as API Gateway hands it over (payload 2.0). */
export const anHttpRequest = (change: RequestChange = {}): HttpRequest => {
  const { method = 'GET', path = '/', query = '' } = change;
  const routeKey = change.routeKey ?? `${method} ${path}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    headers: change.headers ?? {},
    ...(change.cookies && { cookies: change.cookies }),
    ...(change.pathParameters && { pathParameters: change.pathParameters }),
    ...(change.body !== undefined && { body: change.body }),
    isBase64Encoded: change.isBase64Encoded ?? false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '23/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_428_000_000,
    },
  };
};
