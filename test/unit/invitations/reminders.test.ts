import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '#shared/contracts/person.ts';
import { createInviteCities } from '#shared/operations/invite-cities.ts';
import { createRemindCities } from '#shared/operations/remind-cities.ts';
import { anAssessment } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { type CityUnderTest, setUpCity } from '../operations/city-group.ts';
import { mailedBefore } from './mailed-before.ts';

const BOGOTA = 'gn-3688689';
const NOW = '2026-11-23T10:00:00.000Z';

let city: CityUnderTest;
let log: ReturnType<typeof createInMemoryAudit>;
beforeEach(async () => {
  city = await setUpCity();
  log = createInMemoryAudit();
});
const invited = async (address: string, roles: Role[] = ['coordinator']) => {
  const { member } = await city.join(address, roles);
  await mailedBefore(city, member.person, 0);
  return member.person;
};

describe('reminding cities', () => {
  const remind = (options = {}) => createRemindCities({ ...city.deps, ...log })(city.round.id, options);

  it('goes to every coordinator who was invited by mail, and is noted once for a city', async () => {
    const ama = await invited('ama@city.test');
    await invited('eva@city.test');
    await city.join('lu@city.test', ['coordinator']);
    await invited('ben@city.test', ['respondent']);
    expect(await remind()).toEqual([
      { city: city.city, outcome: 'sent' },
      { city: city.city, outcome: 'sent' },
    ]);
    expect(city.mails.map(({ to }) => to).toSorted()).toEqual(['ama@city.test', 'eva@city.test']);
    const sent = (await city.invitations.listOfPerson(ama)).at(-1);
    expect(sent).toMatchObject({ number: 1, kind: 'reminder', startedAt: NOW, sentAt: NOW });
    expect(await log.audits.list()).toMatchObject([{ action: 'cities-reminded', city: city.city, count: 2 }]);
  });

  it('passes over who was mailed about another city or round only', async () => {
    const { member } = await city.join('ama@city.test', ['coordinator']);
    await mailedBefore(city, member.person, 0, { city: BOGOTA });
    await mailedBefore(city, member.person, 0, { round: 'another-round' });
    expect(await remind()).toEqual([]);
  });

  it('numbers its mail behind those about the same city and round', async () => {
    const ama = await invited('ama@city.test');
    await mailedBefore(city, ama, 1, { kind: 'reminder' });
    await mailedBefore(city, ama, 7, { city: BOGOTA });
    await remind();
    const own = (await city.invitations.listOfPerson(ama)).filter((mail) => mail.city === city.city);
    expect(own.map(({ number }) => number)).toEqual([0, 1, 2]);
  });

  it('passes over an address that is erased, and one that bounced says so', async () => {
    const member = { id: 'm-gone', person: 'f'.repeat(64), round: city.round.id, city: city.city };
    await city.assessments.putMember({ ...member, roles: ['coordinator'], invitedAt: NOW });
    await mailedBefore(city, member.person, 0);
    expect(await remind()).toEqual([]);
    city.suppressed.add(await invited('ama@city.test'));
    expect(await remind()).toEqual([{ city: city.city, outcome: 'suppressed' }]);
    expect(await log.audits.list()).toEqual([]);
  });

  it('notes only what went out', async () => {
    await invited('ama@city.test');
    city.mailer.refuse = true;
    expect(await remind()).toEqual([{ city: city.city, outcome: 'refused' }]);
    expect(await log.audits.list()).toEqual([]);
  });

  it('looks only in a dry run, at the cities that were asked for, and tells how far it is', async () => {
    await invited('ama@city.test');
    for (const id of [BOGOTA, 'gn-5']) await city.assessments.create(anAssessment({ round: city.round.id, city: id }));
    const told: number[][] = [];
    const onCity = (done: number, all: number) => void told.push([done, all]);
    expect(await remind({ dryRun: true, onCity })).toEqual([{ city: city.city, outcome: 'would-send' }]);
    expect(told).toEqual([[3, 3]]);
    expect(await remind({ cities: [BOGOTA], onCity })).toEqual([]);
    expect(told.slice(1)).toEqual([[1, 1]]);
    expect(city.mails).toEqual([]);
  });

  it('ends where the time is up, city by city', async () => {
    await invited('ama@city.test');
    expect(await remind({ mayGoOn: () => false })).toEqual([]);
    expect(city.mails).toEqual([]);
  });

  it('is for open rounds', async () => {
    city.clock.now = new Date(city.round.closesAt);
    const message = `The round ${city.round.id} closed at ${city.round.closesAt}`;
    await expect(remind()).rejects.toMatchObject({ code: 'round_closed', message });
    const invite = createInviteCities(city.deps)(city.round.id, []);
    await expect(invite).rejects.toMatchObject({ code: 'round_closed', message });
  });
});
