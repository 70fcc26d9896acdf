import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Edge } from './edge.ts';
import { closeServer, listen } from './emulators.ts';
import { toHttpEvent } from './http-event.ts';
import { match, type Route } from './routes.ts';

/** What a request and its answer may weigh together with their wrapping, as in Lambda. */
const LIMIT_BYTES = 6 * 1024 * 1024;
/** How long a line stays open that nothing comes on. */
const IDLE_MS = 75_000;
const COMPRESSED = /^(text\/|application\/(json|javascript|xml)|image\/svg\+xml|font\/ttf)/;

class TooLargeError extends Error {}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw new TooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const answer = (response: ServerResponse, status: number, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ message }));
};

const isStructured = (result: unknown): result is APIGatewayProxyStructuredResultV2 =>
  typeof result === 'object' && result !== null && 'statusCode' in result;

const send = (response: ServerResponse, result: unknown, mayCompress: boolean): void => {
  const structured = isStructured(result) ? result : { statusCode: 200, body: JSON.stringify(result) };
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded = false } = structured;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8');
  let bytes: Buffer = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const type = String(response.getHeader('content-type'));
  if (mayCompress && bytes.length >= 1000 && COMPRESSED.test(type) && !response.hasHeader('content-encoding')) {
    bytes = gzipSync(bytes);
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('vary', 'accept-encoding');
  }
  response.statusCode = statusCode;
  if (statusCode !== 204 && statusCode !== 304) response.setHeader('content-length', bytes.length);
  response.end(bytes);
};

export interface GatewayOptions {
  readonly port: number;
  readonly routes: readonly Route[];
  readonly edge: Edge;
  readonly log: (source: string, line: string) => void;
}

/** CloudFront and the HTTP API of this machine: routes of the template to the functions of the template. */
export const startGateway = async ({ port, routes, edge, log }: GatewayOptions) => {
  const ownHosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    // A web page elsewhere could give its own name this machine's address, and read what is here.
    if (!ownHosts.has(String(request.headers.host))) return answer(response, 421, 'Misdirected Request');
    const path = url.split('?')[0] ?? '/';
    const found = match(routes, method, path);
    if (found === undefined) return answer(response, 404, 'Not Found');
    const body = await readBody(request);
    const sourceIp = request.socket.remoteAddress ?? '';
    const headers = { ...request.headers, ...edge.originHeaders(sourceIp) };
    const received = { method, url, headers, body, sourceIp };
    const result = await found.route.target.invoke(toHttpEvent(received, found, new Date()));
    const accepts = String(request.headers['accept-encoding'] ?? '').includes('gzip');
    send(response, result, accepts && edge.cachedPrefixes.some((prefix) => path.startsWith(prefix)));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      if (response.headersSent) return response.destroy();
      if (error instanceof TooLargeError) return answer(response, 413, 'Request Too Long');
      if (error.name === 'Timeout') return answer(response, 503, 'Service Unavailable');
      log('gateway', `${error.name}: ${error.message}`);
      return answer(response, 500, 'Internal Server Error');
    });
  });
  // As the content delivery network does. Within Node's five seconds a busy machine closes a line on which the next
  // request is just under way, and that one would be lost.
  server.keepAliveTimeout = IDLE_MS;
  await listen(server, port);
  return { stop: () => closeServer(server) };
};
