import { exportEntrySchema } from '#shared/contracts/export.ts';
import type { ExportRepository } from '#shared/ports/export.ts';
import type { Table } from './table.ts';

const PK = 'EXPORT';

export const createExportRepository = (table: Table): ExportRepository => ({
  put: (entry) => table.put({ PK, SK: `EXPORT#${entry.writtenAt}#${entry.id}` }, exportEntrySchema, entry),
  async list() {
    return (await table.list(PK, 'EXPORT#', exportEntrySchema)).map(({ data }) => data);
  },
});
