import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#infra/config.ts';
import { startMailService } from '#infra/local/mail-service.ts';
import { createMailStore } from '#infra/local/mail-store.ts';
import { freePort } from '#test/pipeline/free-port.ts';

/** The local mail service, and the variables with which a command sends through it. */
export const startMailEmulator = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  const store = createMailStore(folder);
  const port = await freePort();
  const service = await startMailService(port, ['cities.example.org'], store);
  return {
    variables: {
      APPLICATION_KEY: 'a-key-of-sixteen-characters-and-more',
      SENDER_ADDRESS: 'Cities in Practice <reports@cities.example.org>',
      REPLY_TO_ADDRESS: 'help@cities.example.org',
      PUBLIC_ADDRESS: 'http://127.0.0.1:3000',
      DEPLOYMENT: JSON.stringify(readConfig('local').deployment),
      AWS_ENDPOINT_URL_SESV2: `http://127.0.0.1:${port}`,
    },
    /** How many mails went to an address. */
    mailsTo: (address: string) => store.envelopes().filter(({ to }) => to.includes(address)).length,
    subjectsTo: async (address: string) => {
      const own = store.envelopes().filter(({ to }) => to.includes(address));
      return Promise.all(own.map(async ({ id }) => (await store.read(id))?.subject));
    },
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true });
    },
  };
};
