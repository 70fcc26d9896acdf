import { beforeEach, describe, expect, it } from 'vitest';
import type { Level } from '#shared/contracts/names.ts';
import type { Round } from '#shared/contracts/round.ts';
import { createFindEarlierRound } from '#shared/operations/find-earlier-round.ts';
import { aResponse, aSubmission, PRACTICES } from '#test/fakes/assessment-items.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';

const [CITY = '', OTHER = ''] = CITIES;
const year = (number: number) => ({ opensAt: `${number}-01-01T00:00:00Z`, closesAt: `${number}-12-31T00:00:00Z` });

describe('the round to which a city compares itself', () => {
  let here: ReturnType<typeof aReleaseRound>;
  beforeEach(() => {
    here = aReleaseRound(createInMemoryTable());
  });
  /** A round of a year in which a city chose one level everywhere. */
  const answered = async (number: number, level: Level, change: Partial<Round> = {}, city = CITY) => {
    const round = await here.open({ name: `Cities ${number}`, ...year(number), ...change });
    await here.submit(round, city, { responses: [aResponse('r-1', Array(PRACTICES.length).fill(level))] });
    return round;
  };
  const find = async (change: Partial<Round> = {}) => {
    const own = await here.open({ ...year(2027), ...change });
    const { demonstration } = own;
    return await createFindEarlierRound(here.deps)(aSubmission({ city: CITY, round: own.id, demonstration }));
  };
  const levelsOf = (found: Awaited<ReturnType<typeof find>>) =>
    found?.capabilities.map(({ individual }) => individual.level);

  it('is none in its first round', async () => {
    await answered(2026, 3, {}, OTHER);
    expect(await find()).toBeNull();
  });

  it('is the newest that closed before, with what the city scored there', async () => {
    await answered(2025, 4, { id: 'a-round' });
    await answered(2026, 2, { id: 'b-round' });
    await answered(2024, 5, { id: 'c-round' });
    const found = await find();
    expect(found).toMatchObject({ round: 'Cities 2026', instrument: '2026.1' });
    expect(levelsOf(found)).toEqual([2, 2, 2, 2, 2]);
  });

  it('is one that closed in the moment in which the own opened, and none that was still open then', async () => {
    await answered(2025, 4);
    await answered(2026, 2, { closesAt: '2027-01-01T00:00:01Z' });
    expect(await find()).toMatchObject({ round: 'Cities 2025' });
    await answered(2026, 3, { closesAt: '2027-01-01T00:00:00Z', name: 'Up to the last moment' });
    expect(await find()).toMatchObject({ round: 'Up to the last moment' });
  });

  it('is a demonstration for a demonstration, and only then', async () => {
    await answered(2026, 2, { demonstration: true });
    expect(await find()).toBeNull();
    expect(await find({ demonstration: true })).toMatchObject({ round: 'Cities 2026' });
  });

  it('passes over a round in which the city submitted nothing that was stored', async () => {
    await answered(2025, 4);
    const empty = await here.open({ ...year(2026) });
    const entry = { submission: crypto.randomUUID(), version: 1, submittedAt: '2026-06-01T00:00:00Z' };
    await here.deps.assessments.addSubmission(empty.id, CITY, entry);
    expect(await find()).toMatchObject({ round: 'Cities 2025' });
  });

  it('counts with the newest submission of the city', async () => {
    const round = await answered(2026, 2);
    const responses = [aResponse('r-1', Array(PRACTICES.length).fill(5))];
    await here.submit(round, CITY, { version: 2, responses });
    expect(levelsOf(await find())).toEqual([5, 5, 5, 5, 5]);
  });
});
