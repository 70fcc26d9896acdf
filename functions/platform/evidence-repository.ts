import { evidenceFileSchema } from '#shared/contracts/evidence.ts';
import type { EvidenceRepository } from '#shared/ports/evidence.ts';
import type { Table } from './table.ts';

const keyOf = (round: string, city: string, id: string) => ({
  PK: `ASSESSMENT#${round}#${city}`,
  SK: `EVIDENCE#${id}`,
});

export const createEvidenceRepository = (table: Table): EvidenceRepository => ({
  put: (round, city, file) => table.put(keyOf(round, city, file.id), evidenceFileSchema, file),
  find: (round, city, id) => table.find(keyOf(round, city, id), evidenceFileSchema),
  async list(round, city) {
    return (await table.list(`ASSESSMENT#${round}#${city}`, 'EVIDENCE#', evidenceFileSchema)).map(({ data }) => data);
  },
  remove: (round, city, id) => table.delete(keyOf(round, city, id)),
});
