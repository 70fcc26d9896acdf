import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const KEPT = ['content-type', 'content-security-policy', 'cache-control', 'location'];

/** Stands where the content delivery network stands: the same answers, compressed. Gives its address. */
export const startCompressingProxy = async (target: string) => {
  const server = createServer(async (request, response) => {
    const answer = await fetch(`${target}${request.url}`, { redirect: 'manual' });
    const body = gzipSync(Buffer.from(await answer.arrayBuffer()));
    const headers = KEPT.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, { ...Object.fromEntries(headers), 'content-encoding': 'gzip' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<unknown>((done) => server.close(done)),
  };
};
