import { beforeEach, describe, expect, it } from 'vitest';
import { createCityProgress, createRoundStatus } from '#shared/operations/round-status.ts';
import { anAssessment } from '#test/fakes/assessment-items.ts';
import type { CityUnderTest } from './city-group.ts';
import { MONDAY, setUpStatus } from './status-setup.ts';

const BOGOTA = 'gn-3688689';
const [TUESDAY, FRIDAY] = ['2026-11-24T10:00:00.000Z', '2026-11-27T10:00:00.000Z'];

describe('where a city of a round stands', () => {
  let here: Awaited<ReturnType<typeof setUpStatus>>;
  let city: CityUnderTest;
  beforeEach(async () => {
    here = await setUpStatus();
    city = here.city;
  });

  const status = async () => (await createRoundStatus(city.deps)(city.round.id)).cities[0];
  it('is that it was invited, and nothing else, before anybody came', async () => {
    expect(await status()).toEqual({
      city: city.city,
      claim: 'invited',
      state: 'invited',
      bounced: false,
      unclear: false,
      mails: 0,
      lastMailAt: null,
      respondents: 0,
      submission: null,
      submittedAt: null,
      issue: null,
      release: null,
      reportsSent: 0,
      reachedAt: { 'taking-part': MONDAY, answering: null, submitted: null, mailed: null },
    });
  });

  it('is that it takes part when it came of itself, until somebody is invited or answers', async () => {
    const { id: round } = city.round;
    await city.assessments.put(anAssessment({ round, city: city.city, claim: 'claimed', createdAt: MONDAY }));
    expect(await status()).toMatchObject({ state: 'taking-part', claim: 'claimed' });
    const { member } = await city.join('ama@city.test', ['coordinator']);
    await here.mail(member.person);
    expect(await status()).toMatchObject({ state: 'invited', mails: 1 });
    await city.respond('ben', [3]);
    expect(await status()).toMatchObject({ state: 'answering', respondents: 1, reachedAt: { answering: MONDAY } });
  });

  it('counts the mails to its coordinators about this city and round, and tells of the last', async () => {
    const { member } = await city.join('ama@city.test', ['coordinator']);
    const { member: respondent } = await city.join('ben@city.test', ['respondent']);
    await here.mail(member.person, { number: 0, startedAt: FRIDAY });
    await here.mail(member.person, { number: 1, startedAt: TUESDAY });
    await here.mail(member.person, { number: 5, startedAt: MONDAY });
    await here.mail(member.person, { number: 2, city: BOGOTA });
    await here.mail(member.person, { number: 3, round: 'another-round' });
    await here.mail(respondent.person);
    expect(await status()).toMatchObject({ mails: 3, lastMailAt: FRIDAY, unclear: false });
    await here.mail(member.person, { number: 4, sentAt: undefined });
    expect(await status()).toMatchObject({ mails: 4, unclear: true });
  });

  it('is marked where mail to a coordinator bounced, not where it did to a respondent', async () => {
    await city.join('ama@city.test', ['coordinator']);
    const { member } = await city.join('eva@city.test', ['coordinator']);
    const { member: respondent } = await city.join('ben@city.test', ['respondent']);
    city.suppressed.add(respondent.person);
    expect(await status()).toMatchObject({ bounced: false });
    city.suppressed.add(member.person);
    expect(await status()).toMatchObject({ bounced: true });
  });

  it('goes from submitted to reported to delivered, by its newest submission and issue', async () => {
    await city.respond('ben', [3]);
    const first = await here.submit(1, TUESDAY);
    expect(await status()).toMatchObject({ state: 'submitted', submission: first, submittedAt: TUESDAY, issue: null });
    await here.issued(first, 1);
    expect(await status()).toMatchObject({ state: 'submitted', issue: 1, release: null, reportsSent: 0 });
    await here.rendered(first, 1);
    expect(await status()).toMatchObject({ state: 'reported', reportsSent: 0, reachedAt: { mailed: null } });
    await here.mailed(first, 1, FRIDAY, 'p');
    await here.mailed(first, 1, FRIDAY, 'q');
    expect(await status()).toMatchObject({ state: 'delivered', reportsSent: 2, reachedAt: { mailed: FRIDAY } });
    await here.issued(first, 2, `${city.round.id}:1`);
    expect(await status()).toMatchObject({ state: 'submitted', issue: 2, release: `${city.round.id}:1` });
    const second = await here.submit(2, FRIDAY);
    expect(await status()).toMatchObject({ state: 'submitted', submission: second, submittedAt: FRIDAY, issue: null });
  });

  it('keeps when it submitted and had its first mail, whatever came after', async () => {
    const first = await here.submit(1, MONDAY);
    await here.issued(first, 1);
    await here.mailed(first, 1, TUESDAY);
    const second = await here.submit(2, TUESDAY);
    await here.issued(second, 1);
    await here.rendered(second, 1);
    expect(await status()).toMatchObject({ state: 'reported', reachedAt: { submitted: MONDAY, mailed: TUESDAY } });
    await here.mailed(second, 1, FRIDAY);
    expect(await status()).toMatchObject({ state: 'delivered', reachedAt: { mailed: TUESDAY } });
  });

  it('keeps the mail of the first issue when a later issue of the same submission is mailed', async () => {
    const submission = await here.submit(1, MONDAY);
    for (const [issue, sentAt] of [[1, TUESDAY] as const, [2, FRIDAY] as const]) {
      await here.issued(submission, issue);
      await here.mailed(submission, issue, sentAt);
    }
    expect(await status()).toMatchObject({ issue: 2, reportsSent: 1, reachedAt: { mailed: TUESDAY } });
  });

  it('is the same for one city alone', async () => {
    const assessment = await city.assessments.find(city.round.id, city.city);
    expect(await createCityProgress(city.deps)(assessment ?? anAssessment())).toEqual(await status());
  });
});
