import { type ItemKey, parseItem, type Table } from '#functions/platform/table.ts';

/** An item as the table keeps it. */
export interface Item extends ItemKey {
  readonly GSI1PK?: string | undefined;
  readonly GSI1SK?: string | undefined;
  data: unknown;
  count: number;
}

/** The key of an item among all. */
export const idOf = ({ PK, SK }: ItemKey) => `${PK}\n${SK}`;

const byText = (a: string | undefined, b: string | undefined) => ((a ?? '') < (b ?? '') ? -1 : 1);

/** The table without a database; the contract suite holds it to what the real one does. */
export const createInMemoryTable = (items = new Map<string, Item>()): Table => {
  const matching = (test: (item: Item) => boolean) => [...items.values()].filter(test);

  return {
    async put(key, schema, data, extras = {}) {
      items.set(idOf(key), { ...key, ...extras, data: structuredClone(parseItem(schema, key, data)), count: 0 });
    },
    async putNew(key, schema, data, extras = {}) {
      const parsed = structuredClone(parseItem(schema, key, data));
      if (items.has(idOf(key))) return false;
      items.set(idOf(key), { ...key, ...extras, data: parsed, count: 0 });
      return true;
    },
    async find(key, schema) {
      const item = items.get(idOf(key));
      return item === undefined ? undefined : parseItem(schema, key, structuredClone(item.data));
    },
    async change(key, schema, change) {
      for (;;) {
        const item = items.get(idOf(key));
        const saved = await this.find(key, schema);
        const wanted = change(saved);
        if (wanted === saved) return saved;
        const data = wanted === undefined ? undefined : structuredClone(parseItem(schema, key, wanted));
        await Promise.resolve();
        if (items.get(idOf(key)) !== item) continue;
        if (data === undefined) items.delete(idOf(key));
        else items.set(idOf(key), { ...key, data, count: 0 });
        return data;
      }
    },
    async list(PK, prefix, schema) {
      return matching((item) => item.PK === PK && item.SK.startsWith(prefix))
        .sort((a, b) => byText(a.SK, b.SK))
        .map((item) => ({ SK: item.SK, data: parseItem(schema, item, structuredClone(item.data)) }));
    },
    async collection(PK) {
      return matching((item) => item.PK === PK)
        .sort((a, b) => byText(a.SK, b.SK))
        .map(({ SK, data }) => ({ SK, data: structuredClone(data) }));
    },
    async listNext(PK, { from, backwards, limit }, schema) {
      const all = (await this.list(PK, '', schema)).filter(({ SK }) => (backwards ? SK < from : SK > from));
      return (backwards ? all.toReversed() : all).slice(0, limit);
    },
    async last(PK, prefix, schema) {
      return (await this.list(PK, prefix, schema)).at(-1);
    },
    async listIndex(GSI1PK, schema, between) {
      const isWithin = ({ GSI1SK = '' }: Item) =>
        between === undefined || (GSI1SK >= between[0] && GSI1SK <= between[1]);
      return matching((item) => item.GSI1PK === GSI1PK && isWithin(item))
        .sort((a, b) => byText(a.GSI1SK, b.GSI1SK))
        .map((item) => parseItem(schema, item, structuredClone(item.data)));
    },
    async setOnce(key, field, value) {
      const data = items.get(idOf(key))?.data as Record<string, unknown> | undefined;
      if (data === undefined || data[field] !== undefined) return false;
      data[field] = value;
      return true;
    },
    async count(key) {
      const item = items.get(idOf(key)) ?? { ...key, data: undefined, count: 0 };
      item.count += 1;
      items.set(idOf(key), item);
      return item.count;
    },
    async keepLonger() {},
    async delete(key) {
      items.delete(idOf(key));
    },
  };
};
