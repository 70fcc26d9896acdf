import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FunctionError, type FunctionPool } from '#infra/local/function-pool.ts';
import { startGateway } from '#infra/local/gateway.ts';
import { match, parseRoute } from '#infra/local/routes.ts';
import { freePort } from '#test/pipeline/free-port.ts';

let lastEvent: APIGatewayProxyEventV2;
let respond: (event: APIGatewayProxyEventV2) => unknown = () => ({ statusCode: 200, body: 'fine' });
/** A stand-in for the thread of a function: what reaches it is what this test is about. */
const pool = (name: string): FunctionPool => ({
  name,
  warm: async () => {},
  stop: async () => {},
  invoke: async (event) => {
    lastEvent = event as APIGatewayProxyEventV2;
    return respond(lastEvent);
  },
});
const form = pool('form');
const api = pool('api');
const routes = [
  parseRoute('ANY /', form),
  parseRoute('ANY /{proxy+}', form),
  parseRoute('POST /v1/submissions', api),
  parseRoute('GET /v1/submissions/{id}', api),
];

describe('routes', () => {
  it.each([
    ['GET', '/', 'form'],
    ['GET', '/city/search', 'form'],
    ['POST', '/v1/submissions', 'api'],
    ['GET', '/v1/submissions', 'form'],
    ['GET', '/v1/submissions/1', 'api'],
    ['GET', '/v1/submissions/1/2', 'form'],
  ])('%s %s goes to the %s', (method, path, expected) => {
    expect(match(routes, method, path)?.route.target.name).toBe(expected);
  });

  it('hands over what stands in the path', () => {
    expect(match(routes, 'GET', '/v1/submissions/a%20b')?.parameters).toEqual({ id: 'a b' });
    expect(match(routes, 'GET', '/a/b')?.parameters).toEqual({ proxy: 'a/b' });
  });
});

describe('the gateway', () => {
  let address: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const port = await freePort();
    const edge = {
      originHeaders: (ip: string) => ({ 'x-origin-secret': 'the right one', 'x-viewer-address': ip }),
      cachedPrefixes: ['/assets/'],
    };
    ({ stop } = await startGateway({ port, routes, edge, log: () => {} }));
    address = `http://127.0.0.1:${port}`;
  });
  afterAll(() => stop());

  it('tells the function that a request came the right way, whatever the caller claims', async () => {
    await fetch(`${address}/`, { headers: { 'X-Origin-Secret': 'a guess' } });
    expect(lastEvent.headers['x-origin-secret']).toBe('the right one');
  });

  it('tells the function who asks, whatever the caller claims', async () => {
    await fetch(`${address}/`, { headers: { 'X-Viewer-Address': '203.0.113.9' } });
    expect(lastEvent.headers['x-viewer-address']).toBe('127.0.0.1');
  });

  it('hands over cookies apart, forms in base64 and JSON as text, as an HTTP API does', async () => {
    await fetch(`${address}/save?a=1&a=2`, {
      method: 'POST',
      headers: { cookie: 'one=1; two=2' },
      body: new URLSearchParams({ answer: 'São Paulo' }),
    });
    expect(lastEvent).toMatchObject({
      cookies: ['one=1', 'two=2'],
      rawPath: '/save',
      rawQueryString: 'a=1&a=2',
      queryStringParameters: { a: '1,2' },
      isBase64Encoded: true,
      requestContext: { http: { method: 'POST' } },
    });
    expect(lastEvent.headers.cookie).toBeUndefined();
    expect(Buffer.from(lastEvent.body ?? '', 'base64').toString()).toBe('answer=S%C3%A3o+Paulo');

    await fetch(`${address}/v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ø":1}',
    });
    expect(lastEvent).toMatchObject({ body: '{"ø":1}', isBase64Encoded: false });
  });

  it('gives back several cookies and bytes', async () => {
    const body = Buffer.from([0, 255]).toString('base64');
    respond = () => ({
      statusCode: 201,
      cookies: ['a=1', 'b=2'],
      headers: { 'content-type': 'image/png' },
      body,
      isBase64Encoded: true,
    });
    const response = await fetch(`${address}/`);
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...(await response.bytes())]).toEqual([0, 255]);
  });

  it('compresses what CloudFront would compress, and pages not', async () => {
    respond = () => ({ statusCode: 200, headers: { 'content-type': 'text/css' }, body: 'a'.repeat(2000) });
    expect((await fetch(`${address}/assets/x.css`)).headers.get('content-encoding')).toBe('gzip');
    expect((await fetch(`${address}/x.css`)).headers.get('content-encoding')).toBeNull();
  });

  it('shows nothing of what broke', async () => {
    respond = () => {
      throw new FunctionError('TypeError', 'secret detail');
    };
    const broken = await fetch(`${address}/`);
    expect([broken.status, await broken.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
    respond = () => {
      throw new FunctionError('Timeout', 'too long');
    };
    expect((await fetch(`${address}/`)).status).toBe(503);
  });

  it('refuses more than a function can take', async () => {
    const response = await fetch(`${address}/`, { method: 'POST', body: new Uint8Array(7 * 1024 * 1024) }).catch(
      () => undefined,
    );
    expect(response === undefined || response.status === 413).toBe(true);
  });

  it('refuses pages that come under another name, so that no foreign web page reads this computer', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(address, { headers: { host: 'evil.example' } }, ({ statusCode }) => resolve(statusCode)).end();
    });
    expect(status).toBe(421);
  });
});
