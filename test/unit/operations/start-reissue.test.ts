import { beforeEach, describe, expect, it } from 'vitest';
import { createPlanReissue } from '#shared/operations/reissue-round.ts';
import { createStartReissue } from '#shared/operations/start-reissue.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { type ReissueUnderTest, setUpReissue } from './reissue-setup.ts';

const CITIES = Array.from({ length: 20 }, (_, index) => `gn-${200 + index}`);

describe('beginning a re-issue without waiting for it', () => {
  let here: ReissueUnderTest;
  beforeEach(async () => {
    here = await setUpReissue(CITIES.toReversed());
  });
  /** From a store that lists cities in another order than that of their ids. */
  const start = (options = {}) => {
    const listOfRound = async (round: string) => (await here.deps.assessments.listOfRound(round)).toReversed();
    const assessments = { ...here.deps.assessments, listOfRound };
    return createStartReissue({ ...here.deps, assessments })(here.round, options);
  };

  it('hands every city to the queues, watched, with an entry in the audit log', async () => {
    const { begun, failed, left, after, reissue } = await start();
    expect(begun.toSorted()).toEqual(CITIES);
    expect({ failed, left, after }).toEqual({ failed: [], left: 0, after: 'gn-219' });
    expect(reissue).toMatchObject({ label: `${here.round}-release-1`, release: `${here.round}:1`, startedAt: NOON });
    const submission = here.submissionOf('gn-203');
    expect(here.published).toContainEqual({ type: 'submission.received', submission, issue: 1 });
    expect(await here.deps.issues.overdue(new Date(0), new Date(NOON))).toHaveLength(20);
    expect(await here.deps.issues.get(submission, 1)).toMatchObject({ release: `${here.round}:1`, requestedAt: NOON });
    const entries = await here.audits.list();
    expect(entries.map(({ city }) => city).toSorted()).toEqual(CITIES);
    expect(entries[0]).toMatchObject({ action: 'reports-reissued', release: `${here.round}:1`, count: 1 });
  });

  it('ends where the time is up, and goes on behind the last city that it came to', async () => {
    let looks = 0;
    const first = await start({ mayGoOn: () => ++looks <= 1 });
    expect(first).toMatchObject({ left: 12, after: 'gn-207' });
    expect(first.begun.toSorted()).toEqual(CITIES.slice(0, 8));
    const second = await start({ after: first.after });
    expect(second).toMatchObject({ left: 0, after: 'gn-219', underWay: 8 });
    expect(second.begun.toSorted()).toEqual(CITIES.slice(8));
    expect(here.published).toHaveLength(20);
  });

  it('begins nothing and forgets nothing of where it was when there is no time at all', async () => {
    expect(await start({ mayGoOn: () => false })).toMatchObject({ begun: [], left: 20, after: '' });
    expect(await start({ mayGoOn: () => false, after: 'gn-210' })).toMatchObject({ left: 9, after: 'gn-210' });
  });

  it('is stopped for the others by no city that fails, and names it with a code', async () => {
    here.refuses.set(here.submissionOf('gn-205'), Object.assign(new Error('no'), { code: 'throttled' }));
    here.refuses.set(here.submissionOf('gn-206'), Object.assign(new Error('no'), { name: 'TimeoutError' }));
    const { begun, failed } = await start();
    expect(begun).toHaveLength(18);
    expect(failed.toSorted((a, b) => (a.city < b.city ? -1 : 1))).toEqual([
      { city: 'gn-205', error: 'throttled' },
      { city: 'gn-206', error: 'TimeoutError' },
    ]);
    expect((await here.audits.list()).map(({ city }) => city)).not.toContain('gn-205');
  });

  it('makes no issue of what is up to date, and no re-issue of nothing', async () => {
    await here.finish(CITIES, 1, `${here.round}:1`);
    const { begun, upToDate } = await start();
    expect({ begun, upToDate }).toEqual({ begun: [], upToDate: 20 });
    expect(await here.deps.reissues.find(here.round, `${here.round}-release-1`)).toBeUndefined();
  });

  it('needs no audit log', async () => {
    const { audit: _, ...deps } = here.deps;
    const started = await createStartReissue(deps)(here.round, { cities: ['gn-201'] });
    expect(started).toMatchObject({ begun: ['gn-201'], failed: [] });
  });
});

describe('the plan of a re-issue', () => {
  let here: ReissueUnderTest;
  beforeEach(async () => {
    here = await setUpReissue(CITIES);
  });
  const plan = (options = {}) => createPlanReissue(here.deps)(here.round, options);

  it('takes only the cities that were asked for and take part', async () => {
    expect(await plan({ cities: ['gn-203', 'gn-1'] })).toMatchObject({
      cities: ['gn-203'],
      open: [{ city: 'gn-203' }],
    });
  });

  it('counts a city that did not submit apart', async () => {
    await here.takePart('gn-300');
    const { notSubmitted, open, cities } = await plan();
    expect({ notSubmitted, open: open.length, cities: cities.length }).toEqual({
      notSubmitted: 1,
      open: 20,
      cities: 21,
    });
  });

  it('leaves a report that speaks of the release as it is, unless another one is asked for by a label', async () => {
    await here.finish(['gn-200'], 1, `${here.round}:1`);
    expect(await plan()).toMatchObject({ upToDate: 1, open: { length: 19 } });
    const anew = await plan({ label: 'better-maps' });
    expect(anew).toMatchObject({ upToDate: 0, open: { length: 20 }, reissue: { label: 'better-maps' } });
  });

  it('looks at the newest issue of a city only', async () => {
    await here.finish(['gn-200'], 1, `${here.round}:1`);
    await here.finish(['gn-200'], 2, `${here.round}:0`);
    expect(await plan()).toMatchObject({ upToDate: 0, open: { length: 20 } });
  });

  it('tells what is under way from what is finished, under the label of before', async () => {
    await createStartReissue(here.deps)(here.round, { cities: ['gn-200', 'gn-201'] });
    here.clock.now = new Date('2026-11-30T12:00:00.000Z');
    await here.finish(['gn-200'], 1, `${here.round}:1`);
    const { done, underWay, open, reissue } = await plan();
    expect({ done, underWay, open: open.length }).toEqual({ done: 1, underWay: 1, open: 19 });
    expect(reissue.startedAt).toBe(NOON);
  });
});
