import { describe, expect, it } from 'vitest';
import { createInviteColleagues } from '#shared/operations/members/invite-colleagues.ts';
import { createMemberProgress } from '#shared/operations/members/member-progress.ts';
import { readAddressList } from '#shared/operations/members/read-address-list.ts';
import { createRemindColleagues, MOST_REMINDERS } from '#shared/operations/members/remind-colleagues.ts';
import { PRACTICES } from '#test/fakes/assessment-items.ts';
import { setUpCity } from './city-group.ts';

const AS_RESPONDENT = { role: 'respondent', language: 'en' } as const;
const ALL = PRACTICES.map(() => 3 as const);
const laterBy = (hours: number, date: Date) => new Date(date.getTime() + hours * 3_600_000);

describe('a pasted list of addresses', () => {
  it('is read as people and mail programs write it', () => {
    const text =
      'ama@city.org\n"Koroma, Ben" <ben@city.org>; Eva <eva@city.org>\n\nmailto:lu@city.org, kai@city.org\t\nAda (planning) ada@city.org';
    expect(readAddressList(text)).toEqual({
      addresses: ['ama@city.org', 'ben@city.org', 'eva@city.org', 'lu@city.org', 'kai@city.org', 'ada@city.org'],
      bad: [],
    });
  });

  it('tells every line that cannot be used, and why', () => {
    const { addresses, bad } = readAddressList('ama@city.org\nthe mayor\nben@city\nAMA@city.org');
    expect(addresses).toEqual(['ama@city.org']);
    expect(bad).toEqual([
      { line: 2, reason: 'address-wrong', value: 'the mayor' },
      { line: 3, reason: 'address-wrong', value: 'ben@city' },
      { line: 4, reason: 'address-twice', value: 'AMA@city.org' },
    ]);
  });

  it('ends at 100 people', () => {
    const { addresses, bad } = readAddressList(Array.from({ length: 101 }, (_, i) => `p${i}@city.org`).join('\n'));
    expect(addresses).toHaveLength(100);
    expect(bad).toEqual([{ line: 101, reason: 'too-many-addresses', value: 'p100@city.org' }]);
  });
});

describe('inviting colleagues', () => {
  it('makes each a respondent with one mail, and mails nobody twice', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const invite = createInviteColleagues(city.deps);
    const outcomes = await invite(ama, ['ben@city.test', 'eva@city.test'], AS_RESPONDENT);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
    expect((await invite(ama, ['BEN@city.test'], AS_RESPONDENT))[0]?.outcome).toBe('already');
    expect(city.mails.map(({ to }) => to)).toEqual(['ben@city.test', 'eva@city.test']);
    expect(city.mails[0]?.text).toContain('Freetown');
    expect(city.mails[0]?.html).toContain('https://form.test/sign-in?next=');
    const members = await city.assessments.members(city.round.id, city.city);
    expect(members.filter(({ roles }) => roles.includes('respondent'))).toHaveLength(2);
  });

  it('adds a role to somebody who is there, so that a city has several coordinators', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const ben = await city.join('ben@city.test', ['respondent']);
    const invite = createInviteColleagues(city.deps);
    await invite(ama, ['ben@city.test'], { role: 'coordinator', language: 'en' });
    expect((await city.again(ben)).member.roles).toEqual(['respondent', 'coordinator']);
  });

  it('gives one person a part in two cities', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const elsewhere = { ...ama, city: { id: 'gn-3688689' } };
    const invite = createInviteColleagues(city.deps);
    await invite(ama, ['ben@city.test'], AS_RESPONDENT);
    expect((await invite(elsewhere, ['ben@city.test'], AS_RESPONDENT))[0]?.outcome).toBe('sent');
    const own = await city.assessments.membershipsOf(city.people.idOf('ben@city.test'));
    expect(own.map((member) => member.city).toSorted()).toEqual([city.city, 'gn-3688689']);
  });

  it('is for coordinators, in an open round, and never makes an assessor answer', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const ben = await city.join('ben@city.test', ['respondent']);
    await city.join('judge@away.test', ['assessor']);
    const invite = createInviteColleagues(city.deps);
    await expect(invite(ben, ['eva@city.test'], AS_RESPONDENT)).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await invite(ama, ['judge@away.test'], AS_RESPONDENT))[0]?.outcome).toBe('assessor');
    city.clock.now = new Date(city.round.closesAt);
    await expect(invite(ama, ['eva@city.test'], AS_RESPONDENT)).rejects.toMatchObject({ code: 'round_closed' });
  });

  it('mails no address that bounced, and tries again after a refusal', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    const invite = createInviteColleagues(city.deps);
    city.suppressed.add(city.people.idOf('gone@city.test'));
    expect((await invite(ama, ['gone@city.test'], AS_RESPONDENT))[0]?.outcome).toBe('suppressed');
    city.mailer.refuse = true;
    expect((await invite(ama, ['ben@city.test'], AS_RESPONDENT))[0]?.outcome).toBe('refused');
    city.mailer.refuse = false;
    expect((await invite(ama, ['ben@city.test'], AS_RESPONDENT))[0]?.outcome).toBe('sent');
  });
});

describe('the progress that a coordinator sees', () => {
  it('says who has begun and finished, by address, and nothing of any answer', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    await city.respond('zoe', ALL);
    await city.respond('ben', [4]);
    await city.respond('eva', []);
    const progress = await createMemberProgress(city.deps)(ama, city.instrument);
    expect(progress).toMatchObject({ respondents: 3, begun: 2, complete: 1 });
    expect(progress.members.map(({ address, state }) => [address, state])).toEqual([
      ['ama@city.test', null],
      ['ben@city.test', 'begun'],
      ['eva@city.test', 'not-begun'],
      ['zoe@city.test', 'complete'],
    ]);
  });
});

describe('reminders', () => {
  it('go to who has not finished, the same to all, once a day and four times at most', async () => {
    const city = await setUpCity();
    const ama = await city.join('ama@city.test', ['coordinator']);
    await city.respond('zoe', ALL);
    await city.respond('ben', [4]);
    await city.respond('eva', []);
    const remind = createRemindColleagues(city.deps);
    expect(await remind(ama, city.instrument)).toEqual([
      { address: 'ben@city.test', outcome: 'sent' },
      { address: 'eva@city.test', outcome: 'sent' },
    ]);
    const [first, second] = city.mails;
    expect(first?.text).toBe(second?.text);
    expect((await remind(ama, city.instrument))[0]?.outcome).toBe('too-soon');
    for (let day = 1; day < MOST_REMINDERS; day += 1) {
      city.clock.now = laterBy(24, city.clock.now);
      expect((await remind(ama, city.instrument))[0]?.outcome).toBe('sent');
    }
    city.clock.now = laterBy(24, city.clock.now);
    expect((await remind(ama, city.instrument))[0]?.outcome).toBe('enough');
  });
});
