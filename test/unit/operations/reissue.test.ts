import { describe, expect, it } from 'vitest';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createReissueRepository } from '#functions/platform/reissue-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import type { PipelineEvent } from '#shared/contracts/events.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { createIsFinished } from '#shared/operations/reissue-one.ts';
import { createPlanReissue, createReissueRound } from '#shared/operations/reissue-round.ts';
import { NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';

const TAKING_PART = CITIES.slice(0, 16);

/** A round with a release, and a pipeline that mails every report at once but for the cities that it is told of. */
const setUpRound = async () => {
  const table = createInMemoryTable();
  const here = aReleaseRound(table);
  const round = await here.open();
  const cityOf = new Map<string, string>();
  for (const city of TAKING_PART) cityOf.set((await here.submit(round, city)).id, city);
  await createPublishRelease(here.deps)(round.id);
  const issues = createIssueRepository(table);
  const audits = createAuditRepository(table);
  let time = Date.parse(NOON);
  const now = () => new Date(time);
  const pipeline = { refuses: new Set<string>(), loses: new Set<string>(), underWay: 0, most: 0 };
  const events = {
    async publish({ submission, issue }: PipelineEvent) {
      const city = cityOf.get(submission) ?? '';
      if (pipeline.refuses.has(city)) throw Object.assign(new Error('no'), { code: 'throttled' });
      if (pipeline.loses.has(city)) return;
      pipeline.underWay += 1;
      pipeline.most = Math.max(pipeline.most, pipeline.underWay);
      await new Promise((done) => setTimeout(done, 1));
      await issues.putDelivery({ submission, issue, messageId: 'm', sentAt: NOON }, 'person');
      pipeline.underWay -= 1;
    },
  };
  const deps = {
    ...here.deps,
    issues,
    reissues: createReissueRepository(table),
    events,
    now,
    isFinished: createIsFinished(issues, now),
    pause: async () => {
      time += 1000;
    },
    patienceMs: 3000,
    audit: createAuditLog({ audits, now, hash: sha256, actor: 'operator:ada' }),
  };
  return { deps, round: round.id, pipeline, audits, cityOf };
};

describe('a re-issue of a round', () => {
  it('says beforehand what it would do, and does nothing', async () => {
    const { deps, round, pipeline } = await setUpRound();
    const plan = await createPlanReissue(deps)(round, {});
    expect(plan).toMatchObject({ done: 0, upToDate: 0, notSubmitted: 0, reissue: { release: `${round}:1` } });
    expect(plan.open).toHaveLength(TAKING_PART.length);
    expect(pipeline.most).toBe(0);
  });

  it('is stopped for the others by no city that fails or is lost, and names each', async () => {
    const { deps, round, pipeline } = await setUpRound();
    const [failing = '', lost = ''] = TAKING_PART;
    pipeline.refuses.add(failing);
    pipeline.loses.add(lost);
    const { results } = await createReissueRound(deps)(round, { concurrency: 4 });
    const outcomeOf = (city: string) => results.find((result) => result.city === city);
    expect(outcomeOf(failing)).toMatchObject({ outcome: 'failed', error: 'throttled' });
    expect(outcomeOf(lost)).toMatchObject({ outcome: 'late' });
    expect(results.filter(({ outcome }) => outcome === 'sent')).toHaveLength(TAKING_PART.length - 2);
    expect(pipeline.most).toBeLessThanOrEqual(4);
  });

  it('does what is left when it is run again, under the same issue', async () => {
    const { deps, round, pipeline } = await setUpRound();
    const [lost = ''] = TAKING_PART;
    pipeline.loses.add(lost);
    const { results: first } = await createReissueRound(deps)(round, { concurrency: 2 });
    pipeline.loses.clear();
    const again = await createReissueRound(deps)(round, { concurrency: 2 });
    expect(again).toMatchObject({ done: TAKING_PART.length - 1 });
    expect(again.results).toMatchObject([{ city: lost, outcome: 'sent' }]);
    expect(again.results[0]?.issue).toBe(first.find(({ city }) => city === lost)?.issue);
    expect((await createReissueRound(deps)(round, { concurrency: 2 })).results).toEqual([]);
  });

  it('stands in the audit log, city by city, also with many at the same time', async () => {
    const { deps, round, audits, cityOf } = await setUpRound();
    await createReissueRound(deps)(round, { concurrency: 16 });
    const entries = await audits.list();
    expect(entries.map(({ city }) => city).toSorted()).toEqual(TAKING_PART.toSorted());
    for (const { action, submission, city, release } of entries) {
      expect([action, release, cityOf.get(submission ?? '')]).toEqual(['reports-reissued', `${round}:1`, city]);
    }
  });

  it('needs no audit log, and notes nothing of a city that got no issue', async () => {
    const { deps, round, audits } = await setUpRound();
    const [city = ''] = TAKING_PART;
    const { audit: _, ...unaudited } = deps;
    const one = { concurrency: 1, cities: [city] };
    expect((await createReissueRound(unaudited)(round, one)).results).toMatchObject([{ city, outcome: 'sent' }]);
    const submissions = { get: () => Promise.reject(new Error('the table is gone')) };
    const { results } = await createReissueRound({ ...deps, submissions })(round, { ...one, label: 'anew' });
    expect(results).toMatchObject([{ city, issue: null, outcome: 'failed' }]);
    expect(await audits.list()).toEqual([]);
  });

  it('needs a release', async () => {
    const here = aReleaseRound(createInMemoryTable());
    const { id } = await here.open();
    const { deps } = await setUpRound();
    await expect(createPlanReissue({ ...deps, ...here.deps })(id, {})).rejects.toMatchObject({
      code: 'release_not_found',
      message: `The round ${id} has no release yet`,
    });
  });
});
