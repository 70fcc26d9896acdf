import { describe, expect, it } from 'vitest';
import { createCloseAnswering } from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createHandOver, createStepDown } from '#shared/operations/members/hand-over.ts';
import { createTakeBackInvitation } from '#shared/operations/members/take-back-invitation.ts';
import { createWithdraw } from '#shared/operations/members/withdraw.ts';
import { setUpCity } from './city-group.ts';

describe('a respondent who withdraws', () => {
  it('takes answers, files and the part in the assessment along', async () => {
    const city = await setUpCity();
    const ben = await city.respond('ben', [4, 5]);
    await city.evidenceStore.put(`evidence/${city.round.id}/${city.city}/f`, new Uint8Array(3), 'application/pdf');
    const file = {
      id: crypto.randomUUID(),
      member: ben.member.id,
      practice: 'x',
      title: '',
      announcedAt: city.round.opensAt,
      verdict: 'pending' as const,
    };
    await city.evidenceFiles.put(city.round.id, city.city, file);
    await city.evidenceStore.put(`evidence/${city.round.id}/${city.city}/${file.id}`, new Uint8Array(3), 'x');
    expect(await createWithdraw(city.deps)(ben, city.instrument)).toBe('removed');
    expect((await city.assessments.allAnswers(city.round.id, city.city)).size).toBe(0);
    expect(await city.assessments.members(city.round.id, city.city)).toEqual([]);
    expect(await city.evidenceFiles.list(city.round.id, city.city)).toEqual([]);
    expect(city.evidenceStore.keys()).toEqual([`evidence/${city.round.id}/${city.city}/f`]);
  });

  it('leaves a group result that was shown as it was, without a name', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const [ben] = [await city.respond('ben', [5]), await city.respond('eva', [1]), await city.respond('lu', [2])];
    await createCloseAnswering(city.deps)(ama);
    const read = createReadConsensus(city.deps);
    const before = await read(ama, city.instrument);
    expect(before.state).toBe('shown');
    expect(await createWithdraw(city.deps)(ben, city.instrument)).toBe('kept-nameless');
    expect(await read(ama, city.instrument)).toEqual(before);
    const count = await city.consensus.newestCount(city.round.id, city.city);
    const counted = await city.consensus.counted(city.round.id, city.city, count?.set ?? '');
    expect(counted.map(({ member }) => member)).not.toContain(ben.member.id);
    expect(counted).toHaveLength(3);
  });

  it('is out of the count while nothing was shown', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const [ben] = [await city.respond('ben', [5]), await city.respond('eva', [1])];
    await createCloseAnswering(city.deps)(ama);
    expect(await createWithdraw(city.deps)(ben, city.instrument)).toBe('removed');
    expect(await createReadConsensus(city.deps)(ama, city.instrument)).toMatchObject({ state: 'too-few', answered: 1 });
  });
});

describe('passing an invitation on', () => {
  it('lets the colleague begin with nothing', async () => {
    const city = await setUpCity();
    const ben = await city.respond('ben', [4]);
    const handOver = createHandOver(city.deps);
    const to = { address: 'eva@city.test', language: 'en', instrument: city.instrument } as const;
    expect(await handOver(ben, to)).toBe('sent');
    const members = await city.assessments.members(city.round.id, city.city);
    expect(members.map(({ person }) => person)).toEqual([city.people.idOf('eva@city.test')]);
    expect((await city.assessments.allAnswers(city.round.id, city.city)).size).toBe(0);
  });

  it('removes nothing when the colleague cannot be reached, or is oneself', async () => {
    const city = await setUpCity();
    const ben = await city.respond('ben', [4]);
    const handOver = createHandOver(city.deps);
    city.mailer.refuse = true;
    const to = { address: 'eva@city.test', language: 'en', instrument: city.instrument } as const;
    expect(await handOver(ben, to)).toBe('refused');
    await expect(handOver(ben, { ...to, address: 'ben@city.test' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await city.assessments.answersOf(city.round.id, city.city, ben.member.id)).toHaveLength(1);
  });
});

describe('a coordinator', () => {
  it('takes back an invitation only while it was not used', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const idle = await city.respond('ben', []);
    const busy = await city.respond('eva', [3]);
    const takeBack = createTakeBackInvitation(city.deps);
    await takeBack(ama, idle.member.id);
    await expect(takeBack(ama, busy.member.id)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(takeBack(busy, busy.member.id)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(takeBack(ama, idle.member.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('steps down only when another one has signed in', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator', 'respondent']);
    const stepDown = createStepDown(city.deps);
    await expect(stepDown(ama)).rejects.toMatchObject({ code: 'not_allowed' });
    await city.join('ben@city.test', ['coordinator']);
    await stepDown(ama);
    expect((await city.again(ama)).member.roles).toEqual(['respondent']);
  });
});
