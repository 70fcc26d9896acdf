import { beforeEach, describe, expect, it } from 'vitest';
import type { InvitationKind } from '#shared/contracts/invitation.ts';
import { createRemindColleagues } from '#shared/operations/members/remind-colleagues.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const [YESTERDAY, LONG_AGO] = ['2026-11-22T10:00:00.000Z', '2026-11-01T10:00:00.000Z'];

let city: CityUnderTest;
let ama: Awaited<ReturnType<CityUnderTest['join']>>;
beforeEach(async () => {
  city = await setUpCity();
  ama = await city.join('ama@city.test', ['coordinator']);
});
describe('reminding colleagues', () => {
  const remind = (only?: readonly string[]) => createRemindColleagues(city.deps)(ama, city.instrument, only);
  const mailed = (
    person: string,
    number: number,
    startedAt: string,
    change: { kind?: InvitationKind; city?: string; round?: string } = {},
  ) =>
    city.invitations.begin({
      ...{
        round: city.round.id,
        city: city.city,
        person,
        number,
        kind: 'respondent-reminder',
        language: 'en',
        startedAt,
      },
      ...change,
    });

  it('goes by address, to those that were chosen', async () => {
    await city.respond('zoe', [1]);
    const ben = await city.respond('ben', []);
    await city.respond('kim', []);
    expect(await remind([ben.member.id])).toEqual([{ address: 'ben@city.test', outcome: 'sent' }]);
    expect((await remind()).map(({ address }) => address)).toEqual(['ben@city.test', 'kim@city.test', 'zoe@city.test']);
  });

  it('counts four reminders about this city and round, and no other mail', async () => {
    const { member } = await city.respond('ben', []);
    for (const number of [0, 1, 2]) await mailed(member.person, number, LONG_AGO);
    await mailed(member.person, 3, LONG_AGO, { kind: 'respondent' });
    await mailed(member.person, 4, LONG_AGO, { city: 'gn-3688689' });
    await mailed(member.person, 5, LONG_AGO, { round: 'another-round' });
    expect(await remind()).toMatchObject([{ outcome: 'sent' }]);
    city.clock.now = new Date('2026-11-25T10:00:00.000Z');
    expect(await remind()).toMatchObject([{ outcome: 'enough' }]);
  });

  it('waits a day after any mail to the person, whatever it was about', async () => {
    const { member } = await city.respond('ben', []);
    await mailed(member.person, 0, '2026-11-22T10:00:00.001Z', { city: 'gn-3688689' });
    expect(await remind()).toMatchObject([{ outcome: 'too-soon' }]);
    const { member: eva } = await city.respond('eva', []);
    await mailed(eva.person, 0, YESTERDAY);
    expect(await remind([eva.id])).toMatchObject([{ outcome: 'sent' }]);
  });

  it('is for open rounds', async () => {
    city.clock.now = new Date(city.round.closesAt);
    await expect(remind()).rejects.toMatchObject({ code: 'round_closed' });
    city.clock.now = new Date(new Date(city.round.opensAt).getTime() - 1);
    await expect(remind()).rejects.toMatchObject({ message: `The round ${city.round.id} is not open` });
    city.clock.now = new Date(city.round.opensAt);
    expect(await remind()).toEqual([]);
  });
});
