import { beforeEach, describe, expect, it } from 'vitest';
import { createCountAnswers } from '#shared/operations/consensus/count-answers.ts';
import { createWithdraw } from '#shared/operations/members/withdraw.ts';
import { createSendReceipts } from '#shared/operations/submission/send-receipts.ts';
import { createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { type CityUnderTest, FIRST, SECOND, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';

describe('what a respondent who withdraws takes along', () => {
  let city: CityUnderTest;
  let ama: Awaited<ReturnType<CityUnderTest['join']>>;
  let ben: Awaited<ReturnType<CityUnderTest['respond']>>;
  beforeEach(async () => {
    city = await setUpCity();
    ama = await city.join('ama@city.test', ['coordinator']);
    ben = await city.respond('ben', [4, 5]);
  });
  const withdraw = () => createWithdraw(city.deps)(ben, city.instrument);
  const counted = async () => {
    const count = await city.consensus.newestCount(city.round.id, city.city);
    return await city.consensus.counted(city.round.id, city.city, count?.set ?? '');
  };

  it('are the own files, finished or not, and nobody else’s', async () => {
    const file = async (member: string) => {
      const id = crypto.randomUUID();
      const given = { id, member, practice: FIRST, title: '', announcedAt: NOW, verdict: 'pending' as const };
      await city.evidenceFiles.put(city.round.id, city.city, given);
      for (const key of [`incoming/${id}`, `evidence/${city.round.id}/${city.city}/${id}`]) {
        await city.evidenceStore.put(key, new Uint8Array(3), 'x');
      }
      return id;
    };
    await file(ben.member.id);
    const other = await file('m-eva');
    await withdraw();
    expect((await city.evidenceFiles.list(city.round.id, city.city)).map(({ id }) => id)).toEqual([other]);
    expect(city.evidenceStore.keys()).toEqual([`evidence/${city.round.id}/${city.city}/${other}`, `incoming/${other}`]);
  });

  it('are the drafts of every question, and of no other page', async () => {
    const deleted: string[] = [];
    const drafts = {
      delete: async (person: string, path: string) => {
        expect(person).toBe(ben.member.person);
        deleted.push(path);
      },
    };
    await createWithdraw({ ...city.deps, drafts })(ben, city.instrument);
    const base = `/assessments/${city.round.id}/${city.city}/practices`;
    expect(deleted).toHaveLength(20);
    expect(deleted).toEqual(expect.arrayContaining([`${base}/${FIRST}`, `${base}/${SECOND}`]));
  });

  it('are the receipts of what was submitted, and not those of others', async () => {
    const eva = await city.respond('eva', [1]);
    const sent = await createSubmitCity(city)(ama, crypto.randomUUID());
    await createSendReceipts(city.withReceipts)(sent, ama);
    expect(await city.receipts.find(sent.id, ben.member.person)).toBeDefined();
    await withdraw();
    expect(await city.receipts.find(sent.id, ben.member.person)).toBeUndefined();
    expect(await city.receipts.find(sent.id, eva.member.person)).toBeDefined();
  });

  it('are the counted levels as long as nothing was shown, however many were counted', async () => {
    for (const name of ['eva', 'lu']) await city.respond(name, [1]);
    await createCountAnswers(city.deps)(ama);
    expect(await withdraw()).toBe('removed');
    expect(await counted()).toHaveLength(2);
  });

  it('are the counted levels where fewer than three were counted, though they were shown', async () => {
    await city.respond('eva', [1]);
    const { count } = await createCountAnswers(city.deps)(ama);
    await city.consensus.markShown(city.round.id, city.city, count.number, new Date(NOW));
    expect(await withdraw()).toBe('removed');
    expect(await counted()).toHaveLength(1);
  });

  it('is nothing of a count in which there was nothing', async () => {
    for (const name of ['eva', 'lu', 'zoe']) await city.respond(name, [1]);
    await city.assessments.removeAnswers(city.round.id, city.city, ben.member.id);
    const { count } = await createCountAnswers(city.deps)(ama);
    await city.consensus.markShown(city.round.id, city.city, count.number, new Date(NOW));
    expect(await withdraw()).toBe('removed');
    expect(await counted()).toHaveLength(3);
  });

  it('is the part of a respondent alone: a coordinator stays one', async () => {
    const lu = await city.join('lu@city.test', ['coordinator', 'respondent']);
    await createWithdraw(city.deps)(lu, city.instrument);
    expect((await city.again(lu)).member.roles).toEqual(['coordinator']);
    await expect(createWithdraw(city.deps)(ama, city.instrument)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
