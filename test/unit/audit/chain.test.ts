import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { chainFaults, NOTHING_YET, nextEntry } from '#shared/domain/audit/chain.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const AT = '2026-11-23T10:00:00.000Z';

const chainOf = (length: number): AuditEntry[] => {
  const entries: AuditEntry[] = [];
  for (let count = 0; count < length; count += 1) {
    const action = { actor: 'operator:ada', action: 'cities-invited', round: 'cities-2026', count } as const;
    entries.push(nextEntry(entries.at(-1) ?? NOTHING_YET, action, AT, hash));
  }
  return entries;
};
const faultsOf = (entries: readonly AuditEntry[], noted?: AuditEntry) =>
  chainFaults(entries, hash, noted).map(({ sequence, fault }) => `${sequence} ${fault}`);

describe('the chain of the audit log', () => {
  it('holds when nobody touched it, empty or long', () => {
    expect(faultsOf([])).toEqual([]);
    expect(faultsOf(chainOf(20))).toEqual([]);
    expect(chainOf(2)[1]).toMatchObject({ sequence: 2, previous: chainOf(1)[0]?.hash });
  });

  it('lacks nothing where nothing was noted yet', () => {
    expect(chainFaults(chainOf(3), hash, NOTHING_YET)).toEqual([]);
    expect(chainFaults([], hash, NOTHING_YET)).toEqual([]);
  });

  it.each([
    ['who', { actor: 'operator:eve' }],
    ['what', { action: 'city-erased' }],
    ['how many', { count: 99 }],
    ['when', { at: '2026-11-22T10:00:00.000Z' }],
    ['which city', { city: 'gn-1' }],
  ] as const)('shows an entry that was changed in %s', (_, change) => {
    const entries = chainOf(5).map((entry) => (entry.sequence === 3 ? { ...entry, ...change } : entry));
    expect(faultsOf(entries)).toEqual(['3 changed']);
  });

  it('shows an entry that was changed and hashed anew, by the one after it', () => {
    const entries = chainOf(5);
    const { hash: _, sequence: __, previous, at, ...action } = entries[2] as AuditEntry;
    entries[2] = nextEntry({ sequence: 2, hash: previous }, { ...action, count: 99 }, at, hash);
    expect(faultsOf(entries)).toEqual(['4 unlinked']);
  });

  it('shows every entry that was removed', () => {
    expect(faultsOf(chainOf(6).filter(({ sequence }) => ![2, 3, 5].includes(sequence)))).toEqual([
      '2 missing',
      '3 missing',
      '5 missing',
    ]);
    expect(faultsOf(chainOf(3).slice(1))).toEqual(['1 missing']);
  });

  it('shows an entry that was put in, with the ones behind it moved on', () => {
    const [first, second, third] = chainOf(3) as [AuditEntry, AuditEntry, AuditEntry];
    const inserted = nextEntry(first, { actor: 'system', action: 'city-erased', city: 'gn-1' }, AT, hash);
    expect(faultsOf([first, inserted, { ...second, sequence: 3 }, { ...third, sequence: 4 }])).toEqual([
      '3 changed',
      '4 changed',
    ]);
    expect(faultsOf([first, inserted, second, third])).toEqual(['2 unlinked']);
  });

  it('shows entries cut off at the end, and a chain made anew, only against a head that was noted', () => {
    const entries = chainOf(5);
    expect(faultsOf(entries.slice(0, 4))).toEqual([]);
    expect(faultsOf(entries.slice(0, 4), entries[4])).toEqual(['5 cut-off']);
    const anew = nextEntry(NOTHING_YET, { actor: 'system', action: 'backup-made' }, AT, hash);
    expect(faultsOf([anew], entries[0])).toEqual(['1 cut-off']);
    expect(faultsOf(entries, entries[2])).toEqual([]);
  });
});
