import { beforeEach, describe, expect, it } from 'vitest';
import { createBackup, isBackedUp } from '#shared/operations/backup.ts';
import { createRestore } from '#shared/operations/restore.ts';
import type { StoredItem } from '#shared/ports/storage.ts';
import { aFilledSystem, aFolder, aSystem, sha256 } from './backed-up.ts';

describe('a restored system', () => {
  let folder: ReturnType<typeof aFolder>;
  let before: Awaited<ReturnType<typeof aFilledSystem>>;
  let system: ReturnType<typeof aSystem>;
  beforeEach(async () => {
    folder = aFolder();
    before = await aFilledSystem(folder);
    system = aSystem(folder);
  });
  const kept = () => before.everything().items.filter(([, item]) => isBackedUp(item as unknown as StoredItem));

  it('holds every item and file of the backup, and says so in its audit log', async () => {
    const manifest = await createBackup(before)();
    expect(await createRestore(system)()).toEqual(manifest);
    expect(system.everything()).toEqual({ items: kept(), files: ['reports/a.pdf', 'reports/b.pdf'] });
    expect(await system.objects.read('reports/b.pdf')).toEqual(await before.objects.read('reports/b.pdf'));
    const document = sha256(JSON.stringify(manifest));
    expect(await system.audits.list()).toMatchObject([{ action: 'backup-restored', count: 7, document }]);
  });

  it('is checked beforehand without a change', async () => {
    const manifest = await createBackup(before)();
    expect(await createRestore(system)({ dryRun: true })).toEqual(manifest);
    expect(system.everything()).toEqual({ items: [], files: [] });
    expect(await system.audits.list()).toEqual([]);
  });

  it('has its files before its items, and tells how many it has', async () => {
    await createBackup(before)();
    const told: string[] = [];
    await createRestore(system)({ onProgress: (what, done) => told.push(`${what} ${done}`) });
    expect(told).toEqual(['files 1', 'files 2', 'items 3', 'items 6', 'items 7']);
  });

  it('takes many items of a page at once, sixteen at most', async () => {
    for (let number = 10; number < 60; number += 1) await before.items.put({ PK: `CITY#gn-${number}`, SK: 'PROFILE' });
    const { pages } = before.items;
    const onePage = async function* () {
      const items: StoredItem[] = [];
      for await (const page of pages()) items.push(...page.items);
      yield { items, next: undefined };
    };
    await createBackup({ ...before, items: { pages: onePage } })();
    let [underWay, most] = [0, 0];
    const put = async (item: StoredItem) => {
      most = Math.max(most, ++underWay);
      await system.items.put(item);
      underWay -= 1;
    };
    const told: number[] = [];
    const onProgress = (_: string, done: number) => void told.push(done);
    await createRestore({ ...system, items: { ...system.items, put } })({ onProgress });
    expect(most).toBe(16);
    expect(told.slice(2)).toEqual([16, 32, 48, 57]);
    expect(system.everything().items).toEqual(kept());
  });

  it('was empty before: whatever else it holds refuses the backup', async () => {
    await createBackup(before)();
    await system.items.put({ PK: 'ROUND#r', SK: 'ROUND' });
    await expect(createRestore(system)()).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'The system holds 1 items: a backup goes into an empty one',
    });
    await system.items.delete({ PK: 'ROUND#r', SK: 'ROUND' });
    await system.items.put({ PK: 'RESTORE', SK: 'of another backup' });
    await expect(createRestore(system)()).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('is whole in the end, also when it was broken off', async () => {
    await createBackup(before)();
    let puts = 0;
    const put = async (item: StoredItem) => {
      if (puts === 5) throw new Error('the line broke');
      puts += 1;
      await system.items.put(item);
    };
    const broken = createRestore({ ...system, items: { ...system.items, put } });
    await expect(broken()).rejects.toThrow('the line broke');
    expect(system.everything().items.map(([, { PK }]) => PK)).toContain('RESTORE');
    await createRestore(system)();
    expect(system.everything().items).toEqual(kept());
  });

  it('comes from no unfinished backup', async () => {
    await expect(createRestore(system)()).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The folder holds no finished backup',
    });
  });

  it.each(['items', 'files'] as const)(
    'comes from no backup in which %s were changed, and stays empty',
    async (what) => {
      const { pages, files } = await createBackup(before)();
      const name = what === 'items' ? pages[1]?.name : `files/${files[0]?.sha256}`;
      await folder.write(name ?? '', new TextEncoder().encode('changed'));
      const refused = { code: 'invalid_input', message: `${name} of the backup is not what was written` };
      await expect(createRestore(system)({ dryRun: true })).rejects.toMatchObject(refused);
      await expect(createRestore(system)()).rejects.toMatchObject(refused);
      expect(system.everything()).toEqual({ items: [], files: [] });
    },
  );
});
