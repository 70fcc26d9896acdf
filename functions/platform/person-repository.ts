import { createHmac } from 'node:crypto';
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
export const createPersonRepository = (table: Table, key: string): PersonRepository => {
  const personKey = (id: string) => ({ PK: `PERSON#${id}`, SK: 'PERSON' });
  const linkKey = (hash: string) => ({ PK: `LINK#${hash}`, SK: 'LINK' });
  const sessionKey = (hash: string) => ({ PK: `SESSION#${hash}`, SK: 'SESSION' });

  return {
    idOf: (address) => personIdOf(key, address),
    async ensure(address, language) {
      const person = { id: personIdOf(key, address), address: address.trim(), language };
      await table.putNew(personKey(person.id), personSchema, person);
      return (await this.find(person.id)) ?? person;
    },
    find: (id) => table.find(personKey(id), personSchema),
    async confirm(id, at) {
      await table.setOnce(personKey(id), 'confirmedAt', at.toISOString());
    },

    putLink: (link) =>
      table.put(linkKey(link.hash), signInLinkSchema, link, { expiresAt: secondsOf(link.expiresAt) + 3600 }),
    findLink: (hash) => table.find(linkKey(hash), signInLinkSchema),
    async useLink(hash, at) {
      const link = await this.findLink(hash);
      if (link === undefined || Date.parse(link.expiresAt) <= at.getTime()) return undefined;
      return (await table.setOnce(linkKey(hash), 'usedAt', at.toISOString())) ? link : undefined;
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
      const count = await table.count({ PK: `LIMIT#${hash}`, SK: `WINDOW#${window}` }, (window + 2) * windowSeconds);
      return count <= limit;
    },
  };
};
