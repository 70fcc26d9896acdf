import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { NOON } from './assessment-items.ts';
import { createInMemoryTable } from './in-memory-table.ts';

/** An empty audit log, and the pen of the operator Ada. */
export const createInMemoryAudit = () => {
  const audits = createAuditRepository(createInMemoryTable());
  const audit = createAuditLog({ audits, now: () => new Date(NOON), hash: sha256, actor: 'operator:ada' });
  return { audits, audit, noted: async () => (await audits.list()).map(({ action }) => action) };
};
