import { describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import type { AuditEntry, AuditHead } from '#shared/contracts/audit.ts';
import { type ChainFault, NOTHING_YET } from '#shared/domain/audit/chain.ts';
import { createVerifyAudit, createVerifyAuditPart } from '#shared/operations/audit.ts';
import { chainOf, logOf } from './long-log.ts';

describe('a log that is verified piece by piece', () => {
  const LONG = chainOf(2500);
  const headAt = (place: number): AuditHead => {
    const { sequence, hash } = LONG[place - 1] ?? { ...NOTHING_YET };
    return { sequence, hash };
  };
  const verify = (from: number, mayGoOn = () => true, noted?: AuditHead, entries: readonly AuditEntry[] = LONG) =>
    createVerifyAuditPart({ audits: logOf(entries), hash: sha256 })(from, mayGoOn, noted);

  it('comes as far as there is time, and goes on from there to the end', async () => {
    const first = await verify(0, () => false);
    expect(first).toEqual({ entries: 1000, head: headAt(1000), faults: [], from: 0, isComplete: false });
    const second = await verify(1000);
    expect(second).toEqual({ entries: 1500, head: headAt(2500), faults: [], from: 1000, isComplete: true });
  });

  it('is complete when a piece ends with the last entry, or there is none', async () => {
    expect(await verify(2500)).toEqual({ entries: 0, head: headAt(2500), faults: [], from: 2500, isComplete: true });
    expect(await verify(0, () => true, undefined, [])).toMatchObject({ entries: 0, head: NOTHING_YET, faults: [] });
    expect(await verify(0, () => false, undefined, LONG.slice(0, 1000))).toMatchObject({ isComplete: false });
  });

  it('has the faults of its own entries, the first of them linked to the one before', async () => {
    const broken = LONG.with(1200, { ...(LONG[1200] as AuditEntry), count: 99 });
    expect((await verify(0, () => false, undefined, broken)).faults).toEqual([]);
    expect((await verify(1000, () => false, undefined, broken)).faults).toEqual([{ sequence: 1201, fault: 'changed' }]);
    const unlinked = LONG.with(999, { ...(LONG[999] as AuditEntry), hash: 'f'.repeat(64) });
    expect((await verify(1000, () => false, undefined, unlinked)).faults).toEqual([
      { sequence: 1001, fault: 'unlinked' },
    ]);
  });

  it.each<[string, number, () => boolean, AuditHead, ChainFault[]]>([
    ['in it', 0, () => true, headAt(1500), []],
    ['in a piece that was not looked at yet', 0, () => false, headAt(1500), []],
    ['in an earlier piece', 1000, () => true, { ...headAt(1000), hash: 'f'.repeat(64) }, []],
    ['at the beginning', 0, () => true, NOTHING_YET, []],
    ['not in it', 0, () => true, { ...headAt(1500), hash: 'f'.repeat(64) }, [{ sequence: 1500, fault: 'cut-off' }]],
    [
      'at the end of a piece',
      0,
      () => false,
      { ...headAt(1000), hash: 'f'.repeat(64) },
      [{ sequence: 1000, fault: 'cut-off' }],
    ],
    ['behind the end', 0, () => true, { sequence: 2501, hash: 'f'.repeat(64) }, [{ sequence: 2501, fault: 'cut-off' }]],
  ])('compares a head that was noted: %s', async (_, from, mayGoOn, noted, faults) => {
    expect((await verify(from, mayGoOn, noted)).faults).toEqual(faults);
  });

  it('is the same as verified at once', async () => {
    const { entries, head, faults } = await verify(0);
    expect(await createVerifyAudit({ audits: logOf(LONG), hash: sha256 })()).toEqual({ entries, head, faults });
  });
});
