import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import { type HttpHandler, type HttpRequest, type HttpResponse, requireOrigin } from './http.ts';
import { logger } from './logger.ts';
import { compressPage } from './page-compression.ts';
import { CONTENT_SECURITY_POLICY } from './page-policy.ts';
import { STATUS } from './problem.ts';
import { codeOf } from './worker.ts';

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export interface PageHttpSettings {
  readonly originSecret: string;
  /** The page that says what went wrong, in the visitor's language. */
  readonly errorPage: (error: unknown, request: HttpRequest) => HttpResponse;
}

export const statusOf = (error: unknown): number => STATUS[codeOf(error) as keyof typeof STATUS] ?? 500;

/** The middleware of every function that answers pages. Error pages get the same headers as all others. */
export const withPageHttp = (handler: HttpHandler, { originSecret, errorPage }: PageHttpSettings) =>
  middy<HttpRequest, HttpResponse>()
    .use(httpHeaderNormalizer())
    .use({ after: finish, onError: finish })
    .before(requireOrigin(originSecret))
    .onError((request) => {
      const { event, error } = request;
      const status = statusOf(error);
      const reference = event.requestContext.requestId;
      logger[status < 500 ? 'warn' : 'error']('request failed', { reference, status, code: codeOf(error) });
      request.response = errorPage(error, event);
    })
    .handler(handler);

const finish = (request: { event: HttpRequest; response: HttpResponse | null }): void => {
  if (request.response === null) return;
  const headers = { ...SECURITY_HEADERS, ...request.response.headers };
  request.response = compressPage(request.event, { ...request.response, headers });
};
