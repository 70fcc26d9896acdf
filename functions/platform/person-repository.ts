import { createHmac } from 'node:crypto';
import { personSchema, type Session, sessionSchema, signInLinkSchema } from '#shared/contracts/person.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
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
  /** The same session with the person: how all of them are found. */
  const ownSessionKey = ({ person, hash }: Session) => ({ PK: `PERSON#${person}`, SK: `SESSION#${hash}` });
  const ownSessions = async (person: string) =>
    (await table.list(`PERSON#${person}`, 'SESSION#', sessionSchema)).map(({ data }) => data);

  return {
    idOf: (address) => personIdOf(key, address),
    async ensure(address, language) {
      const person = { id: personIdOf(key, address), address: address.trim(), language };
      const isNew = await table.putNew(personKey(person.id), personSchema, person);
      if (!isNew) await table.keepLonger(personKey(person.id));
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

    async putSession(session) {
      const extras = { expiresAt: secondsOf(session.expiresAt) };
      // First where it can be found to be ended: a session that nobody can end never works.
      await table.put(ownSessionKey(session), sessionSchema, session, extras);
      await table.put(sessionKey(session.hash), sessionSchema, session, extras);
    },
    async findSession(hash, at) {
      const session = await table.find(sessionKey(hash), sessionSchema);
      return session !== undefined && Date.parse(session.expiresAt) > at.getTime() ? session : undefined;
    },
    async deleteSession(hash) {
      const session = await table.find(sessionKey(hash), sessionSchema);
      await table.delete(sessionKey(hash));
      if (session !== undefined) await table.delete(ownSessionKey(session));
    },
    async sessionsOf(person, at) {
      return (await ownSessions(person))
        .filter(({ expiresAt }) => Date.parse(expiresAt) > at.getTime())
        .sort((a, b) => Date.parse(b.expiresAt) - Date.parse(a.expiresAt));
    },
    async endSessions(person) {
      const sessions = await ownSessions(person);
      for (const session of sessions) {
        await table.delete(sessionKey(session.hash));
        await table.delete(ownSessionKey(session));
      }
      return sessions.length;
    },

    async allow(name, limit, windowSeconds, at) {
      const window = Math.floor(at.getTime() / 1000 / windowSeconds);
      const hash = createHmac('sha256', key).update(`limit:${name}`).digest('hex');
      const count = await table.count({ PK: `LIMIT#${hash}`, SK: `WINDOW#${window}` }, (window + 2) * windowSeconds);
      return count <= limit;
    },
  };
};
