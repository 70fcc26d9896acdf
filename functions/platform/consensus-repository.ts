import { answeringClosedSchema, countedResponseSchema, countSchema } from '#shared/contracts/consensus.ts';
import { agreedLevelSchema, verifiedLevelSchema } from '#shared/contracts/response.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import type { Table } from './table.ts';

const partition = (round: string, city: string) => `ASSESSMENT#${round}#${city}`;
const countSort = (number: number) => `COUNT#${String(number).padStart(4, '0')}`;
const dataOf = <Data>(items: readonly { data: Data }[]): Data[] => items.map(({ data }) => data);

/** In the assessment's own collection. Only the responses of the newest count are kept; older ones are deleted. */
export const createConsensusRepository = (table: Table): ConsensusRepository => ({
  async close(round, city, closed) {
    const key = { PK: partition(round, city), SK: 'CLOSED' };
    await table.putNew(key, answeringClosedSchema, closed);
    return (await this.closed(round, city)) ?? closed;
  },
  closed: (round, city) => table.find({ PK: partition(round, city), SK: 'CLOSED' }, answeringClosedSchema),

  async newestCount(round, city) {
    return dataOf(await table.list(partition(round, city), 'COUNT#', countSchema)).at(-1);
  },
  async addCount(round, city, count, responses) {
    const before = await this.newestCount(round, city);
    await Promise.all(responses.map((response) => this.putCounted(round, city, count.set, response)));
    const key = { PK: partition(round, city), SK: countSort(count.number) };
    const isKept = await table.putNew(key, countSchema, count);
    const unused = isKept ? before?.set : count.set;
    const left = unused === undefined ? [] : await this.counted(round, city, unused);
    await Promise.all(left.map(({ respondent }) => this.removeCounted(round, city, unused ?? '', respondent)));
    return isKept ? count : ((await this.newestCount(round, city)) ?? count);
  },
  async counted(round, city, set) {
    return dataOf(await table.list(partition(round, city), `COUNTED#${set}#`, countedResponseSchema));
  },
  putCounted: (round, city, set, response) => {
    const key = { PK: partition(round, city), SK: `COUNTED#${set}#${response.respondent}` };
    return table.put(key, countedResponseSchema, response);
  },
  removeCounted: (round, city, set, respondent) =>
    table.delete({ PK: partition(round, city), SK: `COUNTED#${set}#${respondent}` }),
  async markShown(round, city, number, at) {
    await table.setOnce({ PK: partition(round, city), SK: countSort(number) }, 'shownAt', at.toISOString());
  },

  changeAgreed: (round, city, practice, change) =>
    table.change({ PK: partition(round, city), SK: `AGREED#${practice}` }, agreedLevelSchema, change),
  async agreed(round, city) {
    return dataOf(await table.list(partition(round, city), 'AGREED#', agreedLevelSchema));
  },
  changeVerified: (round, city, practice, change) =>
    table.change({ PK: partition(round, city), SK: `VERIFIED#${practice}` }, verifiedLevelSchema, change),
  async verified(round, city) {
    return dataOf(await table.list(partition(round, city), 'VERIFIED#', verifiedLevelSchema));
  },
});
