import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInbox } from '#infra/local/inbox.ts';
import { startMailService } from '#infra/local/mail-service.ts';
import { createMailStore, type MailStore } from '#infra/local/mail-store.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const HOSTILE = [
  'From: Reports <reports@cities.example.org>',
  'To: "<script>alert(1)</script>" <city@example.org>',
  'Subject: <img src=x onerror=alert(2)>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/html',
  '',
  '<script>alert(3)</script><p>Good day</p>',
  '--b',
  'Content-Type: text/html; name="../../x.html"',
  'Content-Disposition: attachment; filename="../../x\\".html"',
  '',
  '<script>alert(4)</script>',
  '--b--',
].join('\r\n');

describe('mail of the local system', () => {
  let folder: string;
  let store: MailStore;
  let address: string;
  let client: SESv2Client;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mail-'));
    store = createMailStore(folder);
    const port = await freePort();
    const service = await startMailService(port + 4, ['cities.example.org'], store);
    const inbox = await startInbox(port + 1, store);
    stops.push(service.stop, inbox.stop);
    address = `http://127.0.0.1:${port + 1}`;
    const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
    client = new SESv2Client({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port + 4}`,
      credentials,
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true });
  });
  const send = (source: string) =>
    client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(source) } } }));

  it('is kept as it was sent, and is there after a restart', async () => {
    const { MessageId = '' } = await send(
      'From: reports@cities.example.org\r\nTo: city@example.org\r\nSubject: Olá\r\n\r\nText https://x.example/a?b=1&c=2',
    );
    const again = await createMailStore(folder).read(MessageId);
    expect(again).toMatchObject({ to: ['city@example.org'], subject: 'Olá' });
    const page = await (await fetch(`${address}/messages/${MessageId}`)).text();
    expect(page).toContain('<a href="https://x.example/a?b=1&amp;c=2"');
  });

  it('is refused from a sender who is not verified, as SES does', async () => {
    await expect(send('From: mayor@elsewhere.example\r\nTo: city@example.org\r\n\r\n')).rejects.toMatchObject({
      name: 'MessageRejected',
    });
  });

  it('cannot run anything when it is read, whatever it holds', async () => {
    const { MessageId = '' } = await send(HOSTILE);
    const page = await (await fetch(`${address}/messages/${MessageId}`)).text();
    const list = await (await fetch(address)).text();
    expect(page + list).not.toMatch(/<script|<img/);
    const html = await fetch(`${address}/messages/${MessageId}/html`);
    expect(await html.text()).toContain('Good day');
    expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    const attachment = await fetch(`${address}/messages/${MessageId}/attachments/0`);
    expect(attachment.headers.get('content-type')).toBe('application/octet-stream');
    expect(attachment.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[^/"\r\n]+$/);
  });

  it('that is not there is said so', async () => {
    expect((await fetch(`${address}/messages/00000000-0000`)).status).toBe(404);
  });
});
