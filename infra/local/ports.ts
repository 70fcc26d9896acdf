import { once } from 'node:events';
import { createServer } from 'node:net';
import { LOOPBACK } from './emulators.ts';
import { StartError } from './instance-lock.ts';
import type { Ports } from './local-clients.ts';

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer();
  try {
    server.listen(port, LOOPBACK);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
};

/** Throws a `StartError` that says which port is taken and what to do. */
export const requirePorts = async (ports: Ports): Promise<void> => {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw new StartError(
      `Port ${port} (${name}) is taken by another program. Stop it, or start with another first port: ` +
        `PORT=${ports.form + 100} npm start`,
    );
  }
};
