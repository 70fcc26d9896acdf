import { beforeEach, describe, expect, it } from 'vitest';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { createCityProgress, createRoundStatus, passesFilter } from '#shared/operations/round-status.ts';
import { anAssessment, anIssue } from '#test/fakes/assessment-items.ts';
import { someScores } from '#test/fakes/release-items.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const BOGOTA = 'gn-3688689';
const [MONDAY, TUESDAY, FRIDAY] = ['2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z', '2026-11-27T10:00:00.000Z'];

describe('where a city of a round stands', () => {
  let city: CityUnderTest;
  beforeEach(async () => {
    city = await setUpCity();
  });

  const status = async () => (await createRoundStatus(city.deps)(city.round.id)).cities[0];
  const mail = (person: string, change = {}) => {
    const sent = { startedAt: MONDAY, sentAt: MONDAY, messageId: 'm' };
    const about = { round: city.round.id, city: city.city, person, number: 0 };
    return city.invitations.begin({ ...about, kind: 'invitation', language: 'en', ...sent, ...change });
  };
  const submit = async (version: number, submittedAt: string) => {
    const submission = crypto.randomUUID();
    await city.assessments.addSubmission(city.round.id, city.city, { submission, version, submittedAt });
    return submission;
  };
  const issued = (submission: string, issue: number, release: string | null = null) =>
    city.issues.put(anIssue({ submission, issue, release }));
  const rendered = (submission: string, issue: number) => {
    const report = { submission, issue, language: 'en' as const, pdfKey: 'a.pdf', jsonKey: 'a.json' };
    return city.issues.putReport({ ...report, pdfHash: '0'.repeat(64), pdfBytes: 1, pages: 1 });
  };
  const mailed = (submission: string, issue: number, sentAt: string, person = 'p') =>
    city.issues.putDelivery({ submission, issue, messageId: 'm', sentAt }, person);

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
    await mail(member.person);
    expect(await status()).toMatchObject({ state: 'invited', mails: 1 });
    await city.respond('ben', [3]);
    expect(await status()).toMatchObject({ state: 'answering', respondents: 1, reachedAt: { answering: MONDAY } });
  });

  it('counts the mails to its coordinators about this city and round, and tells of the last', async () => {
    const { member } = await city.join('ama@city.test', ['coordinator']);
    const { member: respondent } = await city.join('ben@city.test', ['respondent']);
    await mail(member.person, { number: 0, startedAt: FRIDAY });
    await mail(member.person, { number: 1, startedAt: TUESDAY });
    await mail(member.person, { number: 2, city: BOGOTA });
    await mail(member.person, { number: 3, round: 'another-round' });
    await mail(respondent.person);
    expect(await status()).toMatchObject({ mails: 2, lastMailAt: FRIDAY, unclear: false });
    await mail(member.person, { number: 4, sentAt: undefined });
    expect(await status()).toMatchObject({ mails: 3, unclear: true });
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
    const first = await submit(1, TUESDAY);
    expect(await status()).toMatchObject({ state: 'submitted', submission: first, submittedAt: TUESDAY, issue: null });
    await issued(first, 1);
    expect(await status()).toMatchObject({ state: 'submitted', issue: 1, release: null, reportsSent: 0 });
    await rendered(first, 1);
    expect(await status()).toMatchObject({ state: 'reported', reportsSent: 0, reachedAt: { mailed: null } });
    await mailed(first, 1, FRIDAY, 'p');
    await mailed(first, 1, FRIDAY, 'q');
    expect(await status()).toMatchObject({ state: 'delivered', reportsSent: 2, reachedAt: { mailed: FRIDAY } });
    await issued(first, 2, `${city.round.id}:1`);
    expect(await status()).toMatchObject({ state: 'submitted', issue: 2, release: `${city.round.id}:1` });
    const second = await submit(2, FRIDAY);
    expect(await status()).toMatchObject({ state: 'submitted', submission: second, submittedAt: FRIDAY, issue: null });
  });

  it('keeps when it submitted and had its first mail, whatever came after', async () => {
    const first = await submit(1, MONDAY);
    await issued(first, 1);
    await mailed(first, 1, TUESDAY);
    const second = await submit(2, TUESDAY);
    await issued(second, 1);
    await rendered(second, 1);
    expect(await status()).toMatchObject({ state: 'reported', reachedAt: { submitted: MONDAY, mailed: TUESDAY } });
    await mailed(second, 1, FRIDAY);
    expect(await status()).toMatchObject({ state: 'delivered', reachedAt: { mailed: TUESDAY } });
  });

  it('keeps the mail of the first issue when a later issue of the same submission is mailed', async () => {
    const submission = await submit(1, MONDAY);
    for (const [issue, sentAt] of [[1, TUESDAY] as const, [2, FRIDAY] as const]) {
      await issued(submission, issue);
      await mailed(submission, issue, sentAt);
    }
    expect(await status()).toMatchObject({ issue: 2, reportsSent: 1, reachedAt: { mailed: TUESDAY } });
  });

  it('is the same for one city alone', async () => {
    const assessment = await city.assessments.find(city.round.id, city.city);
    expect(await createCityProgress(city.deps)(assessment ?? anAssessment())).toEqual(await status());
  });

  it('is counted by state and by what is wrong, for all cities', async () => {
    for (let number = 100; number < 140; number += 1) {
      await city.assessments.create(anAssessment({ round: city.round.id, city: `gn-${number}`, claim: 'claimed' }));
    }
    const { member } = await city.join('ama@city.test', ['coordinator']);
    await mail(member.person, { sentAt: undefined });
    city.suppressed.add(member.person);
    const told: number[][] = [];
    const { round, counts, cities } = await createRoundStatus(city.deps)(city.round.id, (done, all) => {
      told.push([done, all]);
    });
    expect(round).toEqual(city.round);
    const none = { answering: 0, submitted: 0, reported: 0, delivered: 0 };
    expect(counts).toEqual({ 'taking-part': 40, invited: 1, ...none, bounced: 1, unclear: 1 });
    expect(told).toEqual([
      [32, 41],
      [41, 41],
    ]);
    expect(cities.filter((one) => passesFilter(one, 'unclear')).map((one) => one.city)).toEqual([city.city]);
    expect(cities.filter((one) => passesFilter(one, 'taking-part'))).toHaveLength(40);
  });

  it('is told step by step of one issue', async () => {
    const submission = await submit(1, MONDAY);
    const follow = createFollowProgress(city.issues);
    expect(await follow(submission, 1)).toBe('submitted');
    await city.issues.putScores(someScores({ submission }));
    expect(await follow(submission, 1)).toBe('scored');
    await rendered(submission, 1);
    expect(await follow(submission, 1)).toBe('written');
    await mailed(submission, 1, FRIDAY);
    expect(await follow(submission, 1)).toBe('sent');
    expect(await follow(submission, 2)).toBe('submitted');
  });
});
