import { sha256 } from '#functions/platform/repositories.ts';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { NOTHING_YET, nextEntry } from '#shared/domain/audit/chain.ts';
import type { AuditRepository } from '#shared/ports/audit.ts';
import { NOON } from '#test/fakes/assessment-items.ts';

/** So many entries, each following the one before. */
export const chainOf = (length: number): AuditEntry[] => {
  const entries: AuditEntry[] = [];
  while (entries.length < length) {
    const action = { actor: 'system', action: 'backup-made', count: entries.length } as const;
    entries.push(nextEntry(entries.at(-1) ?? NOTHING_YET, action, NOON, sha256));
  }
  return entries;
};

/** A log of these entries, which serves them without a table. */
export const logOf = (entries: readonly AuditEntry[]): AuditRepository => ({
  append: async () => false,
  last: async () => entries.at(-1),
  before: async (place, limit) => {
    const before = entries.filter(({ sequence }) => sequence < place);
    return before.toReversed().slice(0, limit);
  },
  after: async (place, limit) => entries.filter(({ sequence }) => sequence > place).slice(0, limit),
  list: async () => entries,
});
