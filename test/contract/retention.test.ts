import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createTable } from '#functions/platform/table.ts';
import { startDynaliteTable } from './dynalite-table.ts';

const TWELVE_MONTHS = 365.25 * 24 * 3600;

describe('retention in DynamoDB', () => {
  let stack: Awaited<ReturnType<typeof startDynaliteTable>>;
  beforeAll(async () => {
    stack = await startDynaliteTable();
  });
  afterAll(() => stack.stop());

  const people = (months: number) =>
    createPersonRepository(createTable(stack.documents, stack.TableName, months), 'key');
  const expiryOf = async (PK: string, SK: string): Promise<number> => {
    const { Item } = await stack.documents.send(new GetCommand({ TableName: stack.TableName, Key: { PK, SK } }));
    return Item?.expiresAt;
  };

  it('keeps a person for the months that are configured, anew whenever the person is invited or signs in', async () => {
    const now = Date.now() / 1000;
    const { id } = await people(1).ensure('ama@freetown.test', 'en');
    expect(await expiryOf(`PERSON#${id}`, 'PERSON')).toBeCloseTo(now + TWELVE_MONTHS / 12, -2);
    await people(12).ensure('ama@freetown.test', 'en');
    expect(await expiryOf(`PERSON#${id}`, 'PERSON')).toBeCloseTo(now + TWELVE_MONTHS, -2);
    expect((await people(12).find(id))?.address).toBe('ama@freetown.test');
  });

  it('lets a link end when it ends, however long people are kept', async () => {
    const expiresAt = new Date(Date.now() + 900_000).toISOString();
    const hash = 'a'.repeat(64);
    await people(12).putLink({ hash, person: 'b'.repeat(64), expiresAt, next: '/' });
    expect(await expiryOf(`LINK#${hash}`, 'LINK')).toBeLessThan(Date.now() / 1000 + 7200);
  });
});
