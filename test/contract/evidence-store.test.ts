import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEvidenceStore } from '#functions/platform/evidence-store.ts';
import { type Emulators, startEmulators } from '#infra/local/emulators.ts';
import { clientSettings, portsFrom, SECRET_KEY } from '#infra/local/local-clients.ts';
import type { EvidenceStore, UploadForm } from '#shared/ports/evidence.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const limits = { maximumBytes: 100, seconds: 60, thenTo: 'http://127.0.0.1:1/received' };

/** What a browser does with the form: its fields, then the file. */
const send = ({ url, fields }: UploadForm, body: Uint8Array<ArrayBuffer>, changed: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
  form.append('file', new Blob([body]), 'plan.pdf');
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
};

describe('evidence files', () => {
  let folder: string;
  let emulators: Emulators;
  let store: EvidenceStore;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evidence-'));
    const ports = portsFrom(await freePort());
    const place = { region: 'eu-west-1', account: '000000000000' };
    emulators = await startEmulators({ folder, place, ports, secretKey: SECRET_KEY });
    const client = new S3Client(clientSettings(ports, place).s3);
    await client.send(new CreateBucketCommand({ Bucket: 'files' }));
    store = createEvidenceStore(client, 'files', 'stand-in');
  });
  afterAll(async () => {
    await emulators.stop();
    rmSync(folder, { recursive: true });
  });

  it('come by a form without a script, and the browser is sent on', async () => {
    const answer = await send(await store.uploadForm('incoming/a', limits), bytesOf('%PDF-1.7'));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain(limits.thenTo);
    expect(await store.sizeOf('incoming/a')).toBe(8);
    expect(new TextDecoder().decode(await store.get('incoming/a'))).toBe('%PDF-1.7');
  });

  it('are refused when empty, too large, or sent to another place', async () => {
    const form = await store.uploadForm('incoming/b', limits);
    expect((await send(form, bytesOf(''))).status).toBe(403);
    expect((await send(form, bytesOf('x'.repeat(101)))).status).toBe(403);
    expect((await send(form, bytesOf('x'), { key: 'evidence/b' })).status).toBe(403);
    expect(await store.sizeOf('incoming/b')).toBeUndefined();
  });

  it('are read by a link that only downloads, and can be removed', async () => {
    await store.put('evidence/c', bytesOf('%PDF-1.7'), 'application/pdf');
    const answer = await fetch(await store.downloadLink('evidence/c', 'evidence-c.pdf', 60));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="evidence-c.pdf"');
    await store.remove('evidence/c');
    expect(await store.sizeOf('evidence/c')).toBeUndefined();
  });

  it('are held back by the stand-in when they hold the test text of EICAR', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    await store.put('evidence/d', bytesOf(`%PDF-1.7 ${eicar}`), 'application/pdf');
    await store.put('evidence/e', bytesOf('%PDF-1.7'), 'application/pdf');
    expect(await store.verdictOn('evidence/d')).toBe('infected');
    expect(await store.verdictOn('evidence/e')).toBe('clean');
  });

  it.each([
    [undefined, 'pending'],
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'infected'],
    ['UNSUPPORTED', 'unreadable'],
    ['ACCESS_DENIED', 'unreadable'],
    ['SOMETHING_NEW', 'unreadable'],
  ])('have the verdict of GuardDuty’s tag %s', async (status, verdict) => {
    const client = mockClient(S3Client);
    const TagSet = status === undefined ? [] : [{ Key: 'GuardDutyMalwareScanStatus', Value: status }];
    client.on(GetObjectTaggingCommand).resolves({ TagSet });
    const guarded = createEvidenceStore(client as unknown as S3Client, 'files', 'guardduty');
    expect(await guarded.verdictOn('evidence/f')).toBe(verdict);
    client.restore();
  });
});
