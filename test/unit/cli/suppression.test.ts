import { DeleteSuppressedDestinationCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { createForgetSuppressed } from '#functions/platform/forget-suppressed.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

const KEY = 'a-key-of-sixteen-characters-and-more';
const ADDRESS = 'ama@freetown.example';

describe('lifting a suppression', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
  });
  afterAll(() => deployment.stop());
  const run = (...words: string[]) => runCapability(words, { ...deployment.variables, APPLICATION_KEY: KEY });

  it('says why first, then lets mail go there again, and writes it down without the address', async () => {
    const events = createDeliveryRepository(deployment.table);
    const person = createPersonRepository(deployment.table, KEY).idOf(ADDRESS);
    await events.put({ person, kind: 'bounce', messageId: 'm', at: '2026-11-01T12:00:00Z', permanent: true });
    const dry = await run('suppression', 'lift', ADDRESS, '--dry-run');
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('since 2026-11-01: a mail bounced for good') });
    expect(await events.isSuppressed(person)).toBe(true);
    expect((await run('suppression', 'lift', ADDRESS)).out).toContain('Mail goes there again');
    expect(await events.isSuppressed(person)).toBe(false);
    const { out } = await run('audit', 'list', '--json');
    expect(JSON.parse(out)).toMatchObject([{ action: 'suppression-lifted', actor: 'operator:terminal' }]);
    expect(out).not.toContain('freetown');
  });

  it('has nothing to lift where mail may go', async () => {
    const { exit, error } = await run('suppression', 'lift', 'kofi@freetown.example');
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('Mail may go to this address already') });
  });

  it('takes the address from the list of the account too, where it is on it', async () => {
    const client = new SESv2Client({ region: 'eu-west-1' });
    const ses = mockClient(client);
    const answers = (error?: Error) => {
      ses.reset();
      const asked = ses.on(DeleteSuppressedDestinationCommand);
      return error === undefined ? asked.resolves({}) : asked.rejects(error);
    };
    const forget = createForgetSuppressed(client);
    answers();
    await forget(ADDRESS);
    expect(ses.call(0).args[0].input).toEqual({ EmailAddress: ADDRESS });
    answers(new NotFoundException({ message: 'no', $metadata: {} }));
    await expect(forget(ADDRESS)).resolves.toBeUndefined();
    answers(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    await expect(forget(ADDRESS)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
