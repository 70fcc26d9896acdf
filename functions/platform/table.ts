import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { retentionOf } from './retention.ts';

export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

/** Keys of the sparse index `listing` and the second at which the item may go. */
export interface ItemExtras {
  readonly GSI1PK?: string;
  readonly GSI1SK?: string;
  readonly expiresAt?: number;
}

export interface NextItems {
  readonly from: string;
  readonly backwards: boolean;
  /** At least 1. */
  readonly limit: number;
}

/** An item that does not fit its schema: loud, never "absent". Says where it lies, never what it holds. */
export class CorruptItemError extends Error {
  override readonly name = 'CorruptItemError';
}

export const parseItem = <Schema extends z.ZodType>(schema: Schema, key: ItemKey, data: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
  throw new CorruptItemError(`Item ${key.SK} does not fit its schema: ${paths}`);
};

/** A collection, or the part of it whose sort keys begin with `prefix`; DynamoDB takes no empty one. */
const beginningWith = (PK: string, prefix: string) =>
  prefix === ''
    ? { KeyConditionExpression: 'PK = :pk', ExpressionAttributeValues: { ':pk': PK } }
    : {
        KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':pk': PK, ':prefix': prefix },
      };

/** Names one state of an item that `change` puts, so that it sees whether another was put since. */
const REVISION = 'revision';
const MOST_TRIES = 10;

interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
}

/** That an item is still what was read, or that there is still none. */
const stillAs = (item: Readonly<Record<string, unknown>> | undefined): Condition => {
  if (item === undefined) return { ConditionExpression: 'attribute_not_exists(PK)' };
  const ExpressionAttributeNames = { '#revision': REVISION };
  const revision = item[REVISION];
  return revision === undefined
    ? { ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(#revision)', ExpressionAttributeNames }
    : {
        ConditionExpression: '#revision = :revision',
        ExpressionAttributeNames,
        ExpressionAttributeValues: { ':revision': revision },
      };
};

/** False where its condition did not hold. */
const isDone = async (sent: Promise<unknown>): Promise<boolean> => {
  try {
    await sent;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/**
 * The one table. An item is keys beside one `data` attribute, which a strict schema parses on the way in
 * and on the way out. Reads are consistent, but for the index.
 */
export const createTable = (client: DynamoDBDocumentClient, TableName: string, retentionMonths?: number) => {
  const retained = retentionOf(retentionMonths);
  const pages = async (input: QueryCommandInput): Promise<(ItemKey & { data: unknown })[]> => {
    const items: (ItemKey & { data: unknown })[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new QueryCommand({ ...input, TableName, ExclusiveStartKey }));
      items.push(...((page.Items ?? []) as (ItemKey & { data: unknown })[]));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  };

  return {
    async put<Schema extends z.ZodType>(key: ItemKey, schema: Schema, data: z.input<Schema>, extras: ItemExtras = {}) {
      const Item = { ...key, ...retained(key), ...extras, data: parseItem(schema, key, data) };
      await client.send(new PutCommand({ TableName, Item }));
    },

    /** True when the item was put; false when there was one under this key, which stays as it is. */
    async putNew<Schema extends z.ZodType>(
      key: ItemKey,
      schema: Schema,
      data: z.input<Schema>,
      extras: ItemExtras = {},
    ): Promise<boolean> {
      const Item = { ...key, ...retained(key), ...extras, data: parseItem(schema, key, data) };
      return isDone(client.send(new PutCommand({ TableName, Item, ...stillAs(undefined) })));
    },

    async find<Schema extends z.ZodType>(key: ItemKey, schema: Schema): Promise<z.output<Schema> | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { PK: key.PK, SK: key.SK }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : parseItem(schema, key, Item.data);
    },

    /**
     * Makes of an item what `change` says, which is asked again when somebody else changed it meanwhile, so that of
     * changes at once none is lost. Undefined is no item; what was there, given back as it is, stays. Gives what is
     * there then.
     */
    async change<Schema extends z.ZodType>(
      key: ItemKey,
      schema: Schema,
      change: (saved: z.output<Schema> | undefined) => z.output<Schema> | undefined,
    ): Promise<z.output<Schema> | undefined> {
      const Key = { PK: key.PK, SK: key.SK };
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
        const saved = Item === undefined ? undefined : parseItem(schema, key, Item.data);
        const wanted = change(saved);
        if (wanted === saved) return saved;
        const condition = stillAs(Item);
        const data = wanted === undefined ? undefined : parseItem(schema, key, wanted);
        const next = { ...key, ...retained(key), data, [REVISION]: crypto.randomUUID() };
        const sent =
          data === undefined
            ? client.send(new DeleteCommand({ TableName, Key, ...condition }))
            : client.send(new PutCommand({ TableName, Item: next, ...condition }));
        if (await isDone(sent)) return data;
      }
      throw new Error(`Item ${key.SK} was changed again and again meanwhile`);
    },

    /** All items of a collection whose sort key starts with `prefix`, in key order. */
    async list<Schema extends z.ZodType>(
      PK: string,
      prefix: string,
      schema: Schema,
    ): Promise<{ SK: string; data: z.output<Schema> }[]> {
      const items = await pages({
        TableName,
        ...beginningWith(PK, prefix),
        ConsistentRead: true,
      });
      return items.map(({ SK, data }) => ({ SK, data: parseItem(schema, { PK, SK }, data) }));
    },

    /**
     * All sort keys of a collection in key order, each with its item as it is stored: for readers who need few of many
     * items, and parse those.
     */
    async collection(PK: string): Promise<{ SK: string; data: unknown }[]> {
      const items = await pages({ TableName, ...beginningWith(PK, ''), ConsistentRead: true });
      return items.map(({ SK, data }) => ({ SK, data }));
    },

    /** The next items of a collection from a sort key on, without it, upwards or backwards: no more than `limit`. */
    async listNext<Schema extends z.ZodType>(
      PK: string,
      { from, backwards, limit }: NextItems,
      schema: Schema,
    ): Promise<{ SK: string; data: z.output<Schema> }[]> {
      const found: (ItemKey & { data: unknown })[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: `PK = :pk AND SK ${backwards ? '<' : '>'} :from`,
            ExpressionAttributeValues: { ':pk': PK, ':from': from },
            ConsistentRead: true,
            ScanIndexForward: !backwards,
            Limit: limit - found.length,
            ExclusiveStartKey,
          }),
        );
        found.push(...((page.Items ?? []) as (ItemKey & { data: unknown })[]));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined && found.length < limit);
      return found.map(({ SK, data }) => ({ SK, data: parseItem(schema, { PK, SK }, data) }));
    },

    /** The last item of a collection whose sort key starts with `prefix`. */
    async last<Schema extends z.ZodType>(
      PK: string,
      prefix: string,
      schema: Schema,
    ): Promise<{ SK: string; data: z.output<Schema> } | undefined> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          ...beginningWith(PK, prefix),
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      const [item] = Items as (ItemKey & { data: unknown })[];
      return item && { SK: item.SK, data: parseItem(schema, item, item.data) };
    },

    /** Items of the index `listing` under one key, between two sort keys where they are given. */
    async listIndex<Schema extends z.ZodType>(
      GSI1PK: string,
      schema: Schema,
      between?: readonly [string, string],
    ): Promise<z.output<Schema>[]> {
      const items = await pages({
        TableName,
        IndexName: 'listing',
        KeyConditionExpression: between ? 'GSI1PK = :pk AND GSI1SK BETWEEN :from AND :to' : 'GSI1PK = :pk',
        ExpressionAttributeValues: {
          ':pk': GSI1PK,
          ...(between && { ':from': between[0], ':to': between[1] }),
        },
      });
      return items.map(({ PK, SK, data }) => parseItem(schema, { PK, SK }, data));
    },

    /** Sets `data.<field>` once; false when it was set before or there is no such item. */
    async setOnce(key: ItemKey, field: string, value: string): Promise<boolean> {
      const update = new UpdateCommand({
        TableName,
        Key: { PK: key.PK, SK: key.SK },
        UpdateExpression: 'SET #data.#field = :value',
        ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(#data.#field)',
        ExpressionAttributeNames: { '#data': 'data', '#field': field },
        ExpressionAttributeValues: { ':value': value },
      });
      return isDone(client.send(update));
    },

    /** Adds one to a counter that starts at zero, and gives its new value. */
    async count(key: ItemKey, expiresAt: number): Promise<number> {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: { PK: key.PK, SK: key.SK },
          UpdateExpression: 'ADD #count :one SET #expires = :expires',
          ExpressionAttributeNames: { '#count': 'count', '#expires': 'expiresAt' },
          ExpressionAttributeValues: { ':one': 1, ':expires': expiresAt },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes?.count);
    },

    /** Begins the time anew for which an item is kept, where it is there and its kind has one. */
    async keepLonger(key: ItemKey): Promise<void> {
      const { expiresAt } = retained(key);
      if (expiresAt === undefined) return;
      const update = new UpdateCommand({
        TableName,
        Key: { PK: key.PK, SK: key.SK },
        UpdateExpression: 'SET #expires = :expires',
        ConditionExpression: 'attribute_exists(PK)',
        ExpressionAttributeNames: { '#expires': 'expiresAt' },
        ExpressionAttributeValues: { ':expires': expiresAt },
      });
      await isDone(client.send(update));
    },

    async delete(key: ItemKey): Promise<void> {
      await client.send(new DeleteCommand({ TableName, Key: { PK: key.PK, SK: key.SK } }));
    },
  };
};

export type Table = ReturnType<typeof createTable>;
