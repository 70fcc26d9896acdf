import { createServer } from 'node:net';

const PORTS_IN_A_ROW = 5;

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });

/** The first of five free ports in a row, chosen at random so that test files side by side rarely meet. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + 10 * Math.floor(Math.random() * 3000);
    const all = await Promise.all(Array.from({ length: PORTS_IN_A_ROW }, (_, index) => isFree(first + index)));
    if (all.every(Boolean)) return first;
  }
  throw new Error('No five free ports in a row');
};
