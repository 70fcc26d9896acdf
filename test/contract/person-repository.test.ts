import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import { createInMemoryTable } from '../fakes/in-memory-table.ts';
import { startDynaliteTable } from './dynalite-table.ts';

const KEY = 'a key of the address hashes';
const now = new Date('2026-11-23T10:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const aHash = () => crypto.randomUUID().replaceAll('-', '').repeat(2);

const itKeepsPeople = (people: () => PersonRepository) => {
  const aLink = async () => {
    const { id } = await people().ensure(`${crypto.randomUUID()}@city.test`, 'en');
    const link = { hash: aHash(), person: id, expiresAt: minutesLater(15).toISOString(), next: '/' };
    await people().putLink(link);
    return link;
  };

  it('knows a person by the address, however it is written', async () => {
    const first = await people().ensure('Ama@City.test', 'en');
    expect(await people().ensure(' ama@city.test', 'en')).toEqual(first);
    expect(first.id).not.toContain('ama');
  });

  it('confirms an address once and keeps the first time', async () => {
    const { id } = await people().ensure(`${crypto.randomUUID()}@city.test`, 'en');
    await people().confirm(id, now);
    await people().confirm(id, minutesLater(5));
    expect((await people().find(id))?.confirmedAt).toBe(now.toISOString());
  });

  it('lets a link work once', async () => {
    const link = await aLink();
    expect(await people().useLink(link.hash, now)).toMatchObject({ person: link.person });
    expect(await people().useLink(link.hash, now)).toBeUndefined();
  });

  it('lets one of two simultaneous uses of a link through', async () => {
    const link = await aLink();
    const uses = await Promise.all([people().useLink(link.hash, now), people().useLink(link.hash, now)]);
    expect(uses.filter((use) => use !== undefined)).toHaveLength(1);
  });

  it('refuses a link after 15 minutes, though the table still has it', async () => {
    const link = await aLink();
    expect(await people().useLink(link.hash, minutesLater(15))).toBeUndefined();
    expect(await people().findLink(link.hash)).toMatchObject({ person: link.person });
  });

  it('ends a session when its time is over or it is revoked', async () => {
    const session = { hash: aHash(), person: aHash(), expiresAt: minutesLater(720).toISOString() };
    await people().putSession(session);
    expect(await people().findSession(session.hash, minutesLater(719))).toEqual(session);
    expect(await people().findSession(session.hash, minutesLater(720))).toBeUndefined();
    await people().deleteSession(session.hash);
    expect(await people().findSession(session.hash, now)).toBeUndefined();
  });

  it('counts attempts in a window and starts afresh in the next', async () => {
    const name = crypto.randomUUID();
    const attempts = [];
    for (let index = 0; index < 4; index += 1) attempts.push(await people().allow(name, 3, 900, now));
    expect(attempts).toEqual([true, true, true, false]);
    expect(await people().allow(name, 3, 900, minutesLater(15))).toBe(true);
  });
};

describe('people in memory', () => {
  const people = createPersonRepository(createInMemoryTable(), KEY);
  itKeepsPeople(() => people);
});

describe('people in DynamoDB', () => {
  let stack: Awaited<ReturnType<typeof startDynaliteTable>>;
  let people: PersonRepository;
  beforeAll(async () => {
    stack = await startDynaliteTable();
    people = createPersonRepository(stack.table, KEY);
  });
  afterAll(() => stack.stop());
  itKeepsPeople(() => people);
});
