import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createConfirmClaim } from '#shared/operations/confirm-claim.ts';
import { createIssueToken } from '#shared/operations/issue-token.ts';
import { createLiftSuppression } from '#shared/operations/lift-suppression.ts';
import { anAssessment } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const [BOGOTA, NOBODYS] = ['gn-3688689', 'gn-1'];
const NOW = '2026-11-23T10:00:00.000Z';

let city: CityUnderTest;
let log: ReturnType<typeof createInMemoryAudit>;
beforeEach(async () => {
  city = await setUpCity();
  log = createInMemoryAudit();
});

describe('a city’s token', () => {
  const issue = (of: string, secret = 'secret', withAudit = true) =>
    createIssueToken({ ...city.deps, secret: () => secret, ...(withAudit && log) })(city.round.id, of);

  it('is told once, kept as its hash, and invites the city', async () => {
    const { token, assessment } = await issue(BOGOTA);
    expect(token).toBe('secret');
    const { id: round, instrument } = city.round;
    expect(assessment).toEqual({ round, city: BOGOTA, instrument, claim: 'invited', createdAt: NOW });
    expect(await city.assessments.find(round, BOGOTA)).toEqual(assessment);
    expect(await city.assessments.findToken(sha256('secret'))).toEqual({ round, city: BOGOTA });
    expect(await log.audits.list()).toMatchObject([{ action: 'token-issued', round, city: BOGOTA }]);
    expect(await issue(BOGOTA)).toEqual({ token: null, assessment });
    expect(await log.noted()).toHaveLength(1);
    expect((await issue(BOGOTA, 'another', false)).token).toBe('another');
  });

  it('is for cities of the world only', async () => {
    await expect(issue(NOBODYS)).rejects.toMatchObject({
      code: 'city_unknown',
      message: 'No city gn-1 in the reference population',
    });
    expect(await city.assessments.find(city.round.id, NOBODYS)).toBeUndefined();
  });
});

describe('a claim', () => {
  const confirm = (of = city.city, options = {}) =>
    createConfirmClaim({ ...city.deps, ...log })(city.round.id, of, options);
  const claimed = () => anAssessment({ round: city.round.id, city: city.city, claim: 'claimed' });

  it('is confirmed once, and noted', async () => {
    await city.assessments.put(claimed());
    expect(await confirm(city.city, { dryRun: true })).toMatchObject({ claim: 'confirmed' });
    expect(await city.assessments.find(city.round.id, city.city)).toMatchObject({ claim: 'claimed' });
    expect(await log.noted()).toEqual([]);
    expect(await confirm()).toEqual({ ...claimed(), claim: 'confirmed' });
    await confirm();
    expect(await city.assessments.find(city.round.id, city.city)).toMatchObject({ claim: 'confirmed' });
    expect(await log.audits.list()).toMatchObject([
      { action: 'claim-confirmed', round: city.round.id, city: city.city },
    ]);
  });

  it('is none of a city that was invited, or takes no part', async () => {
    expect(await confirm()).toMatchObject({ claim: 'invited' });
    expect(await log.noted()).toEqual([]);
    await expect(confirm(BOGOTA)).rejects.toMatchObject({
      code: 'city_unknown',
      message: `The city ${BOGOTA} does not take part in ${city.round.id}`,
    });
  });

  it('needs no audit log', async () => {
    await city.assessments.put(claimed());
    expect(await createConfirmClaim(city.deps)(city.round.id, city.city)).toMatchObject({ claim: 'confirmed' });
  });
});

describe('mail to an address that bounced', () => {
  it('may go again once an operator says so, and the mail service forgot it first', async () => {
    const deliveryEvents = createDeliveryRepository(createInMemoryTable());
    const person = city.people.idOf('ama@city.test');
    await deliveryEvents.put({ person, kind: 'bounce', messageId: 'm', at: NOW, permanent: true });
    const steps: unknown[] = [];
    const forget = async (address: string) => {
      steps.push(address, await deliveryEvents.isSuppressed(person));
    };
    const deps = { people: city.people, deliveryEvents, forget };
    const lift = createLiftSuppression({ ...deps, ...log });
    const bounced = { person, reason: 'bounce', since: NOW };
    expect(await lift('ama@city.test', { dryRun: true })).toEqual(bounced);
    expect([steps, await log.noted(), await deliveryEvents.isSuppressed(person)]).toEqual([[], [], true]);
    expect(await lift('ama@city.test')).toEqual(bounced);
    expect([steps, await log.noted()]).toEqual([['ama@city.test', true], ['suppression-lifted']]);
    const again = createLiftSuppression(deps);
    await expect(again('ama@city.test')).rejects.toMatchObject({
      code: 'not_found',
      message: 'Mail may go to this address already',
    });
    await deliveryEvents.put({ person, kind: 'complaint', messageId: 'n', at: NOW, permanent: false });
    expect(await again('ama@city.test')).toMatchObject({ reason: 'complaint' });
  });
});
