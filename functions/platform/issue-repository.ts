import { deliverySchema, issueSchema, renderedReportSchema, watchSchema } from '#shared/contracts/issue.ts';
import { scoresSchema } from '#shared/contracts/scores.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { Table } from './table.ts';

const SECONDS_A_WATCH_IS_KEPT = 30 * 24 * 3600;
const partition = (submission: string) => `SUBMISSION#${submission}`;
const prefixOf = (issue: number) => `ISSUE#${String(issue).padStart(4, '0')}`;
const keyOf = (submission: string, issue: number, part: string) => ({
  PK: partition(submission),
  SK: `${prefixOf(issue)}#${part}`,
});
/** Apart from the parts of an issue, so that all issues of a submission are listed without them. */
const issuedKeyOf = (submission: string, issue: number) => ({
  PK: partition(submission),
  SK: `ISSUED#${String(issue).padStart(4, '0')}`,
});

/** Sorts after every watch of this instant. */
const afterAll = (instant: Date) => `${instant.toISOString()}~`;

export const createIssueRepository = (table: Table): IssueRepository => ({
  async put(issue) {
    await table.putNew(issuedKeyOf(issue.submission, issue.issue), issueSchema, issue);
  },
  async get(submission, issue) {
    const found = await table.find(issuedKeyOf(submission, issue), issueSchema);
    if (found !== undefined) return found;
    throw new DomainError('submission_not_found', `No issue ${issue} of submission ${submission}`);
  },
  async list(submission) {
    const items = await table.list(partition(submission), 'ISSUED#', issueSchema);
    return items.map(({ data }) => data);
  },
  async watch(watch) {
    const started = new Date(watch.startedAt);
    await table.put(keyOf(watch.submission, watch.issue, 'WATCH'), watchSchema, watch, {
      GSI1PK: 'WATCH',
      GSI1SK: `${started.toISOString()}#${watch.submission}`,
      expiresAt: Math.floor(started.getTime() / 1000) + SECONDS_A_WATCH_IS_KEPT,
    });
  },
  unwatch: (submission, issue) => table.delete(keyOf(submission, issue, 'WATCH')),
  overdue: (from, until) => table.listIndex('WATCH', watchSchema, [afterAll(from), afterAll(until)]),
  putScores: (scores) => table.put(keyOf(scores.submission, scores.issue, 'SCORES'), scoresSchema, scores),
  findScores: (submission, issue) => table.find(keyOf(submission, issue, 'SCORES'), scoresSchema),
  putReport: (report) => table.put(keyOf(report.submission, report.issue, 'REPORT'), renderedReportSchema, report),
  findReport: (submission, issue) => table.find(keyOf(submission, issue, 'REPORT'), renderedReportSchema),
  putDelivery: (delivery, person) =>
    table.put(keyOf(delivery.submission, delivery.issue, `DELIVERY#${person}`), deliverySchema, delivery),
  async deliveries(submission, issue) {
    const items = await table.list(partition(submission), `${prefixOf(issue)}#DELIVERY#`, deliverySchema);
    return items.map(({ data }) => data);
  },
});
