import { beforeEach, describe, expect, it } from 'vitest';
import type { Consents } from '#shared/contracts/submission.ts';
import { createReadConsents, createWithdrawConsent, type Withdrawable } from '#shared/operations/withdraw-consent.ts';
import { aSubmission } from '#test/fakes/assessment-items.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const BOGOTA = 'gn-3688689';
const NOW = '2026-11-23T10:00:00.000Z';

describe('the consents of a city', () => {
  let city: CityUnderTest;
  let log: ReturnType<typeof createInMemoryAudit>;
  beforeEach(async () => {
    city = await setUpCity();
    log = createInMemoryAudit();
  });
  const ALL: Consents = { named: true, learnFrom: true, research: true, contact: 'The mayor’s office' };
  const read = (of = city.city) => createReadConsents(city.deps)(city.round.id, of);
  const withdraw = (withdrawn: readonly Withdrawable[], options = {}, of = city.city) =>
    createWithdrawConsent({ ...city.deps, ...log })(city.round.id, of, withdrawn, options);
  const submitted = async (version: number, consents: Consents) => {
    const submission = aSubmission({ round: city.round.id, city: city.city, version, consents });
    await city.submissions.insert(submission);
    await listed(version, submission.id);
  };
  const listed = (version: number, submission: string) =>
    city.assessments.addSubmission(city.round.id, city.city, { submission, version, submittedAt: NOW });

  it('are none before it gave any, then those of its newest submission, then those of its settings', async () => {
    const none = { named: false, learnFrom: false, research: false };
    expect(await read()).toEqual(none);
    await submitted(1, { ...none, named: true });
    await submitted(2, ALL);
    expect(await read()).toEqual(ALL);
    await city.assessments.changeSettings(city.round.id, city.city, () => ({ conditions: [], consents: none }));
    expect(await read()).toEqual(none);
  });

  it('are none while the newest submission is not stored yet', async () => {
    await listed(1, crypto.randomUUID());
    expect(await read()).toEqual({ named: false, learnFrom: false, research: false });
  });

  it('are taken back one by one, from what was submitted and from the settings alike, and noted', async () => {
    await submitted(1, ALL);
    expect(await withdraw(['research'])).toEqual({ ...ALL, research: false });
    expect(await read()).toEqual({ ...ALL, research: false });
    expect(await withdraw(['named'])).toEqual({ ...ALL, research: false, named: false });
    expect(await log.audits.list()).toMatchObject([
      { action: 'consent-withdrawn', round: city.round.id, city: city.city, count: 1 },
      { count: 1 },
    ]);
  });

  it('take the contact along with being learnt from', async () => {
    await submitted(1, ALL);
    expect(await withdraw(['learnFrom', 'research'])).toEqual({ named: true, learnFrom: false, research: false });
    expect(await log.audits.list()).toMatchObject([{ count: 2 }]);
  });

  it('have no contact where none was given', async () => {
    const { contact: _, ...given } = ALL;
    await submitted(1, given);
    expect(Object.keys(await withdraw(['named']))).not.toContain('contact');
  });

  it('stay as they are in a dry run, which says what they would be', async () => {
    await submitted(1, ALL);
    expect(await withdraw(['named'], { dryRun: true })).toEqual({ ...ALL, named: false });
    expect(await read()).toEqual(ALL);
    expect(await log.noted()).toEqual([]);
  });

  it('are of cities that take part', async () => {
    await expect(withdraw(['named'], {}, BOGOTA)).rejects.toMatchObject({
      code: 'city_unknown',
      message: `The city ${BOGOTA} does not take part in ${city.round.id}`,
    });
  });
});
