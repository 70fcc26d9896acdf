import { describe, expect, it } from 'vitest';
import { createCloseAnswering, createTakeInLateAnswers } from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createClearAgreed, createRecordAgreed } from '#shared/operations/consensus/record-agreed.ts';
import { FIRST, SECOND, setUpCity } from './city-group.ts';

const setUpGroup = async (levels: readonly (1 | 2 | 3 | 4 | 5)[]) => {
  const city = await setUpCity();
  const ama = await city.join('ama@city.test', ['coordinator']);
  for (const [index, level] of levels.entries()) await city.respond(`p${index}`, [level]);
  return {
    city,
    ama,
    close: createCloseAnswering(city.deps),
    takeIn: createTakeInLateAnswers(city.deps),
    read: createReadConsensus(city.deps),
    record: createRecordAgreed(city.deps),
  };
};

describe('the consensus of a city', () => {
  it('shows only how many have answered until the coordinator closes', async () => {
    const { city, ama, read } = await setUpGroup([1, 5, 3, 4]);
    expect(await read(ama, city.instrument)).toEqual({ state: 'open', answered: 4 });
  });

  it('shows the group once closed, and to a respondent only with three others', async () => {
    const { city, ama, close, read } = await setUpGroup([1, 5, 1]);
    await close(ama);
    expect(await read(ama, city.instrument)).toMatchObject({ state: 'shown', answered: 3, view: { agenda: [FIRST] } });
    const [member] = await city.assessments.membershipsOf(city.people.idOf('p0@city.test'));
    if (member === undefined) throw new Error('no member');
    expect(await read({ ...ama, member }, city.instrument)).toMatchObject({ state: 'too-few', needed: 3 });
  });

  it('is closed once, by coordinators only, and hidden from assessors', async () => {
    const { city, ama, close, read } = await setUpGroup([1, 5, 1]);
    const first = await close(ama);
    city.clock.now = new Date('2026-11-24T10:00:00Z');
    expect(await close(ama)).toEqual(first);
    const judge = await city.join('judge@away.test', ['assessor']);
    await expect(read(judge, city.instrument)).rejects.toMatchObject({ code: 'not_allowed' });
    const ben = await city.join('ben@city.test', ['respondent']);
    await expect(close(ben)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('takes late answers in by three', async () => {
    const { city, ama, close, takeIn, read } = await setUpGroup([1, 5, 1]);
    await expect(takeIn(ama)).rejects.toMatchObject({ code: 'not_allowed' });
    await close(ama);
    const shown = await read(ama, city.instrument);
    await city.respond('late-1', [5]);
    await city.respond('late-2', [5]);
    expect(await takeIn(ama)).toEqual({ waiting: 2 });
    expect(await read(ama, city.instrument)).toEqual({ ...shown, waiting: 2 });
    await city.respond('late-3', [4]);
    expect(await takeIn(ama)).toEqual({ waiting: 0 });
    expect(await read(ama, city.instrument)).toMatchObject({ answered: 6, waiting: 0 });
  });

  it('takes single late answers in while there was nothing to show', async () => {
    const { city, ama, close, takeIn, read } = await setUpGroup([1, 5]);
    await close(ama);
    expect(await read(ama, city.instrument)).toMatchObject({ state: 'too-few' });
    await city.respond('late', [3]);
    await takeIn(ama);
    expect(await read(ama, city.instrument)).toMatchObject({ state: 'shown', answered: 3 });
  });

  it('counts once when two coordinators close at the same time', async () => {
    const { city, ama, close } = await setUpGroup([1, 5, 3]);
    const ben = await city.join('ben@city.test', ['coordinator']);
    const [one, other] = await Promise.all([close(ama), close(ben)]);
    expect(one).toEqual(other);
    const count = await city.consensus.newestCount(city.round.id, city.city);
    expect(count?.number).toBe(1);
    expect(await city.consensus.counted(city.round.id, city.city, count?.set ?? '')).toHaveLength(3);
  });

  it('answers under names that lead to nobody', async () => {
    const { city, ama, close } = await setUpGroup([1, 5, 3]);
    await close(ama);
    const count = await city.consensus.newestCount(city.round.id, city.city);
    const counted = await city.consensus.counted(city.round.id, city.city, count?.set ?? '');
    const members = (await city.assessments.members(city.round.id, city.city)).map(({ id }) => id);
    for (const { respondent } of counted) expect(members).not.toContain(respondent);
  });
});

describe('agreed levels', () => {
  it('are recorded after closing, with a reason where they leave the middle', async () => {
    const { city, ama, close, read, record } = await setUpGroup([2, 3, 3]);
    await expect(record(ama, city.instrument, { practice: FIRST, level: 3 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await close(ama);
    await record(ama, city.instrument, { practice: FIRST, level: 3 });
    await expect(record(ama, city.instrument, { practice: FIRST, level: 5 })).rejects.toMatchObject({
      issues: [{ field: 'reason', message: 'reason-missing' }],
    });
    await record(ama, city.instrument, { practice: FIRST, level: 5, reason: 'The new unit began in May' });
    const seen = await read(ama, city.instrument);
    expect(seen).toMatchObject({ agreed: [{ practice: FIRST, level: 5, reason: 'The new unit began in May' }] });
    await createClearAgreed(city.deps)(ama, FIRST);
    expect(await read(ama, city.instrument)).toMatchObject({ agreed: [] });
  });

  it('tell nothing of answers that are not shown: every level asks for a reason alike', async () => {
    for (const hidden of [1, 5] as const) {
      const { city, ama, close, record } = await setUpGroup([hidden, hidden]);
      await close(ama);
      for (const level of [1, 3, 5] as const) {
        const wanted = { practice: FIRST, level };
        await expect(record(ama, city.instrument, wanted)).rejects.toMatchObject({ code: 'invalid_input' });
      }
    }
  });

  it('are for coordinators and known practices', async () => {
    const { city, ama, close, record } = await setUpGroup([2, 3, 3]);
    await close(ama);
    const ben = await city.join('ben@city.test', ['respondent']);
    const wanted = { practice: SECOND, level: 3, reason: 'So' } as const;
    await expect(record(ben, city.instrument, wanted)).rejects.toMatchObject({ code: 'not_allowed' });
    const unknown = { ...wanted, practice: 'no-such-practice' };
    await expect(record(ama, city.instrument, unknown)).rejects.toMatchObject({ code: 'not_found' });
  });
});
