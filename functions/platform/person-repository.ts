import { createHmac } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { personSchema, sessionSchema, signInLinkSchema } from '#shared/contracts/person.ts';
import type { PersonRepository } from '#shared/ports.ts';
import type { Table } from './table.ts';

const secondsOf = (iso: string) => Math.floor(Date.parse(iso) / 1000);

/** The person behind an address: a keyed hash, so that no key of the table tells an address. */
export const personIdOf = (key: string, address: string) =>
  createHmac('sha256', key).update(`address:${address.trim().toLowerCase()}`).digest('hex');

/**
 * People, their sign-in links and sessions. A link or session lies under its own hash, so that the holder of
 * the token is all it takes to find it, and nothing that is stored opens anything.
 */
export const createPersonRepository = (
  table: Table,
  client: DynamoDBDocumentClient,
  TableName: string,
  key: string,
): PersonRepository => {
  const personKey = (id: string) => ({ PK: `PERSON#${id}`, SK: 'PERSON' });
  const linkKey = (hash: string) => ({ PK: `LINK#${hash}`, SK: 'LINK' });
  const sessionKey = (hash: string) => ({ PK: `SESSION#${hash}`, SK: 'SESSION' });

  /** Sets `data.<field>` once; false when it was set before or the item is not there. */
  const setOnce = async (Key: { PK: string; SK: string }, field: string, value: string): Promise<boolean> => {
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'SET #data.#field = :value',
          ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(#data.#field)',
          ExpressionAttributeNames: { '#data': 'data', '#field': field },
          ExpressionAttributeValues: { ':value': value },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    idOf: (address) => personIdOf(key, address),
    async ensure(address, language) {
      const person = { id: personIdOf(key, address), address: address.trim(), language };
      await table.putNew(personKey(person.id), personSchema, person);
      return (await this.find(person.id)) ?? person;
    },
    find: (id) => table.find(personKey(id), personSchema),
    async confirm(id, at) {
      await setOnce(personKey(id), 'confirmedAt', at.toISOString());
    },

    putLink: (link) =>
      table.put(linkKey(link.hash), signInLinkSchema, link, { expiresAt: secondsOf(link.expiresAt) + 3600 }),
    findLink: (hash) => table.find(linkKey(hash), signInLinkSchema),
    async useLink(hash, at) {
      const link = await this.findLink(hash);
      if (link === undefined || Date.parse(link.expiresAt) <= at.getTime()) return undefined;
      return (await setOnce(linkKey(hash), 'usedAt', at.toISOString())) ? link : undefined;
    },

    putSession: (session) =>
      table.put(sessionKey(session.hash), sessionSchema, session, { expiresAt: secondsOf(session.expiresAt) }),
    async findSession(hash, at) {
      const session = await table.find(sessionKey(hash), sessionSchema);
      return session !== undefined && Date.parse(session.expiresAt) > at.getTime() ? session : undefined;
    },
    deleteSession: (hash) => table.delete(sessionKey(hash)),

    async allow(name, limit, windowSeconds, at) {
      const window = Math.floor(at.getTime() / 1000 / windowSeconds);
      const hash = createHmac('sha256', key).update(`limit:${name}`).digest('hex');
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: { PK: `LIMIT#${hash}`, SK: `WINDOW#${window}` },
          UpdateExpression: 'ADD #count :one SET #expires = :expires',
          ExpressionAttributeNames: { '#count': 'count', '#expires': 'expiresAt' },
          ExpressionAttributeValues: { ':one': 1, ':expires': (window + 2) * windowSeconds },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return Number(Attributes?.count ?? 0) <= limit;
    },
  };
};
