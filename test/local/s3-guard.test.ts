import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulators, startEmulators } from '#infra/local/emulators.ts';
import { clientSettings, portsFrom, SECRET_KEY } from '#infra/local/local-clients.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const Bucket = 'files';

describe('files of the local system', () => {
  let folder: string;
  let emulators: Emulators;
  let client: S3Client;
  let stranger: S3Client;
  let address: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'files-'));
    const ports = portsFrom(await freePort());
    const place = { region: 'eu-west-1', account: '000000000000' };
    emulators = await startEmulators({ folder, place, ports, secretKey: SECRET_KEY });
    const settings = clientSettings(ports, place).s3;
    client = new S3Client(settings);
    stranger = new S3Client({ ...settings, credentials: { accessKeyId: 'x', secretAccessKey: 'a guess' } });
    address = settings.endpoint;
    await client.send(new CreateBucketCommand({ Bucket }));
    await client.send(new PutObjectCommand({ Bucket, Key: 'reports/São Paulo (1).txt', Body: 'report' }));
  });
  afterAll(async () => {
    await emulators.stop();
    rmSync(folder, { recursive: true });
  });
  const link = (seconds: number, input: object = {}, by = client, signingDate = new Date()) =>
    getSignedUrl(by, new GetObjectCommand({ Bucket, Key: 'reports/São Paulo (1).txt', ...input }), {
      expiresIn: seconds,
      signingDate,
    });

  it('come back to whoever signs, by header or by address', async () => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'reports/São Paulo (1).txt' }));
    expect(await Body?.transformToString()).toBe('report');
    expect(await (await fetch(await link(60))).text()).toBe('report');
  });

  it('are kept from others: unsigned, wrongly signed, changed, or too late', async () => {
    await expect(
      stranger.send(new GetObjectCommand({ Bucket, Key: 'reports/São Paulo (1).txt' })),
    ).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    const good = await link(60);
    expect((await fetch(good.split('?')[0] ?? '')).status).toBe(403);
    expect((await fetch(good.replace('reports', 'secrets'))).status).toBe(403);
    expect((await fetch(good.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'))).status).toBe(403);
    expect((await fetch(await link(60, {}, stranger))).status).toBe(403);
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    expect((await fetch(await link(60, {}, client, ago(30)))).status).toBe(200);
    expect((await fetch(await link(60, {}, client, ago(62)))).status).toBe(403);
  });

  it('download under the name that was signed', async () => {
    const response = await fetch(await link(60, { ResponseContentDisposition: 'attachment; filename="report.txt"' }));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="report.txt"');
  });

  it('are not overwritten when the writer forbids it', async () => {
    const put = () =>
      client.send(new PutObjectCommand({ Bucket, Key: 'releases/1.json', Body: '{}', IfNoneMatch: '*' }));
    await put();
    await expect(put()).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('are listed to nobody who does not sign', async () => {
    expect((await fetch(`${address}/${Bucket}`)).status).toBe(403);
    expect((await fetch(`${address}/_fauxqs/queues`)).status).toBe(403);
    expect((await fetch(address, { method: 'POST', body: new URLSearchParams({ Action: 'ListTopics' }) })).status).toBe(
      403,
    );
  });

  describe('uploaded by a form', () => {
    const upload = async (change: (form: FormData) => void, content = 'evidence') => {
      const { url, fields } = await createPresignedPost(client, {
        Bucket,
        Key: 'incoming/1',
        Conditions: [
          ['content-length-range', 1, 100],
          ['starts-with', '$Content-Type', 'text/'],
        ],
        Fields: { 'Content-Type': 'text/plain' },
        Expires: 60,
      });
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      change(form);
      form.set('file', new Blob([content]), 'evidence.txt');
      return (await fetch(url, { method: 'POST', body: form })).status;
    };

    it('are taken when they are what was signed', async () => {
      expect(await upload(() => {})).toBe(204);
    });
    it.each<[string, (form: FormData) => void, string?]>([
      ['too long', () => {}, 'x'.repeat(101)],
      ['under another name', (form) => form.set('key', 'reports/1')],
      ['of another type', (form) => form.set('Content-Type', 'image/png')],
      ['with a field nobody signed', (form) => form.set('acl', 'public-read')],
      [
        'with a policy of their own',
        (form) => form.set('Policy', btoa('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}')),
      ],
      ['without a policy', (form) => form.delete('Policy')],
    ])('are refused %s', async (_, change, content) => {
      expect(await upload(change, content)).toBe(403);
    });
  });
});
