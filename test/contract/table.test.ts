import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CorruptItemError, type Table } from '#functions/platform/table.ts';
import { createInMemoryTable } from '../fakes/in-memory-table.ts';
import { startDynaliteTable } from './dynalite-table.ts';

const noteSchema = z.strictObject({ text: z.string(), seenAt: z.string().optional() });
const key = (SK: string, PK = crypto.randomUUID()) => ({ PK, SK });

/** What a table owes its callers, whatever keeps the items. */
const itKeepsItems = (table: () => Table) => {
  it('gives back what it took', async () => {
    const at = key('A');
    await table().put(at, noteSchema, { text: 'water' });
    expect(await table().find(at, noteSchema)).toEqual({ text: 'water' });
  });

  it('knows nothing of what it never took', async () => {
    expect(await table().find(key('A'), noteSchema)).toBeUndefined();
  });

  it('keeps the first of two new items under one key, and says so', async () => {
    const at = key('A');
    expect(await table().putNew(at, noteSchema, { text: 'first' })).toBe(true);
    expect(await table().putNew(at, noteSchema, { text: 'second' })).toBe(false);
    expect(await table().find(at, noteSchema)).toEqual({ text: 'first' });
  });

  it('refuses what does not fit its schema, before it is stored', async () => {
    const at = key('A');
    const bad = { text: 7 } as unknown as { text: string };
    await expect(table().put(at, noteSchema, bad)).rejects.toThrow(CorruptItemError);
    expect(await table().find(at, noteSchema)).toBeUndefined();
  });

  it('is loud about a stored item that does not fit, and does not quote it', async () => {
    const at = key('A');
    await table().put(at, z.strictObject({ secret: z.string() }), { secret: 'hush' });
    await expect(table().find(at, noteSchema)).rejects.toThrow(/text invalid_type/);
    await expect(table().find(at, noteSchema)).rejects.not.toThrow(/hush/);
  });

  it('lists a collection by prefix, in the order of its keys', async () => {
    const PK = crypto.randomUUID();
    for (const SK of ['N#2', 'N#10', 'N#1', 'M#1']) await table().put({ PK, SK }, noteSchema, { text: SK });
    expect((await table().list(PK, 'N#', noteSchema)).map(({ SK }) => SK)).toEqual(['N#1', 'N#10', 'N#2']);
  });

  it('lists the next few of a collection from a key on, upwards and backwards', async () => {
    const PK = crypto.randomUUID();
    for (const SK of ['a', 'b', 'c', 'd', 'e']) await table().put({ PK, SK }, noteSchema, { text: SK });
    const next = async (from: string, backwards: boolean, limit: number) =>
      (await table().listNext(PK, { from, backwards, limit }, noteSchema)).map(({ SK }) => SK);
    expect(await next('b', false, 2)).toEqual(['c', 'd']);
    expect(await next('d', true, 2)).toEqual(['c', 'b']);
    expect(await next('a', false, 10)).toEqual(['b', 'c', 'd', 'e']);
    expect(await next('a', true, 10)).toEqual([]);
  });

  it('lists the index between two sort keys, both included', async () => {
    const GSI1PK = crypto.randomUUID();
    for (const GSI1SK of ['a', 'b', 'c', 'd']) {
      await table().put(key(GSI1SK), noteSchema, { text: GSI1SK }, { GSI1PK, GSI1SK });
    }
    expect((await table().listIndex(GSI1PK, noteSchema)).map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
    expect((await table().listIndex(GSI1PK, noteSchema, ['b', 'c'])).map(({ text }) => text)).toEqual(['b', 'c']);
  });

  it('sets a field once', async () => {
    const at = key('A');
    expect(await table().setOnce(at, 'seenAt', 'noon')).toBe(false);
    await table().put(at, noteSchema, { text: 'water' });
    expect(await table().setOnce(at, 'seenAt', 'noon')).toBe(true);
    expect(await table().setOnce(at, 'seenAt', 'evening')).toBe(false);
    expect(await table().find(at, noteSchema)).toEqual({ text: 'water', seenAt: 'noon' });
  });

  it('loses none of many changes at once, each made of what the one before it left', async () => {
    const at = key('A');
    const letters = ['a', 'b', 'c', 'd', 'e'];
    const add = (letter: string) =>
      table().change(at, noteSchema, (saved) => ({ text: `${saved?.text ?? ''}${letter}` }));
    await Promise.all(letters.map(add));
    expect([...((await table().find(at, noteSchema))?.text ?? '')].toSorted()).toEqual(letters);
  });

  it('takes away only the very item that a change saw, not one that was put meanwhile', async () => {
    const at = key('A');
    await table().put(at, noteSchema, { text: 'old' });
    await Promise.all([
      table().change(at, noteSchema, () => ({ text: 'new' })),
      table().change(at, noteSchema, (saved) => (saved?.text === 'old' ? undefined : saved)),
    ]);
    expect(await table().find(at, noteSchema)).toEqual({ text: 'new' });
  });

  it('takes an item away that a change wants away, and leaves one as it is that is given back', async () => {
    const at = key('A');
    await table().change(at, noteSchema, () => ({ text: 'water' }));
    expect(await table().change(at, noteSchema, (saved) => saved)).toEqual({ text: 'water' });
    expect(await table().change(at, noteSchema, () => undefined)).toBeUndefined();
    expect(await table().find(at, noteSchema)).toBeUndefined();
    expect(await table().change(at, noteSchema, (saved) => saved)).toBeUndefined();
  });

  it('counts every one of many at once', async () => {
    const at = key('A');
    const counts = await Promise.all(Array.from({ length: 20 }, () => table().count(at, 4_000_000_000)));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('forgets a deleted item, and deletes it again without complaint', async () => {
    const at = key('A');
    await table().put(at, noteSchema, { text: 'water' });
    await table().delete(at);
    await table().delete(at);
    expect(await table().find(at, noteSchema)).toBeUndefined();
  });
};

describe('a table in memory', () => {
  const table = createInMemoryTable();
  itKeepsItems(() => table);
});

describe('a table in DynamoDB', () => {
  let stack: Awaited<ReturnType<typeof startDynaliteTable>>;
  beforeAll(async () => {
    stack = await startDynaliteTable();
  });
  afterAll(() => stack.stop());
  itKeepsItems(() => stack.table);

  it('reads a collection larger than one page', async () => {
    const PK = crypto.randomUUID();
    const text = 'x'.repeat(90_000);
    for (let index = 0; index < 25; index += 1) {
      const Item = { PK, SK: `N#${String(index).padStart(2, '0')}`, data: { text } };
      await stack.documents.send(new PutCommand({ TableName: stack.TableName, Item }));
    }
    expect(await stack.table.list(PK, 'N#', noteSchema)).toHaveLength(25);
  });
});
