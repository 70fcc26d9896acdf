import { beforeEach, describe, expect, it } from 'vitest';
import { createHandOver, createStepDown } from '#shared/operations/members/hand-over.ts';
import { createInviteColleagues, MOST_MEMBERS } from '#shared/operations/members/invite-colleagues.ts';
import { createMemberProgress } from '#shared/operations/members/member-progress.ts';
import { createTakeBackInvitation } from '#shared/operations/members/take-back-invitation.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const AS_RESPONDENT = { role: 'respondent', language: 'en' } as const;
const NOW = '2026-11-23T10:00:00.000Z';
const [_YESTERDAY, _LONG_AGO] = ['2026-11-22T10:00:00.000Z', '2026-11-01T10:00:00.000Z'];

let city: CityUnderTest;
let ama: Awaited<ReturnType<CityUnderTest['join']>>;
beforeEach(async () => {
  city = await setUpCity();
  ama = await city.join('ama@city.test', ['coordinator']);
});
const fill = async (members: number) => {
  for (let index = 0; index < members; index += 1) {
    const part = { round: city.round.id, city: city.city, roles: ['respondent' as const], invitedAt: NOW };
    await city.assessments.putMember({ ...part, id: `m-${index}`, person: String(index).padStart(64, '0') });
  }
};

describe('inviting colleagues', () => {
  const invite = async (address: string, options: { role: 'respondent' | 'coordinator' } = AS_RESPONDENT) =>
    (await createInviteColleagues(city.deps)(ama, [address], { language: 'en', ...options }))[0]?.outcome;

  it('ends at 200 members, but not for who is one already', async () => {
    await fill(MOST_MEMBERS - 2);
    const ben = await city.join('ben@city.test', ['respondent']);
    expect(await invite('eva@city.test')).toBe('too-many');
    expect(await invite('ben@city.test', { role: 'coordinator' })).toBe('sent');
    await city.assessments.removeMember(ben.member);
    expect(await invite('eva@city.test')).toBe('sent');
  });

  it('ends at 150 new parts a day and person, and mails who has one already', async () => {
    const ben = await city.join('ben@city.test', ['respondent']);
    for (let count = 0; count < 150; count += 1) {
      await city.people.allow(`invite:${ama.member.person}`, 150, 86_400, city.clock.now);
    }
    expect(await invite('eva@city.test')).toBe('too-many');
    expect(await city.people.find(city.people.idOf('eva@city.test'))).toBeUndefined();
    const before = (await city.again(ben)).member;
    expect(await invite('ben@city.test')).toBe('sent');
    expect((await city.again(ben)).member).toEqual(before);
    const eva = await city.join('eva@city.test', ['coordinator']);
    const byEva = createInviteColleagues(city.deps)(eva, ['lu@city.test'], AS_RESPONDENT);
    expect(await byEva).toMatchObject([{ outcome: 'sent' }]);
  });

  it('mails a person again for another part, under the next number', async () => {
    await invite('ben@city.test');
    expect(await invite('ben@city.test', { role: 'coordinator' })).toBe('sent');
    const mails = await city.invitations.listOfPerson(city.people.idOf('ben@city.test'));
    expect(mails.map(({ kind, number }) => `${number} ${kind}`)).toEqual(['0 respondent', '1 coordinator']);
  });
});

describe('what is refused among colleagues', () => {
  it('says why', async () => {
    const ben = await city.respond('ben', [3]);
    const to = { address: 'BEN@city.test', language: 'en' as const, instrument: city.instrument };
    await expect(createHandOver(city.deps)(ben, to)).rejects.toMatchObject({
      message: 'The own address',
      issues: [{ field: 'address', message: 'address-is-own' }],
    });
    await expect(createHandOver(city.deps)(ama, to)).rejects.toMatchObject({ message: 'For a respondent only' });
    const takeBack = createTakeBackInvitation(city.deps);
    await expect(takeBack(ama, 'm-nobody')).rejects.toMatchObject({ message: 'No such member' });
    const kept = { message: 'Answers are only ever taken back by whoever gave them' };
    await expect(takeBack(ama, ben.member.id)).rejects.toMatchObject(kept);
    await expect(takeBack(ama, ama.member.id)).rejects.toMatchObject(kept);
  });

  it('is that the last one who can get in steps down, though there is one without an address', async () => {
    const alone = { message: 'No other coordinator has signed in yet' };
    await expect(createStepDown(city.deps)(ama)).rejects.toMatchObject(alone);
    const part = { round: city.round.id, city: city.city, roles: ['coordinator' as const], invitedAt: NOW };
    await city.assessments.putMember({ ...part, id: 'm-gone', person: 'f'.repeat(64) });
    const { id: person } = await city.people.ensure('lu@city.test', 'en');
    await city.assessments.putMember({ ...part, id: 'm-lu', person });
    await expect(createStepDown(city.deps)(ama)).rejects.toMatchObject(alone);
  });

  it('is nothing of a member whose address is erased: the list shows the others', async () => {
    await fill(1);
    const { members } = await createMemberProgress(city.deps)(ama, city.instrument);
    expect(members.map(({ id, address }) => `${id} ${address}`)).toEqual(['m-0 ', `${ama.member.id} ama@city.test`]);
  });
});
