import { createServer } from 'node:net';

const PORTS_IN_A_ROW = 5;

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

/** Below the ports from which a machine calls others: one of those may be taken between the choice and the start. */
const LOWEST = 20_000;
const PLACES = 1270;

/** Test files side by side choose apart, each worker of Vitest its share of the places. */
const WORKERS = 8;
const OWN = Number(process.env.VITEST_POOL_ID ?? 0) % WORKERS;

const given = new Set<number>();

/** The first of five free ports in a row, chosen at random and never twice by a process. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const place = WORKERS * Math.floor((Math.random() * PLACES) / WORKERS) + OWN;
    const first = LOWEST + 10 * place;
    if (given.has(first)) continue;
    const all = await Promise.all(Array.from({ length: PORTS_IN_A_ROW }, (_, index) => isFree(first + index)));
    if (!all.every(Boolean)) continue;
    given.add(first);
    return first;
  }
  throw new Error('No five free ports in a row');
};
