import { timingSafeEqual } from 'node:crypto';
import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { DomainError } from '#shared/domain/errors.ts';
import type { Content } from '#shared/ports/content.ts';
import { preferredLanguage } from './language.ts';
import { logger } from './logger.ts';
import { parseInput } from './parse.ts';
import { problemOf } from './problem.ts';
import { codeOf } from './worker.ts';

export type HttpRequest = APIGatewayProxyEventV2;
export type HttpResponse = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** Refuses what did not come through the firewall, which alone knows the secret. */
export const requireOrigin = (secret: string) => (request: { event: HttpRequest }) => {
  const given = Buffer.from(request.event.headers['x-origin-secret'] ?? '');
  const expected = Buffer.from(secret);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new DomainError('not_allowed', 'The request did not pass the firewall');
};

export interface HttpSettings {
  readonly content: Pick<Content, 'wording'>;
  readonly originSecret: string;
}

/** Set at the edge, whatever a caller claims: behind it the request itself only names a server of CloudFront. */
export const VIEWER_ADDRESS_HEADER = 'x-viewer-address';

/** The network address of whoever asks, for limits. Trust it only after `requireOrigin`. */
export const networkAddressOf = ({ headers, requestContext }: HttpRequest): string =>
  headers[VIEWER_ADDRESS_HEADER] ?? requestContext.http.sourceIp;

/** The middleware of every function that answers JSON. The error mapper comes last, so that errors get the headers too. */
export const withJsonHttp = (handler: HttpHandler, { content, originSecret }: HttpSettings) =>
  middy<HttpRequest, HttpResponse>()
    .use(httpHeaderNormalizer())
    .use(httpSecurityHeaders())
    .before(requireOrigin(originSecret))
    .onError((request) => {
      const { event, error } = request;
      const reference = event.requestContext.requestId;
      const say = content.wording(preferredLanguage(event.headers['accept-language']));
      const problem = problemOf(error, say, reference);
      logger[problem.status < 500 ? 'warn' : 'error']('request failed', {
        reference,
        route: event.routeKey,
        status: problem.status,
        code: codeOf(error),
      });
      request.response = json(problem.status, problem, 'application/problem+json');
    })
    .handler(handler);

/** The body's bytes as text, refused before it is read when it is larger than `maximumBytes`. */
export const bodyText = ({ body = '', isBase64Encoded }: HttpRequest, maximumBytes: number): string => {
  const bytes = isBase64Encoded ? Math.floor((body.length * 3) / 4) : Buffer.byteLength(body);
  if (bytes > maximumBytes) throw new DomainError('too_large', `The body is larger than ${maximumBytes} bytes`);
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
};

export const parseJsonBody = <Schema extends z.ZodType>(
  request: HttpRequest,
  schema: Schema,
  maximumBytes: number,
): z.output<Schema> => {
  const text = bodyText(request, maximumBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError('invalid_input', 'The body is not JSON', [{ field: '', message: 'not-json' }]);
  }
  return parseInput(schema, value);
};

export const json = (statusCode: number, body: unknown, contentType = 'application/json'): HttpResponse => ({
  statusCode,
  headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
