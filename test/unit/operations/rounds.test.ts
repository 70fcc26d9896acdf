import { beforeEach, describe, expect, it } from 'vitest';
import type { Round } from '#shared/contracts/round.ts';
import { createCloseRound } from '#shared/operations/close-round.ts';
import { createOpenRound } from '#shared/operations/open-round.ts';
import { aRound } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

let city: CityUnderTest;
let log: ReturnType<typeof createInMemoryAudit>;
beforeEach(async () => {
  city = await setUpCity();
  log = createInMemoryAudit();
});

describe('opening a round', () => {
  const open = (round: Round, options = {}) => createOpenRound({ ...city.deps, ...log })(round, options);
  const anotherRound = (change: Partial<Round> = {}) => aRound({ id: 'autumn-2026', ...change });

  it('keeps it and notes it, once', async () => {
    const round = anotherRound();
    expect(await open(round)).toEqual(round);
    expect(await city.rounds.get(round.id)).toEqual(round);
    await open(round);
    expect(await log.audits.list()).toMatchObject([{ action: 'round-opened', round: round.id }]);
  });

  it('again keeps the day on which it opened', async () => {
    const round = anotherRound();
    await open(round);
    const again = anotherRound({ opensAt: '2026-02-01T00:00:00Z', closesAt: '2027-01-01T00:00:00.000Z' });
    expect(await open(again)).toEqual(round);
    expect(await city.rounds.get(round.id)).toEqual(round);
  });

  it.each<[string, Partial<Round>]>([
    ['another name', { name: 'Cities 2027' }],
    ['another mode', { mode: 'open' }],
    ['other languages', { languages: ['en', 'ar'] as Round['languages'] }],
    ['another end', { closesAt: '2027-02-01T00:00:00Z' }],
    ['an end as a demonstration', { demonstration: true }],
  ])('is refused with %s under the same id', async (_, change) => {
    await open(anotherRound());
    const content = { instrument: () => city.instrument };
    const other = { ...anotherRound(), ...change };
    await expect(createOpenRound({ ...city.deps, content })(other)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'There is another round autumn-2026: choose a new id',
    });
  });

  it('is refused with another instrument under the same id, and with one that is not there', async () => {
    await open(anotherRound());
    const content = { instrument: () => city.instrument };
    const other = anotherRound({ instrument: '2026.2' });
    await expect(createOpenRound({ ...city.deps, content })(other)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(open(anotherRound({ id: 'next', instrument: '2099.1' }))).rejects.toMatchObject({
      code: 'instrument_unknown',
    });
  });

  it.each(['2026-01-01T00:00:00Z', '2025-12-31T00:00:00Z'])(
    'is refused when it would close on %s',
    async (closesAt) => {
      await expect(open(anotherRound({ closesAt }))).rejects.toMatchObject({
        code: 'invalid_input',
        message: 'Round autumn-2026 would close before it opens',
      });
    },
  );

  it('changes nothing in a dry run, and needs no audit log', async () => {
    const round = anotherRound();
    expect(await open(round, { dryRun: true })).toEqual(round);
    expect((await city.rounds.list()).map(({ id }) => id)).toEqual([city.round.id]);
    expect(await log.audits.list()).toEqual([]);
    expect(await createOpenRound(city.deps)(round)).toEqual(round);
  });
});

describe('closing a round', () => {
  const close = (options = {}) => createCloseRound({ ...city.deps, ...log })(city.round.id, options);
  const NOW = '2026-11-23T10:00:00.000Z';

  it('ends it now, and notes it', async () => {
    const closed = { ...city.round, closesAt: NOW };
    expect(await close()).toEqual({ round: closed, drafts: [] });
    expect(await city.rounds.get(city.round.id)).toEqual(closed);
    expect(await log.audits.list()).toMatchObject([{ action: 'round-closed', round: city.round.id }]);
  });

  it('waits for cities that are answering, unless it is said that they lose their turn', async () => {
    await city.respond('ben', [3]);
    await expect(close()).rejects.toMatchObject({ code: 'not_allowed', message: '1 cities are still answering' });
    expect(await city.rounds.get(city.round.id)).toEqual(city.round);
    expect(await close({ withDrafts: true })).toMatchObject({ round: { closesAt: NOW }, drafts: [city.city] });
  });

  it('changes nothing in a dry run, and needs no audit log', async () => {
    expect(await close({ dryRun: true })).toEqual({ round: { ...city.round, closesAt: NOW }, drafts: [] });
    expect(await city.rounds.get(city.round.id)).toEqual(city.round);
    expect(await log.audits.list()).toEqual([]);
    expect(await createCloseRound(city.deps)(city.round.id)).toMatchObject({ round: { closesAt: NOW } });
  });

  it('leaves one as it is that closed before', async () => {
    await city.respond('ben', [3]);
    city.clock.now = new Date(city.round.closesAt);
    expect(await close()).toEqual({ round: city.round, drafts: [city.city] });
    expect(await log.audits.list()).toEqual([]);
  });
});
