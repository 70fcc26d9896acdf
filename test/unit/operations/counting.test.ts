import { beforeEach, describe, expect, it } from 'vitest';
import type { Count, CountedResponse } from '#shared/contracts/consensus.ts';
import { createCloseAnswering, createTakeInLateAnswers } from '#shared/operations/consensus/close-answering.ts';
import { createCountAnswers, planCount } from '#shared/operations/consensus/count-answers.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { readCount } from '#shared/operations/consensus/read-count.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

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

describe('counting a city’s answers', () => {
  it('names respondents anew, in the order of these names', async () => {
    await answers(1, 2, 3, 4);
    const set = crypto.randomUUID();
    const ids = [set, 'r-d', 'r-b', 'r-a', 'r-c'];
    const written: string[] = [];
    const addCount: typeof city.consensus.addCount = async (round, of, count, responses) => {
      written.push(...responses.map(({ respondent }) => respondent));
      return await city.consensus.addCount(round, of, count, responses);
    };
    const deps = { ...city.deps, consensus: { ...city.consensus, addCount }, newId: () => ids.shift() ?? '' };
    const { count } = await createCountAnswers(deps)(ama);
    expect(written).toEqual(['r-a', 'r-b', 'r-c', 'r-d']);
    expect(count).toEqual({ number: 1, set, countedAt: '2026-11-23T10:00:00.000Z' });
  });

  it('counts respondents only, and knows which of them reads the levels', async () => {
    await city.answer(ama, [5]);
    const eva = await city.join('eva@city.test', ['coordinator', 'respondent']);
    await city.answer(eva, [4]);
    await city.respond('idle', []);
    await answers(1, 2);
    const { next, begun } = await planCount(city.deps, ama);
    expect([next.responses.length, begun]).toEqual([3, 3]);
    await close();
    await createReadConsensus(city.deps)(ama, city.instrument);
    await city.answer(eva, [1]);
    await answers(5, 5);
    expect((await planCount(city.deps, ama)).next).toMatchObject({ isChanged: false });
    await answers(5);
    expect((await planCount(city.deps, ama)).next).toMatchObject({ isChanged: true });
  });

  it('takes every answer in as long as nothing was shown, also a single one', async () => {
    await answers(1, 2, 3, 4);
    const count = createCountAnswers(city.deps);
    await count(ama);
    await answers(5);
    expect(await count(ama)).toMatchObject({ counted: { length: 5 }, waiting: 0, count: { number: 2 } });
    expect((await count(ama)).count.number).toBe(2);
  });

  it('stays shown once it was, so that later answers join in batches only', async () => {
    await answers(1, 2, 3);
    await close();
    await createReadConsensus(city.deps)(ama, city.instrument);
    await answers(4, 4, 4);
    await createTakeInLateAnswers(city.deps)(ama);
    await answers(5);
    const late = await createTakeInLateAnswers(city.deps)(ama);
    expect(late).toEqual({ waiting: 1 });
    expect(await city.consensus.newestCount(city.round.id, city.city)).toMatchObject({
      number: 2,
      shownAt: '2026-11-23T10:00:00.000Z',
    });
  });

  it('fails loudly where the count that it wrote is gone', async () => {
    const addCount: typeof city.consensus.addCount = async (_, __, count) => count;
    const consensus = { ...city.consensus, addCount };
    await expect(createCountAnswers({ ...city.deps, consensus })(ama)).rejects.toThrow(
      'The count that was just written is gone',
    );
  });
});

describe('reading a count while another is written', () => {
  const countOf = (number: number): Count => ({ number, set: `set-${number}`, countedAt: '2026-11-23T10:00:00.000Z' });
  const counted: CountedResponse[] = [{ respondent: 'r-1', answers: [] }];
  /** Counts as they are found, look after look. */
  const looks = (...found: (Count | undefined)[]) => ({
    newestCount: async () => found.shift(),
    counted: async () => counted,
  });

  it('looks again until both looks find the same', async () => {
    const found = looks(countOf(1), countOf(2), countOf(2), undefined, countOf(3), countOf(3));
    expect(await readCount(found, 'r', 'c')).toEqual({ count: countOf(3), counted });
    expect(await readCount(looks(undefined), 'r', 'c')).toEqual({ count: undefined, counted: [] });
  });

  it('gives up after five looks', async () => {
    const changing = [1, 2, 3, 4, 5].flatMap((number) => [countOf(number), countOf(number + 1)]);
    await expect(readCount(looks(...changing, countOf(9), countOf(9)), 'r', 'c')).rejects.toThrow(
      'The answers are counted again and again',
    );
  });
});
