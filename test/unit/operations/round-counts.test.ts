import { beforeEach, describe, expect, it } from 'vitest';
import { createFollowProgress } from '#shared/operations/follow-progress.ts';
import { createRoundStatus, passesFilter } from '#shared/operations/round-status.ts';
import { anAssessment } from '#test/fakes/assessment-items.ts';
import { someScores } from '#test/fakes/release-items.ts';
import type { CityUnderTest } from './city-group.ts';
import { MONDAY, setUpStatus } from './status-setup.ts';

const FRIDAY = '2026-11-27T10:00:00.000Z';

describe('the cities of a round', () => {
  let here: Awaited<ReturnType<typeof setUpStatus>>;
  let city: CityUnderTest;
  beforeEach(async () => {
    here = await setUpStatus();
    city = here.city;
  });

  it('are counted by state and by what is wrong, for all cities', async () => {
    for (let number = 100; number < 140; number += 1) {
      await city.assessments.create(anAssessment({ round: city.round.id, city: `gn-${number}`, claim: 'claimed' }));
    }
    const { member } = await city.join('ama@city.test', ['coordinator']);
    await here.mail(member.person, { sentAt: undefined });
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

  it('are followed step by step through an issue', async () => {
    const submission = await here.submit(1, MONDAY);
    const follow = createFollowProgress(city.issues);
    expect(await follow(submission, 1)).toBe('submitted');
    await city.issues.putScores(someScores({ submission }));
    expect(await follow(submission, 1)).toBe('scored');
    await here.rendered(submission, 1);
    expect(await follow(submission, 1)).toBe('written');
    await here.mailed(submission, 1, FRIDAY);
    expect(await follow(submission, 1)).toBe('sent');
    expect(await follow(submission, 2)).toBe('submitted');
  });
});
