import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsFrom } from '#infra/local/local-clients.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const START = join(import.meta.dirname, '../../infra/local/start.ts');

/** `npm start` in a folder and on ports of its own, and what it said until it was ready or gone. */
const start = async (folder: string, port: number, more: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: String(port), LOCAL_FOLDER: folder, NODE_OPTIONS: '', ...more },
  });
  let output = '';
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ready in')) resolve();
    });
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  await Promise.race([promise, exited]);
  return { child, exited, output: () => output };
};

const answers = async (address: string) =>
  fetch(address, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  let folder: string;
  let port: number;
  let running: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-'));
    port = await freePort();
    running = await start(folder, port);
  }, 120_000);
  afterAll(() => {
    running.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('says where form, console, inbox and API are, and they answer', async () => {
    const said = running.output();
    expect(said).toContain(`Form:    http://127.0.0.1:${port}`);
    expect(said).toContain(`Console: http://127.0.0.1:${port}/console (sign in as operator@cities.example.org)`);
    expect(said).toContain(`Inbox:   http://127.0.0.1:${port + 1}`);
    expect(said).toContain(`API:     http://127.0.0.1:${port}/v1`);
    expect((await fetch(`http://127.0.0.1:${port}/console`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/sign-in?next=%2Fconsole',
    );
    expect((await fetch(`http://127.0.0.1:${port}/v1/openapi.json`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port + 1}`)).status).toBe(200);
  });

  it('can be reached from this computer only', async () => {
    const elsewhere = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of elsewhere) {
      for (const open of Object.values(portsFrom(port))) expect(await answers(`http://${address}:${open}`)).toBe(false);
    }
    if (process.platform !== 'linux') return;
    const listening = readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .filter((line) => line.includes(' 0A '));
    const own = Object.values(portsFrom(port)).map((open) => open.toString(16).toUpperCase().padStart(4, '0'));
    const hosts = listening
      .map((line) => line.trim().split(/\s+/)[1]?.split(':') ?? [])
      .filter(([, open]) => own.includes(open ?? ''));
    expect(hosts.map(([host]) => host)).toEqual(own.map(() => '0100007F'));
  });

  it('says that it runs already instead of ruining its own store', async () => {
    const second = await start(folder, port + 500);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(
      `Already running: process ${running.child.pid}, form at http://127.0.0.1:${port}`,
    );
  });

  it('says which port is taken and what to do', async () => {
    const other = await freePort();
    const server = createServer().listen(other + 2, '127.0.0.1');
    await once(server, 'listening');
    const elsewhere = mkdtempSync(join(tmpdir(), 'local-'));
    const refused = await start(elsewhere, other);
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toMatch(
      new RegExp(`Port ${other + 2} \\(dynamodb\\) is taken.*PORT=${other + 100} npm start`),
    );
    server.close();
    rmSync(elsewhere, { recursive: true });
  });

  it('starts again after it was killed, in the same place, and ends cleanly on Ctrl-C', async () => {
    running.child.kill('SIGKILL');
    await running.exited;
    running = await start(folder, port, { LOCAL_WARM: 'no' });
    expect(running.output()).toContain('Ready in');
    running.child.kill('SIGINT');
    expect(await running.exited).toBe(0);
    expect(await answers(`http://127.0.0.1:${port}`)).toBe(false);
  }, 120_000);
});
