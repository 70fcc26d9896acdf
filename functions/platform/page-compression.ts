import { gzipSync } from 'node:zlib';
import type { HttpRequest, HttpResponse } from './http.ts';

/** Smaller bodies fit one packet anyway. */
const SMALLEST_BYTES = 1000;
const TEXT = /^(text\/|application\/(json|javascript)|image\/svg)/;

const typeOf = ({ headers = {} }: HttpResponse): string =>
  String(Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '');

const takesGzip = ({ headers }: HttpRequest): boolean =>
  (headers['accept-encoding'] ?? '').split(',').some((part) => /^\s*gzip\s*(;\s*q=(0\.\d*[1-9]|1)\d*)?\s*$/.test(part));

/**
 * Compresses a page for a browser that takes it: the network in front compresses only what it may keep, and pages of
 * people are never kept. Tokens of forms differ on every page, so that sizes tell nothing of them.
 */
export const compressPage = (request: HttpRequest, response: HttpResponse): HttpResponse => {
  const { body, isBase64Encoded = false } = response;
  if (body === undefined || isBase64Encoded || !TEXT.test(typeOf(response))) return response;
  const headers = { ...response.headers, vary: 'accept-encoding' };
  if (!takesGzip(request) || Buffer.byteLength(body) < SMALLEST_BYTES) return { ...response, headers };
  return {
    ...response,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: gzipSync(body).toString('base64'),
    isBase64Encoded: true,
  };
};
