import { beforeEach, describe, expect, it } from 'vitest';
import { createInviteCities } from '#shared/operations/invite-cities.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { type CityUnderTest, FREETOWN, setUpCity } from '../operations/city-group.ts';
import { mailedBefore } from './mailed-before.ts';

const NOW = '2026-11-23T10:00:00.000Z';

describe('inviting cities', () => {
  let city: CityUnderTest;
  let log: ReturnType<typeof createInMemoryAudit>;
  beforeEach(async () => {
    city = await setUpCity();
    log = createInMemoryAudit();
  });
  const invitee = { line: 1, city: FREETOWN.id, address: 'ama@city.test', language: 'en' as const };
  const invite = (options = {}, ...others: object[]) => {
    const deps = { ...city.deps, ...log };
    return createInviteCities(deps)(
      city.round.id,
      [invitee, ...others.map((one) => ({ ...invitee, ...one }))],
      options,
    );
  };

  it('notes each that went out, and none that did not', async () => {
    city.mailer.refuse = true;
    await invite();
    expect(await log.audits.list()).toEqual([]);
    city.mailer.refuse = false;
    await invite();
    expect(await log.audits.list()).toMatchObject([{ action: 'cities-invited', city: FREETOWN.id, count: 1 }]);
  });

  it('adds the part of a coordinator to the part that somebody has, once', async () => {
    const { member } = await city.join('ama@city.test', ['respondent'], 'm-ama');
    await invite();
    expect(await city.assessments.members(city.round.id, city.city)).toEqual([
      { ...member, roles: ['coordinator', 'respondent'] },
    ]);
    await invite({ again: true });
    expect(await city.assessments.members(city.round.id, city.city)).toMatchObject([
      { roles: ['coordinator', 'respondent'] },
    ]);
  });

  it('counts a reminder as asked, and what a colleague was mailed not', async () => {
    const person = city.people.idOf('ama@city.test');
    await mailedBefore(city, person, 0, { kind: 'respondent' });
    await mailedBefore(city, person, 0, { round: 'another-round' });
    expect(await invite({ dryRun: true })).toMatchObject([{ outcome: 'would-send' }]);
    await mailedBefore(city, person, 1, { kind: 'reminder' });
    expect(await invite()).toMatchObject([{ outcome: 'already' }]);
  });

  it('is one mail for one order that is given twice', async () => {
    await invite();
    const orderedAt = new Date(NOW);
    expect(await invite({ again: true, orderedAt })).toMatchObject([{ outcome: 'already' }]);
    expect(await invite({ again: true, orderedAt: new Date(orderedAt.getTime() + 1) })).toMatchObject([
      { outcome: 'sent' },
    ]);
  });

  it('goes one after the other, tells of each, and ends where the time is up', async () => {
    const told: string[] = [];
    const onProgress = ({ line, outcome }: { line: number; outcome: string }) => void told.push(`${line} ${outcome}`);
    let left = 2;
    const others = [2, 3].map((line) => ({ line, address: `p${line}@city.test` }));
    const results = await invite({ onProgress, mayGoOn: () => left-- > 0 }, ...others);
    expect(results.map(({ line }) => line)).toEqual([1, 2]);
    expect(told).toEqual(['1 sent', '2 sent']);
  });

  it('is left to another process that sends the very same mail', async () => {
    const begin = async () => false;
    const deps = { ...city.deps, invitations: { ...city.invitations, begin } };
    expect(await createInviteCities(deps)(city.round.id, [invitee])).toMatchObject([{ outcome: 'taken' }]);
    expect(city.mails).toEqual([]);
  });
});
