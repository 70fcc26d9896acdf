import { describe, expect, it } from 'vitest';
import { createBackup, isBackedUp } from '#shared/operations/backup.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { aFilledSystem, aFolder, sha256 } from './backed-up.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const PDF = sha256('%PDF');

describe('a backup', () => {
  it('holds every item in pages and every file by what it holds, and says so in its manifest', async () => {
    const folder = aFolder();
    const system = await aFilledSystem(folder);
    const manifest = await createBackup(system)();
    expect(manifest).toMatchObject({ format: 1, startedAt: NOON, finishedAt: '2026-11-23T12:01:00.000Z', items: 7 });
    expect(manifest.files).toEqual(
      ['reports/a.pdf', 'reports/b.pdf'].map((key) => ({ key, type: 'application/pdf', sha256: PDF, bytes: 4 })),
    );
    const names = ['000001', '000002', '000003', '000004'].map((number) => `items-${number}.jsonl`);
    expect(manifest.pages.map(({ name }) => name)).toEqual(names);
    expect(manifest.pages.map(({ items }) => items)).toEqual([3, 3, 1, 0]);
    for (const { name, sha256: hash } of manifest.pages) expect(sha256(await folder.read(name))).toBe(hash);
    const [first = ''] = text(await folder.read('items-000001.jsonl')).split('\n');
    expect(first).toBe('{"PK":"CITY#gn-1","SK":"PROFILE","data":{"staff":1}}');
    expect(text(await folder.read(`files/${PDF}`))).toBe('%PDF');
    expect(await folder.readManifest()).toEqual(manifest);
  });

  it('holds nothing that lets somebody in', async () => {
    const folder = aFolder();
    const { pages } = await createBackup(await aFilledSystem(folder))();
    const written = await Promise.all(pages.map(async ({ name }) => text(await folder.read(name))));
    expect(written.join('')).toContain('ama@city.test');
    expect(written.join('')).not.toContain('secret');
    expect(isBackedUp({ PK: 'RESTORE', SK: 'x' })).toBe(false);
    expect(isBackedUp({ PK: 'PERSON#p', SK: 'INVITED#SESSION#x' })).toBe(true);
  });

  it('stands in the audit log with the hash of its manifest, once', async () => {
    const folder = aFolder();
    const system = await aFilledSystem(folder);
    const manifest = await createBackup(system)();
    const document = sha256(JSON.stringify(manifest));
    expect(await system.audits.list()).toMatchObject([{ action: 'backup-made', count: 7, document }]);
    expect(await createBackup(system)()).toEqual(manifest);
    expect(await system.audits.list()).toHaveLength(1);
  });

  it('tells how many items and files it has', async () => {
    const told: string[] = [];
    await createBackup(await aFilledSystem(aFolder()))((what, done) => told.push(`${what} ${done}`));
    expect(told).toEqual(['items 3', 'items 6', 'items 7', 'items 7', 'files 1', 'files 2']);
  });

  it('goes on behind the last page when it was broken off among the items', async () => {
    const folder = aFolder();
    const system = await aFilledSystem(folder);
    const written: string[] = [];
    const write = async (name: string, bytes: Uint8Array) => {
      if (written.length === 2) throw new Error('the disk is full');
      written.push(name);
      await folder.write(name, bytes);
    };
    await expect(createBackup({ ...system, folder: { ...folder, write } })()).rejects.toThrow('the disk is full');
    const writeOn = async (name: string, bytes: Uint8Array) => {
      written.push(name);
      await folder.write(name, bytes);
    };
    const manifest = await createBackup({ ...system, folder: { ...folder, write: writeOn } })();
    expect(manifest).toMatchObject({ startedAt: NOON, items: 7 });
    const names = ['000001', '000002', '000003', '000004'].map((number) => `items-${number}.jsonl`);
    expect(written).toEqual([...names, `files/${PDF}`]);
  });

  it('copies no item again when it was broken off among the files', async () => {
    const folder = aFolder();
    const system = await aFilledSystem(folder);
    const objects = { ...system.objects, read: () => Promise.reject(new Error('the line broke')) };
    await expect(createBackup({ ...system, objects })()).rejects.toThrow('the line broke');
    const pages = () => {
      throw new Error('All items were copied');
    };
    expect(await createBackup({ ...system, items: { pages } })()).toMatchObject({ items: 7, startedAt: NOON });
  });

  it('is one of nothing, too, and can be made of an empty page', async () => {
    const folder = aFolder();
    const system = await aFilledSystem(folder);
    for (const { PK, SK } of system.everything().items.map(([, item]) => item)) await system.items.delete({ PK, SK });
    expect(await createBackup(system)()).toMatchObject({ items: 0, pages: [], files: [{}, {}] });
  });
});
