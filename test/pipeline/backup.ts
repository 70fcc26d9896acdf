import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperatorStores } from '#functions/platform/operator-stores.ts';
import { createBackupFolder } from '#infra/cli/backup-folder.ts';
import { storeSettings } from '#infra/local/demonstration/seed.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createBackup } from '#shared/operations/backup.ts';
import { createRestore } from '#shared/operations/restore.ts';
import type { ItemStore } from '#shared/ports/storage.ts';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { type System, startSystem, until } from './running-system.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const now = () => new Date();

const depsOf = (system: System, folder: string) => {
  const { TABLE_NAME = '', FILES_BUCKET_NAME = '' } = system.env;
  return {
    ...createOperatorStores(TABLE_NAME, FILES_BUCKET_NAME, storeSettings(system.env)),
    folder: createBackupFolder(folder),
    audit: createAuditLog({ audits: system.audits, now, hash, actor: 'operator:ada' }),
    hash,
    now,
  };
};

/** Every item by its key, but for the audit log, which goes on. */
const itemsOf = async (items: ItemStore) => {
  const found = new Map<string, unknown>();
  for await (const page of items.pages()) {
    for (const item of page.items) if (item.PK !== 'AUDIT') found.set(`${item.PK} ${item.SK}`, item);
  }
  return found;
};

/** Of a system with the demonstration round, brought back into a system that is empty. */
export const describeBackup = (ground: () => System): void => {
  describe('a backup', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backup-'));
    const input = aSubmissionInput();
    let system: System;
    let restored: System;
    beforeAll(async () => {
      system = ground();
      restored = await startSystem({ seed: async () => {} });
      await system.post(input, await system.invite(input));
      await until('the mail', async () => (await system.issues.deliveries(input.id, 1)).length > 0);
      await until('its notice', async () => (await system.deliveryEvents.listOfSubmission(input.id)).length > 0);
      await system.people.putSession({
        hash: 'a'.repeat(64),
        person: 'b'.repeat(64),
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
    }, 120_000);
    afterAll(async () => {
      await restored?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is not one before it is finished, and goes on after it was broken off', async () => {
      const deps = depsOf(system, folder);
      const broken = { ...deps.objects, read: () => Promise.reject(new Error('the line broke')) };
      await expect(createBackup({ ...deps, objects: broken })()).rejects.toThrow('the line broke');
      await expect(createRestore(depsOf(restored, folder))()).rejects.toMatchObject({ code: 'invalid_input' });
      const manifest = await createBackup(deps)();
      expect(manifest.files.map(({ key }) => key).filter((key) => key.includes(input.id))).toHaveLength(2);
      expect(await createBackup(deps)()).toEqual(manifest);
    }, 60_000);

    it('lets nobody in: sign-in links and sessions are not in it', () => {
      const pages = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
      const text = pages.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
      expect(text).toContain(`SUBMISSION#${input.id}`);
      expect(text).not.toContain('a'.repeat(64));
    });

    it('is refused when a byte of it was changed, and by a system that holds something', async () => {
      await expect(createRestore(depsOf(system, folder))()).rejects.toMatchObject({ code: 'not_allowed' });
      const page = join(folder, 'items-000001.jsonl');
      const before = readFileSync(page);
      appendFileSync(page, ' ');
      await expect(createRestore(depsOf(restored, folder))()).rejects.toMatchObject({ code: 'invalid_input' });
      await createBackupFolder(folder).write('items-000001.jsonl', new Uint8Array(before));
    });

    it('comes back whole, also after it was broken off', async () => {
      const deps = depsOf(restored, folder);
      let puts = 0;
      const put: ItemStore['put'] = async (item) => {
        puts += 1;
        if (puts > 40) throw new Error('the line broke');
        await deps.items.put(item);
      };
      await expect(createRestore({ ...deps, items: { ...deps.items, put } })()).rejects.toThrow('the line broke');
      await createRestore(deps)();
      const [before, after] = [await itemsOf(depsOf(system, folder).items), await itemsOf(deps.items)];
      expect([...after.keys()].sort()).toEqual([...before.keys()].filter((key) => !/SESSION#/.test(key)).sort());
      for (const [key, item] of after) expect(item, key).toEqual(before.get(key));
    }, 60_000);

    it('gives the same report, byte by byte, when the restored system scores and renders it again', async () => {
      const before = await system.issues.findReport(input.id, 1);
      expect(before?.pdfHash).toMatch(/^[0-9a-f]{64}$/);
      const record = (type: string) => ({
        messageId: crypto.randomUUID(),
        body: JSON.stringify({ type, submission: input.id, issue: 1 }),
        attributes: {},
        messageAttributes: {},
      });
      const stages = [
        ['score-submission', 'submission.received'],
        ['render-report', 'submission.scored'],
      ] as const;
      const files = depsOf(restored, folder).objects;
      for (const key of [before?.pdfKey ?? '', before?.jsonKey ?? '']) await files.erase(key);
      for (const [stage, type] of stages) {
        expect(await restored.invoke(stage, { Records: [record(type)] })).toEqual({ batchItemFailures: [] });
      }
      expect(await restored.issues.findReport(input.id, 1)).toEqual(before);
      const pdf = await restored.files.get(before?.pdfKey ?? '');
      expect(hash(pdf)).toBe(before?.pdfHash);
      expect(Buffer.from(await system.files.get(before?.jsonKey ?? ''))).toEqual(
        Buffer.from(await restored.files.get(before?.jsonKey ?? '')),
      );
    }, 60_000);
  });
};
