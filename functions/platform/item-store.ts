import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemStore, StoredItem } from '#shared/ports/storage.ts';

/**
 * The table as a heap of items, whatever they are: for operators who erase, back up or restore. No function but
 * `erase-data` may scan, so elsewhere this works with an operator's own rights only.
 */
export const createItemStore = (client: DynamoDBDocumentClient, TableName: string): ItemStore => ({
  async *pages(after) {
    let ExclusiveStartKey = after === undefined ? undefined : { ...after };
    do {
      const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
      ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
      const next = ExclusiveStartKey && { PK: ExclusiveStartKey.PK, SK: ExclusiveStartKey.SK };
      yield { items: (page.Items ?? []) as StoredItem[], next };
    } while (ExclusiveStartKey !== undefined);
  },
  async put(item) {
    await client.send(new PutCommand({ TableName, Item: { ...item } }));
  },
  async delete({ PK, SK }) {
    await client.send(new DeleteCommand({ TableName, Key: { PK, SK } }));
  },
});
