import { beforeEach, describe, expect, it } from 'vitest';
import { createCloseAnswering, createTakeInLateAnswers } from '#shared/operations/consensus/close-answering.ts';
import { createCountAnswers } from '#shared/operations/consensus/count-answers.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createClearAgreed, createRecordAgreed } from '#shared/operations/consensus/record-agreed.ts';
import { PRACTICES } from '#test/fakes/assessment-items.ts';
import { type CityUnderTest, FIRST, SECOND, setUpCity } from './city-group.ts';

let city: CityUnderTest;
let ama: Awaited<ReturnType<CityUnderTest['join']>>;
beforeEach(async () => {
  city = await setUpCity();
  ama = await city.join('ama@city.test', ['coordinator']);
});
const answers = async (...levels: (1 | 2 | 3 | 4 | 5)[]) => {
  for (const level of levels) await city.respond(crypto.randomUUID(), [level]);
};
const close = () => createCloseAnswering(city.deps)(ama);

describe('the group of a city', () => {
  it('is open until answering was closed, also where somebody counted it for a submission', async () => {
    await answers(1, 2, 3, 4);
    await createCountAnswers(city.deps)(ama);
    const read = createReadConsensus(city.deps);
    expect(await read(ama, city.instrument)).toEqual({ state: 'open', answered: 4 });
    const closed = { ...city.consensus, closed: async () => ({ closedAt: '2026-11-23T10:00:00.000Z', by: 'm-ama' }) };
    const nothing = { ...closed, newestCount: async () => undefined };
    const uncounted = createReadConsensus({ ...city.deps, consensus: nothing });
    expect(await uncounted(ama, city.instrument)).toEqual({ state: 'open', answered: 4 });
  });

  it('is read by a coordinator who is something else too, and not by an assessor', async () => {
    await answers(1, 2, 3);
    await close();
    const both = { ...ama, member: { ...ama.member, roles: ['assessor' as const, 'respondent' as const] } };
    const read = createReadConsensus(city.deps);
    expect(await read(both, city.instrument)).toMatchObject({ state: 'shown' });
    const judge = await city.join('judge@away.test', ['assessor']);
    await expect(read(judge, city.instrument)).rejects.toMatchObject({ message: 'For the city’s own group only' });
  });

  it('neither closes, takes in nor agrees on anything in a closed round', async () => {
    await answers(1, 2, 3);
    await close();
    city.clock.now = new Date(city.round.closesAt);
    const closed = { code: 'round_closed' };
    await expect(close()).rejects.toMatchObject(closed);
    await expect(createTakeInLateAnswers(city.deps)(ama)).rejects.toMatchObject(closed);
    const wanted = { practice: FIRST, level: 2 } as const;
    await expect(createRecordAgreed(city.deps)(ama, city.instrument, wanted)).rejects.toMatchObject(closed);
    await expect(createClearAgreed(city.deps)(ama, FIRST)).rejects.toMatchObject(closed);
  });

  it('agrees and takes late answers in after closing only', async () => {
    await answers(1, 2, 3);
    await expect(createTakeInLateAnswers(city.deps)(ama)).rejects.toMatchObject({
      message: 'Answering is not closed yet',
    });
    await expect(createClearAgreed(city.deps)(ama, FIRST)).rejects.toMatchObject({
      code: 'not_allowed',
      message: 'The group agrees after answering was closed',
    });
  });

  it('lets two practices of a capability not apply, counted beside the one that is recorded', async () => {
    await answers(1, 2, 3);
    await close();
    const [, , third = '', fourth = '', elsewhere = ''] = PRACTICES;
    const record = (practice: string) =>
      createRecordAgreed(city.deps)(ama, city.instrument, { practice, level: 'does-not-apply', reason: 'Not ours' });
    await record(elsewhere);
    await record(FIRST);
    await record(SECOND);
    await record(SECOND);
    await expect(record(third)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The agreed level does not fit',
      issues: [{ message: 'too-many-do-not-apply' }],
    });
    await createClearAgreed(city.deps)(ama, FIRST);
    await record(fourth);
    await expect(record('no-such-practice')).rejects.toMatchObject({ message: 'No such practice' });
  });

  it('keeps an agreed level that may not be replaced, and says which', async () => {
    await answers(3, 3, 3);
    await close();
    const record = createRecordAgreed(city.deps);
    const first = { practice: FIRST, level: 3 } as const;
    expect(await record(ama, city.instrument, first, (saved) => saved === undefined)).toEqual({ isDone: true });
    const second = { practice: FIRST, level: 4, reason: 'New unit' } as const;
    const kept = await record(ama, city.instrument, second, (saved) => saved === undefined);
    expect(kept).toEqual({ isDone: false, saved: first });
    expect(await createClearAgreed(city.deps)(ama, FIRST, () => false)).toEqual({ isDone: false, saved: first });
    expect(await createClearAgreed(city.deps)(ama, FIRST)).toEqual({ isDone: true });
  });
});
