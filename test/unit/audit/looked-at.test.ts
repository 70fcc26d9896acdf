import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { createLookAtAudit } from '#shared/operations/look-at-audit.ts';
import { chainOf, logOf } from './long-log.ts';

describe('a page of the log', () => {
  const look = (length: number, { before, size = 2, every = 1 }: { before?: number; size?: number; every?: number }) =>
    createLookAtAudit(logOf(chainOf(length)))({ before, size, isWanted: ({ sequence }) => sequence % every === 0 });
  const places = ({ entries }: { entries: readonly AuditEntry[] }) => entries.map(({ sequence }) => sequence);

  it('has the newest entries first, and says where to go on', async () => {
    const page = await look(5, {});
    expect([places(page), page.next, page.looked]).toEqual([[5, 4], 4, 2]);
    const older = await look(5, { before: 4 });
    expect([places(older), older.next]).toEqual([[3, 2], 2]);
    const last = await look(5, { before: 2 });
    expect([places(last), last.next, last.looked]).toEqual([[1], undefined, 1]);
  });

  it('that ends with the first entry leads nowhere', async () => {
    expect(await look(2, {})).toMatchObject({ next: undefined, looked: 2 });
    expect(await look(0, {})).toEqual({ entries: [], next: undefined, looked: 0 });
  });

  it('looks far back for what is wanted, and says how far it came', async () => {
    const page = await look(600, { size: 1, every: 600 });
    expect([places(page), page.next]).toEqual([[600], 600]);
    const rare = await look(600, { before: 600, size: 1, every: 100 });
    expect([places(rare), rare.next, rare.looked]).toEqual([[500], 500, 100]);
    expect(await look(600, { size: 1, every: 1000 })).toEqual({ entries: [], next: undefined, looked: 600 });
    const [all] = [chainOf(300)];
    const many = Array.from({ length: 21 }, () => all).flat();
    const far = many.map((entry, index) => ({ ...entry, sequence: index + 1 }));
    const none = await createLookAtAudit(logOf(far))({ size: 1, isWanted: () => false });
    expect(none).toEqual({ entries: [], next: 1301, looked: 5000 });
  });

  it('ends where entries are gone from the log', async () => {
    const [, , third] = chainOf(3);
    const audits = logOf(third === undefined ? [] : [third]);
    expect(await createLookAtAudit(audits)({ size: 2, isWanted: () => true })).toMatchObject({ next: undefined });
  });
});
