import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createBackupFolder } from '#infra/cli/backup-folder.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryStores } from '#test/fakes/in-memory-stores.ts';

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A folder of this machine that goes with the test. */
export const aFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'backup-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return createBackupFolder(path);
};

/** An empty system with what a backup or a restore needs, and a clock that goes on by a minute with every look. */
export const aSystem = (folder: ReturnType<typeof aFolder>) => {
  const stores = createInMemoryStores();
  let minute = 0;
  const now = () => new Date(Date.parse(NOON) + 60_000 * minute++);
  const audits = createAuditRepository(createInMemoryStores().table);
  const audit = createAuditLog({ audits, now: () => new Date(NOON), hash: sha256, actor: 'operator:ada' });
  return { ...stores, folder, audits, audit, hash: sha256, now };
};

/** Seven items that are kept, four that are not, and two files of the same content. */
export const aFilledSystem = async (folder: ReturnType<typeof aFolder>) => {
  const system = aSystem(folder);
  for (const number of [1, 2, 3, 4, 5, 6]) {
    await system.items.put({ PK: `CITY#gn-${number}`, SK: 'PROFILE', data: { staff: number } });
  }
  await system.items.put({ PK: 'PERSON#p', SK: 'PERSON', data: { address: 'ama@city.test' }, expiresAt: 5 });
  await system.items.put({ PK: 'PERSON#p', SK: 'SESSION#secret', data: { hash: 'secret' } });
  await system.items.put({ PK: 'LINK#secret', SK: 'LINK', data: { hash: 'secret' } });
  await system.items.put({ PK: 'SESSION#secret', SK: 'SESSION', data: { hash: 'secret' } });
  await system.items.put({ PK: 'LIMIT#secret', SK: 'WINDOW#1', count: 3 });
  for (const key of ['reports/a.pdf', 'reports/b.pdf']) {
    await system.files.put(key, new TextEncoder().encode('%PDF'), 'application/pdf');
  }
  return system;
};
