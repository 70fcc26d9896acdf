import * as z from 'zod';
import { benchmarkSchema, peerGroupSchema } from '#shared/contracts/comparison.ts';
import { cityIdSchema } from '#shared/contracts/names.ts';
import { releaseIdSchema } from '#shared/contracts/release.ts';
import type { LedgerRepository } from '#shared/ports/releases.ts';
import type { Table } from './table.ts';

const ledgerEntrySchema = z.strictObject({
  city: cityIdSchema,
  release: releaseIdSchema,
  submission: z.uuid(),
  members: z.array(cityIdSchema),
  memberSubmissions: z.array(z.uuid()),
  group: peerGroupSchema,
  benchmark: benchmarkSchema,
});

/** `LEDGER#<round>:<number>`, the number padded so that key order is the order of releases. */
const sortKey = (release: string) => {
  const [round = '', number = ''] = release.split(':');
  return `LEDGER#${round}:${number.padStart(4, '0')}`;
};
const keyOf = (city: string, release: string) => ({ PK: `CITY#${city}`, SK: sortKey(release) });

export const createLedgerRepository = (table: Table): LedgerRepository => ({
  async putOnce(entry) {
    const data = ledgerEntrySchema.parse(structuredClone(entry));
    if (await table.putNew(keyOf(entry.city, entry.release), ledgerEntrySchema, data)) return entry;
    const kept = await this.find(entry.city, entry.release);
    if (kept === undefined) throw new Error(`Ledger entry of ${entry.city} vanished`);
    return kept;
  },
  find: (city, release) => table.find(keyOf(city, release), ledgerEntrySchema),
  async before(city, release) {
    const round = release.split(':')[0];
    const items = await table.list(`CITY#${city}`, `LEDGER#${round}:`, ledgerEntrySchema);
    return items.filter(({ SK }) => SK < sortKey(release)).at(-1)?.data;
  },
});
