import { createHash } from 'node:crypto';
import { releaseEntrySchema, releaseSchema } from '#shared/contracts/release.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { FileStore } from '#shared/ports/files.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { Table } from './table.ts';

const keyOf = (round: string, number: number) => ({
  PK: `RELEASE#${round}`,
  SK: `RELEASE#${String(number).padStart(4, '0')}`,
});
export const objectOf = (hash: string) => `releases/${hash}.json`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The frozen population is a file named by its hash; the table holds which release is which file. */
export const createReleaseRepository = (table: Table, files: FileStore): ReleaseRepository => {
  const list = async (round: string) => {
    const items = await table.list(`RELEASE#${round}`, 'RELEASE#', releaseEntrySchema);
    return items.map(({ data }) => data);
  };
  return {
    async publish(release) {
      const bytes = new TextEncoder().encode(canonicalJson(releaseSchema.parse(release)));
      const { id, round, number, publishedAt, members } = release;
      const entry = { id, round, number, hash: sha256(bytes), cities: members.length, publishedAt };
      await files.put(objectOf(entry.hash), bytes, 'application/json');
      if (await table.putNew(keyOf(round, number), releaseEntrySchema, entry)) return entry;
      throw new DomainError('release_conflict', `Release ${id} exists`);
    },
    async latest(round) {
      return (await list(round)).findLast(({ erasedAt }) => erasedAt === undefined);
    },
    list,
    succeed: (entry, erasedAt, succeededBy) =>
      table.put(keyOf(entry.round, entry.number), releaseEntrySchema, {
        ...entry,
        erasedAt,
        ...(succeededBy !== undefined && { succeededBy }),
      }),
    async get(id) {
      const [round = '', number = ''] = id.split(':');
      const entry = await table.find(keyOf(round, Number(number)), releaseEntrySchema);
      if (entry === undefined) throw new DomainError('release_not_found', `No release ${id}`);
      if (entry.erasedAt !== undefined) {
        throw new DomainError(
          'release_refused',
          `Release ${id} was erased; now there is ${entry.succeededBy ?? 'none'}`,
        );
      }
      const bytes = await files.get(objectOf(entry.hash));
      if (sha256(bytes) !== entry.hash) throw new Error(`The object of release ${id} is not what was published`);
      return releaseSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    },
  };
};
