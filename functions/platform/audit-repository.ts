import { auditEntrySchema } from '#shared/contracts/audit.ts';
import type { AuditRepository } from '#shared/ports/audit.ts';
import type { Table } from './table.ts';

const PK = 'AUDIT';
const DIGITS = 12;
const keyOf = (sequence: number) => ({ PK, SK: String(sequence).padStart(DIGITS, '0') });

export const createAuditRepository = (table: Table): AuditRepository => ({
  append: (entry) => table.putNew(keyOf(entry.sequence), auditEntrySchema, entry),
  last: async () => (await table.last(PK, '', auditEntrySchema))?.data,
  async before(sequence, limit) {
    const from = keyOf(sequence).SK;
    return (await table.listNext(PK, { from, backwards: true, limit }, auditEntrySchema)).map(({ data }) => data);
  },
  async after(sequence, limit) {
    const from = keyOf(sequence).SK;
    return (await table.listNext(PK, { from, backwards: false, limit }, auditEntrySchema)).map(({ data }) => data);
  },
  async list() {
    return (await table.list(PK, '', auditEntrySchema)).map(({ data }) => data);
  },
});
