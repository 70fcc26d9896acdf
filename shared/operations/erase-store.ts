import type { ErasureReceipt } from '#shared/contracts/erasure.ts';
import {
  belongsTo,
  collectionOf,
  deletionRank,
  type ErasableItem,
  fileBelongsTo,
  type Target,
} from '#shared/domain/erasure/erasable.ts';
import { isTrace, isTraceInText } from '#shared/domain/erasure/traces.ts';
import type { ItemStore, ObjectStore, StoredItem } from '#shared/ports/storage.ts';

export interface EraseStoreDeps {
  readonly items: ItemStore;
  readonly objects: ObjectStore;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => string;
}

/** What is to go, found in one look at everything. */
export interface Sweep {
  /** In the order in which they go. */
  readonly own: readonly ErasableItem[];
  readonly files: readonly string[];
}

const keyOf = ({ PK, SK }: ErasableItem): ErasableItem => ({ PK, SK });

/** Looks at every item of the table. */
export const eachItem = async (items: ItemStore, look: (item: StoredItem) => void): Promise<void> => {
  for await (const page of items.pages()) for (const item of page.items) look(item);
};

export const sweep = async ({ items, objects }: EraseStoreDeps, target: Target): Promise<Sweep> => {
  const own: ErasableItem[] = [];
  await eachItem(items, (item) => void (belongsTo(target, item) && own.push(keyOf(item))));
  const files = (await objects.keysEver()).filter((key) => fileBelongsTo(target, key));
  return { own: own.sort((a, b) => deletionRank(a) - deletionRank(b)), files };
};

type Swept = Pick<ErasureReceipt, 'deleted' | 'files' | 'fileVersions' | 'keysHash'>;

/** Counts by collection, and what a receipt says of a sweep, before or after it was carried out. */
export const describeSweep = ({ own, files }: Sweep, fileVersions: number, hash: (text: string) => string): Swept => {
  const keys = [...own.map(({ PK, SK }) => `${PK}\n${SK}`), ...files].sort();
  return { deleted: countByCollection(own), files: files.length, fileVersions, keysHash: hash(keys.join('\n\n')) };
};

export const countByCollection = (items: readonly ErasableItem[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[collectionOf(item)] = (counts[collectionOf(item)] ?? 0) + 1;
  return counts;
};

/** Files first: without its items nothing would lead to a file any more. */
export const carryOut = async (
  { items, objects }: EraseStoreDeps,
  { own, files }: Sweep,
  onProgress: (done: number, all: number) => void,
): Promise<number> => {
  const all = files.length + own.length;
  let [done, versions] = [0, 0];
  for (const key of files) {
    versions += await objects.erase(key);
    onProgress(++done, all);
  }
  for (const key of own) {
    await items.delete(key);
    onProgress(++done, all);
  }
  return versions;
};

/** Searches the whole table, every file's name and every text file for what was erased; gives where something is left. */
export const findTraces = async (
  { items, objects }: EraseStoreDeps,
  target: Target,
  addresses: readonly string[] = [],
): Promise<readonly string[]> => {
  const lower = addresses.map((address) => address.toLowerCase());
  const traces: string[] = [];
  await eachItem(items, (item) => void (isTrace(target, lower, item) && traces.push(`${item.PK} ${item.SK}`)));
  for (const key of await objects.keysEver()) {
    if (fileBelongsTo(target, key)) traces.push(key);
  }
  for await (const key of objects.keys()) {
    if (!key.endsWith('.json')) continue;
    const text = new TextDecoder().decode((await objects.read(key)).body);
    if (isTraceInText(target, lower, text)) traces.push(key);
  }
  return traces;
};
