import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createAuditRepository } from '#functions/platform/audit-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createReissueRepository } from '#functions/platform/reissue-repository.ts';
import { createReleaseRepository } from '#functions/platform/release-repository.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import type { PipelineEvent } from '#shared/contracts/events.ts';
import { createAuditLog } from '#shared/operations/audit.ts';
import { createIsFinished } from '#shared/operations/reissue-one.ts';
import { anAssessment, aRoundId, aSubmission, NOON } from '#test/fakes/assessment-items.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aRelease } from '#test/fakes/release-items.ts';

/** A round with a release, cities that submitted and have no report yet, and queues that only take. */
export const setUpReissue = async (cities: readonly string[]) => {
  const table = createInMemoryTable();
  const round = aRoundId();
  const assessments = createAssessmentRepository(table);
  const submissions = createSubmissionRepository(table);
  const releases = createReleaseRepository(table, createInMemoryFiles());
  const issues = createIssueRepository(table);
  const audits = createAuditRepository(table);
  const clock = { now: new Date(NOON) };
  const now = () => clock.now;
  const published: PipelineEvent[] = [];
  /** What goes wrong when a submission is handed over. */
  const refuses = new Map<string, Error>();
  const events = {
    async publish(event: PipelineEvent) {
      const error = refuses.get(event.submission);
      if (error !== undefined) throw error;
      published.push(event);
    },
  };
  const of = new Map<string, string>();
  const submissionOf = (city: string) => of.get(city) ?? '';
  const takePart = (city: string) => assessments.create(anAssessment({ round, city }));
  const finish = async (some: readonly string[], issue: number, release: string | null) => {
    for (const city of some) {
      const submission = submissionOf(city);
      await issues.put({ submission, issue, round, city, release, language: 'en', requestedAt: NOON });
      await issues.putDelivery({ submission, issue, messageId: 'm', sentAt: NOON }, 'person');
    }
  };
  await releases.publish(aRelease({ id: `${round}:1`, round }));
  for (const city of cities) {
    const submission = aSubmission({ round, city });
    const { id, version, submittedAt } = submission;
    of.set(city, id);
    await takePart(city);
    await submissions.insert(submission);
    await assessments.addSubmission(round, city, { submission: id, version, submittedAt });
  }
  const deps = {
    assessments,
    submissions,
    releases,
    issues,
    reissues: createReissueRepository(table),
    events,
    now,
    isFinished: createIsFinished(issues, now),
    audit: createAuditLog({ audits, now, hash: sha256, actor: 'operator:ada' }),
  };
  return { deps, round, clock, audits, published, refuses, submissionOf, takePart, finish };
};

export type ReissueUnderTest = Awaited<ReturnType<typeof setUpReissue>>;
