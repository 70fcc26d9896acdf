import type { FileStore } from '#shared/ports/files.ts';
import type { ItemStore, ObjectStore, StoredItem } from '#shared/ports/storage.ts';
import { createInMemoryTable, type Item, idOf } from './in-memory-table.ts';

/** A file's versions, oldest first; undefined where it was deleted. */
type Versions = ({ readonly body: Uint8Array; readonly type: string } | undefined)[];

const ITEMS_A_PAGE = 3;

const createItems = (items: Map<string, Item>): ItemStore => ({
  async *pages(after) {
    const keys = [...items.keys()].sort().filter((key) => after === undefined || key > idOf(after));
    for (let start = 0; start < keys.length; start += ITEMS_A_PAGE) {
      const found = keys.slice(start, start + ITEMS_A_PAGE).flatMap((key) => items.get(key) ?? []);
      const { PK = '', SK = '' } = found.at(-1) ?? {};
      const next = start + ITEMS_A_PAGE < keys.length ? { PK, SK } : undefined;
      yield { items: structuredClone(found) as unknown as StoredItem[], next };
    }
  },
  put: async (item) => void items.set(idOf(item), structuredClone(item) as unknown as Item),
  delete: async (key) => void items.delete(idOf(key)),
});

const createObjects = (files: Map<string, Versions>): ObjectStore => {
  const keysOf = (isWanted: (versions: Versions) => boolean, prefix: string) =>
    [...files].flatMap(([key, versions]) => (key.startsWith(prefix) && isWanted(versions) ? [key] : [])).sort();
  return {
    async *keys(prefix = '') {
      yield* keysOf((versions) => versions.at(-1) !== undefined, prefix);
    },
    keysEver: async (prefix = '') => keysOf(() => true, prefix),
    async read(key) {
      const found = files.get(key)?.at(-1);
      if (found === undefined) throw new Error(`No file ${key}`);
      return { ...found, body: found.body.slice() };
    },
    async put(key, { body, type }) {
      files.set(key, [...(files.get(key) ?? []), { body: body.slice(), type }]);
    },
    async erase(key) {
      const count = files.get(key)?.length ?? 0;
      files.delete(key);
      return count;
    },
  };
};

/** A table and a bucket with versions, as functions see them and as operators do who look at everything in them. */
export const createInMemoryStores = () => {
  const stored = new Map<string, Item>();
  const versions = new Map<string, Versions>();
  const [items, objects] = [createItems(stored), createObjects(versions)];
  const files: FileStore = {
    put: (key, body, type) => objects.put(key, { body, type }),
    get: async (key) => (await objects.read(key)).body,
    downloadLink: async (key, fileName) => `memory:${key}?name=${encodeURIComponent(fileName)}`,
  };
  return {
    table: createInMemoryTable(stored),
    items,
    files,
    objects,
    /** Deletes a file as people do: its versions stay. */
    deleteFile: (key: string) => void versions.set(key, [...(versions.get(key) ?? []), undefined]),
    /** Everything that is there, by key. */
    everything: () => ({ items: structuredClone([...stored].sort()), files: [...versions.keys()].sort() }),
  };
};
