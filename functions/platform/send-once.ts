import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';

const SECONDS_REMEMBERED = 90 * 24 * 3600;

/**
 * Remembers in the table that a message was sent. While one try is under way another waits for the queue; a
 * process that dies inside leaves the record open until the function's time is over, then the send repeats.
 */
export const createSendOnce =
  (awsSdkV3Client: DynamoDBClient, tableName: string) =>
  async (
    { submission, issue, person }: { submission: string; issue: number; person: string },
    context: Context,
    send: () => Promise<string>,
  ): Promise<string> => {
    const persistenceStore = new DynamoDBPersistenceLayer({
      tableName,
      awsSdkV3Client,
      keyAttr: 'PK',
      sortKeyAttr: 'SK',
      staticPkValue: `IDEMPOTENCY#${submission}`,
      expiryAttr: 'expiresAt',
    });
    const config = new IdempotencyConfig({ expiresAfterSeconds: SECONDS_REMEMBERED, lambdaContext: context });
    const once = makeIdempotent(async (_key: string) => send(), { persistenceStore, config });
    return once(`${issue}#${person}`);
  };
