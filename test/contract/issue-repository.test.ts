import { expect, it } from 'vitest';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { aHash, anIssue, NOON } from '../fakes/assessment-items.ts';
import { someScores } from '../fakes/release-items.ts';
import { describeOnEachTable } from './on-each-table.ts';

const aReport = (submission: string, issue: number) => ({
  submission,
  issue,
  language: 'en' as const,
  pdfKey: `reports/${submission}/${issue}.pdf`,
  jsonKey: `reports/${submission}/${issue}.json`,
  pdfHash: aHash(),
  pdfBytes: 200_000,
  pages: 14,
});

/** Every test looks at a month of its own, as watches of all tests share one listing. */
let months = 0;
const aMonth = () => {
  months += 1;
  const start = Date.UTC(2030, months, 1);
  return (minutes: number) => new Date(start + minutes * 60_000);
};

describeOnEachTable('issues', (table) => {
  const issues = () => createIssueRepository(table());

  it('lists all issues of a submission, oldest first, apart from their parts', async () => {
    const submission = crypto.randomUUID();
    const all = [1, 2, 10].map((issue) => anIssue({ submission, issue }));
    for (const issue of all.toReversed()) await issues().put(issue);
    await issues().putScores(someScores({ submission }));
    await issues().putReport(aReport(submission, 1));
    expect(await issues().list(submission)).toEqual(all);
    expect(await issues().list(crypto.randomUUID())).toEqual([]);
  });

  it('keeps the first of two issues of one number: it is written once', async () => {
    const issue = anIssue();
    await issues().put(issue);
    await issues().put({ ...issue, release: 'round-1:2', requestedAt: '2026-11-24T12:00:00.000Z' });
    expect(await issues().get(issue.submission, 1)).toEqual(issue);
  });

  it('says which issue is unknown', async () => {
    await expect(issues().get(crypto.randomUUID(), 1)).rejects.toMatchObject({ code: 'submission_not_found' });
  });

  it('keeps scores and report of each issue apart, to the last digit', async () => {
    const submission = crypto.randomUUID();
    const scores = someScores({ submission, issue: 2 });
    const report = aReport(submission, 2);
    await issues().putScores(scores);
    await issues().putScores(scores);
    await issues().putReport(report);
    expect(await issues().findScores(submission, 2)).toEqual(scores);
    expect(await issues().findReport(submission, 2)).toEqual(report);
    expect(await issues().findScores(submission, 1)).toBeUndefined();
    expect(await issues().findReport(submission, 20)).toBeUndefined();
  });

  it('counts one delivery an address and issue, however often it is recorded', async () => {
    const submission = crypto.randomUUID();
    const [ama, ben] = [aHash(), aHash()];
    const delivery = { submission, issue: 1, messageId: 'message-1', sentAt: NOON };
    await issues().putDelivery(delivery, ama);
    await issues().putDelivery(delivery, ama);
    await issues().putDelivery({ ...delivery, messageId: 'message-2' }, ben);
    await issues().putDelivery({ ...delivery, issue: 10 }, ama);
    expect((await issues().deliveries(submission, 1)).map(({ messageId }) => messageId).toSorted()).toEqual([
      'message-1',
      'message-2',
    ]);
    expect(await issues().deliveries(submission, 10)).toHaveLength(1);
  });

  it('finds watches that started after the first instant and up to the second, oldest first', async () => {
    const at = aMonth();
    const watches = [0, 5, 10, 15].map((minutes) => ({
      submission: crypto.randomUUID(),
      issue: 1,
      startedAt: at(minutes).toISOString(),
    }));
    for (const watch of watches.toReversed()) await issues().watch(watch);
    expect(await issues().overdue(at(0), at(10))).toEqual([watches[1], watches[2]]);
  });

  it('puts a start that is written without its milliseconds in its right place', async () => {
    const at = aMonth();
    const startedAt = at(5).toISOString().replace('.000', '');
    const watch = { submission: crypto.randomUUID(), issue: 1, startedAt };
    await issues().watch(watch);
    expect(await issues().overdue(at(0), at(5))).toEqual([watch]);
    expect(await issues().overdue(at(5), at(10))).toEqual([]);
  });

  it('watches each issue of a submission by itself, and forgets what came through', async () => {
    const at = aMonth();
    const submission = crypto.randomUUID();
    const watches = [1, 2].map((issue) => ({ submission, issue, startedAt: at(1).toISOString() }));
    for (const watch of watches) await issues().watch(watch);
    await issues().unwatch(submission, 1);
    await issues().unwatch(submission, 1);
    expect(await issues().overdue(at(0), at(10))).toEqual([watches[1]]);
  });
});
