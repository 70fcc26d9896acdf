import { expect, it } from 'vitest';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createErasureRepository } from '#functions/platform/erasure-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import type { ErasureMessage, ErasureReceipt } from '#shared/contracts/erasure.ts';
import { createCarryOutErasure } from '#shared/operations/carry-out-erasure.ts';
import { createOrderErasure, createRequestErasure } from '#shared/operations/order-erasure.ts';
import type { ItemStore, ObjectStore } from '#shared/ports/storage.ts';
import { NOON } from '../fakes/assessment-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const ADA = 'operator:ada';
const now = () => new Date(NOON);

/** A store in which nothing is but what says that something was. */
const NO_ITEMS: ItemStore = { async *pages() {}, put: async () => {}, delete: async () => {} };
const NO_OBJECTS: ObjectStore = {
  async *keys() {},
  keysEver: async () => [],
  read: () => Promise.reject(new Error('Nothing is here')),
  put: async () => {},
  erase: async () => 0,
};

describeOnEachTable('an erasure from the console', (table) => {
  const setUp = () => {
    const erasures = createErasureRepository(table());
    const desk: ErasureMessage[] = [];
    const deps = { erasures, desk: { send: async (message: ErasureMessage) => void desk.push(message) }, now };
    const ordering = { ...deps, newId: () => crypto.randomUUID() };
    const audits = createAuditRepository(table());
    const stores = {
      items: NO_ITEMS,
      objects: NO_OBJECTS,
      rounds: { list: async () => [] },
      exports: { list: async () => [] },
    };
    const releases = {
      list: async () => [],
      get: () => Promise.reject(new Error('No release')),
      publish: () => Promise.reject(new Error('No release')),
      succeed: async () => {},
    };
    const carryOut = createCarryOutErasure({ ...stores, releases, erasures, audits, hash: sha256, now });
    const erased = async () => (await audits.list()).filter(({ action }) => action === 'city-erased').length;
    return {
      erasures,
      desk,
      request: createRequestErasure(ordering),
      order: createOrderErasure(ordering),
      carryOut,
      erased,
    };
  };

  it('is looked at, ordered and carried out, each once, whatever comes twice', async () => {
    const { erasures, desk, request, order, carryOut, erased } = setUp();
    const before = await erased();
    const id = await request('cities-2026', 'gn-1', ADA);
    await expect(order(id, ADA)).rejects.toMatchObject({ code: 'not_allowed' });
    for (const message of [...desk, ...desk]) await carryOut(message);
    expect(await erasures.find(id)).toMatchObject({ request: { by: ADA }, looked: { traces: 0 }, receipts: [] });
    expect(await erased()).toBe(before);
    await order(id, ADA);
    await order(id, 'operator:eve');
    for (const message of desk) await carryOut(message);
    const done = await erasures.find(id);
    expect(done).toMatchObject({ order: { by: ADA }, receipts: [{ traces: 0, of: { city: 'gn-1' } }] });
    expect(await erased()).toBe(before + 1);
    expect((await erasures.list()).map((one) => one.id)).toContain(id);
  });

  it('erases nothing that nobody ordered, and nothing that nobody knows', async () => {
    const { request, carryOut, erased } = setUp();
    const before = await erased();
    const id = await request('cities-2026', 'gn-1', ADA);
    await expect(carryOut({ erasure: id, task: 'erase' })).rejects.toMatchObject({ code: 'not_allowed' });
    const unknown = { erasure: crypto.randomUUID(), task: 'erase' } as const;
    await expect(carryOut(unknown)).rejects.toMatchObject({ code: 'not_found' });
    expect(await erased()).toBe(before);
  });

  it('keeps every receipt in order, until one finds no trace', async () => {
    const { erasures, request } = setUp();
    const id = await request('cities-2026', 'gn-2', ADA);
    const receipt = { of: { city: 'gn-2' }, at: NOON, deleted: {}, rewritten: {}, files: 0, fileVersions: 0 };
    const rest = { keysHash: '0'.repeat(64), releases: [], exports: [], namedInReports: 0, people: 0 };
    const left = (traces: number): ErasureReceipt => ({ ...receipt, ...rest, traces });
    for (const [number, traces] of [
      [1, 2],
      [2, 1],
      [10, 0],
    ] as const)
      await erasures.putReceipt(id, number, left(traces));
    await erasures.putReceipt(id, 1, left(9));
    expect((await erasures.find(id))?.receipts.map(({ traces }) => traces)).toEqual([2, 1, 0]);
  });
});
