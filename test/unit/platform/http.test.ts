import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type HttpHandler, json, parseJsonBody, withJsonHttp } from '#functions/platform/http.ts';
import { createWording, readLanguage } from '#functions/platform/wording.ts';
import { anHttpRequest } from '../../fakes/http-request.ts';

const content = { wording: () => createWording(readLanguage('en'), 'en') };
const originSecret = 'a secret that the firewall knows';
const run = async (handler: HttpHandler, change: Parameters<typeof anHttpRequest>[0] = {}) => {
  const request = anHttpRequest({ ...change, headers: { 'x-origin-secret': originSecret, ...change.headers } });
  return withJsonHttp(handler, { content, originSecret })(request, {} as Context);
};
const fine: HttpHandler = async () => json(200, { fine: true });

describe('an HTTP function', () => {
  it('refuses a request that did not pass the firewall', async () => {
    for (const secret of ['', 'a wrong one', `${originSecret}x`, originSecret.toUpperCase()]) {
      expect(await run(fine, { headers: { 'x-origin-secret': secret } })).toMatchObject({ statusCode: 403 });
    }
    expect(await run(fine)).toMatchObject({ statusCode: 200 });
  });

  it('sends security headers with answers and with errors', async () => {
    const failing: HttpHandler = async () => {
      throw new Error('hush');
    };
    for (const handler of [fine, failing]) {
      const { headers } = await run(handler);
      expect(headers).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Strict-Transport-Security': expect.stringContaining('max-age='),
        'cache-control': 'no-store',
      });
    }
  });

  it('answers an unknown error with a reference and nothing else', async () => {
    const { statusCode, body, headers } = await run(async () => {
      throw new Error('the table is called secret');
    });
    expect(statusCode).toBe(500);
    expect(headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(body ?? '')).toMatchObject({ instance: 'urn:request:request-1' });
    expect(body).not.toContain('secret');
  });

  it('refuses a body that is too large before it reads it, in either encoding', async () => {
    const parse: HttpHandler = async (request) => json(200, parseJsonBody(request, z.unknown(), 10));
    const text = JSON.stringify('x'.repeat(20));
    expect(await run(parse, { body: text })).toMatchObject({ statusCode: 413 });
    const encoded = { body: Buffer.from(text).toString('base64'), isBase64Encoded: true };
    expect(await run(parse, encoded)).toMatchObject({ statusCode: 413 });
    expect(await run(parse, { body: 'MQ==', isBase64Encoded: true })).toMatchObject({ statusCode: 200, body: '1' });
  });

  it('says that a body is no JSON', async () => {
    const parse: HttpHandler = async (request) => json(200, parseJsonBody(request, z.unknown(), 100));
    const { statusCode, body } = await run(parse, { body: '{"a":' });
    expect(statusCode).toBe(422);
    expect(JSON.parse(body ?? '').errors).toMatchObject([{ code: 'not-json' }]);
  });
});
