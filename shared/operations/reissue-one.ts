import type { Reissue } from '#shared/contracts/reissue.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { IssueRepository, ReissueRepository } from '#shared/ports/issues.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface ReissueOneDeps {
  readonly reissues: Pick<ReissueRepository, 'issueOf' | 'putIssue'>;
  readonly issues: Pick<IssueRepository, 'put' | 'get' | 'list' | 'watch' | 'deliveries'>;
  readonly submissions: Pick<SubmissionRepository, 'get'>;
  readonly events: EventPublisher;
  readonly now: Clock;
  /** True when an issue's report was mailed, or written with nobody to mail it to. */
  readonly isFinished: (submission: string, issue: number) => Promise<boolean>;
  /** Resolves after some time; the pause between two looks at an issue that is under way. */
  readonly pause: () => Promise<void>;
  /** How long one report may take before the next one begins without it. */
  readonly patienceMs: number;
}

export interface ReissuedCity {
  readonly city: string;
  readonly submission: string;
  readonly issue: number | null;
  /** `late`: not written in time; the pipeline goes on with it, or it lies among the dead letters. */
  readonly outcome: 'sent' | 'nobody-to-mail' | 'late' | 'failed';
  readonly error?: string;
}

const TRIES_FOR_AN_ISSUE = 5;
const ONE_MINUTE_MS = 60_000;

/** Says whether an issue's report was mailed, or written with nobody to mail it to: then its watch is gone as well. */
export const createIsFinished =
  (issues: Pick<IssueRepository, 'deliveries' | 'findReport' | 'overdue'>, now: Clock) =>
  async (submission: string, issue: number): Promise<boolean> => {
    if ((await issues.deliveries(submission, issue)).length > 0) return true;
    if ((await issues.findReport(submission, issue)) === undefined) return false;
    const watches = await issues.overdue(new Date(0), new Date(now().getTime() + ONE_MINUTE_MS));
    return !watches.some((watch) => watch.submission === submission && watch.issue === issue);
  };

/** The issue that a label has of a submission, made now or in an earlier run. */
export const createTakeIssue =
  ({ reissues, issues, submissions }: Pick<ReissueOneDeps, 'reissues' | 'issues' | 'submissions'>) =>
  async (reissue: Reissue, submission: string): Promise<number> => {
    const { round, city, language } = await submissions.get(submission);
    const { release, label, startedAt: requestedAt } = reissue;
    let issue = await reissues.issueOf(submission, label);
    for (let tries = 0; tries < TRIES_FOR_AN_ISSUE; tries += 1) {
      issue ??= ((await issues.list(submission)).at(-1)?.issue ?? 0) + 1;
      // Noted before it is made: a crash in between makes this very issue again, and no second one.
      await reissues.putIssue(submission, label, issue);
      await issues.put({ submission, issue, round, city, release, language, requestedAt });
      const kept = await issues.get(submission, issue);
      if (kept.release === release && kept.requestedAt === requestedAt) return issue;
      // Somebody else made an issue of this number meanwhile.
      issue = undefined;
    }
    throw new DomainError('submission_conflict', `Too many issues of ${submission} at once`);
  };

/** Gives one submission its issue of a re-issue and waits for it. Never throws: what went wrong is in the result. */
export const createReissueOne = (deps: ReissueOneDeps) => {
  const { issues } = deps;
  const takeIssue = createTakeIssue(deps);

  const wait = async (submission: string, issue: number): Promise<boolean> => {
    const until = deps.now().getTime() + deps.patienceMs;
    while (deps.now().getTime() < until) {
      if (await deps.isFinished(submission, issue)) return true;
      await deps.pause();
    }
    return false;
  };

  return async (
    reissue: Reissue,
    { city, submission }: { city: string; submission: string },
  ): Promise<ReissuedCity> => {
    let issue: number | null = null;
    try {
      issue = await takeIssue(reissue, submission);
      await issues.watch({ submission, issue, startedAt: deps.now().toISOString() });
      await deps.events.publish({ type: 'submission.received', submission, issue });
      if (!(await wait(submission, issue))) return { city, submission, issue, outcome: 'late' };
      const { length } = await issues.deliveries(submission, issue);
      return { city, submission, issue, outcome: length > 0 ? 'sent' : 'nobody-to-mail' };
    } catch (error) {
      const { name, code = name } = error as Error & { code?: string };
      return { city, submission, issue, outcome: 'failed', error: code };
    }
  };
};
