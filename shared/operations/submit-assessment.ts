import type { PipelineEvent } from '#shared/contracts/events.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import type { Submission, SubmissionInput } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { receiveSubmission } from '#shared/domain/submission/receive-submission.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Content } from '#shared/ports/content.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface SubmitDeps {
  readonly content: Content;
  readonly rounds: RoundRepository;
  readonly releases: ReleaseRepository;
  readonly assessments: AssessmentRepository;
  readonly submissions: SubmissionRepository;
  readonly issues: IssueRepository;
  readonly events: EventPublisher;
  readonly now: Clock;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => string;
}

export interface SubmitContext {
  readonly source: 'form' | 'api';
  readonly verified: readonly VerifiedLevel[];
}

const FIRST_ISSUE = 1;
const TRIES_FOR_A_VERSION = 5;

/**
 * Takes a whole assessment: watch first, then everything the pipeline reads, then the announcement. Every step
 * can be repeated, so a client that saw an error sends the same document again and nothing is lost or doubled.
 * Throws `submission_conflict` for other content under a taken id, `invalid_input` with every wrong field.
 */
export const createSubmitAssessment = (deps: SubmitDeps) => {
  const announce = async (submission: string, issue: number): Promise<void> => {
    const event: PipelineEvent = { type: 'submission.received', submission, issue };
    await deps.events.publish(event);
  };

  /** The version under which this submission stands in its city's list, taken now or in an earlier try. */
  const takeVersion = async ({ id, round, city }: SubmissionInput, submittedAt: string): Promise<number> => {
    for (let tries = 0; tries < TRIES_FOR_A_VERSION; tries += 1) {
      const entries = await deps.assessments.submissions(round, city);
      const mine = entries.find(({ submission }) => submission === id);
      if (mine !== undefined) return mine.version;
      const version = (entries.at(-1)?.version ?? 0) + 1;
      try {
        await deps.assessments.addSubmission(round, city, { submission: id, version, submittedAt });
        return version;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'submission_conflict')) throw error;
      }
    }
    throw new DomainError('submission_conflict', `Too many submissions of ${city} at once`);
  };

  const store = async (submission: Submission): Promise<void> => {
    const { id, round, city, language, submittedAt } = submission;
    const release = await deps.releases.latest(round);
    await deps.issues.watch({ submission: id, issue: FIRST_ISSUE, startedAt: submittedAt });
    await deps.issues.put({
      submission: id,
      issue: FIRST_ISSUE,
      round,
      city,
      release: release?.id ?? null,
      language,
      requestedAt: submittedAt,
    });
    await deps.submissions.insert(submission);
  };

  return async (input: SubmissionInput, { source, verified }: SubmitContext): Promise<Submission> => {
    const hash = deps.hash(snapshotText(input, verified));
    const stored = await deps.submissions.find(input.id);
    if (stored !== undefined) {
      if (stored.hash !== hash) {
        throw new DomainError('submission_conflict', `Submission ${input.id} exists with other content`);
      }
      await announce(stored.id, FIRST_ISSUE);
      return stored;
    }
    const round = await deps.rounds.get(input.round);
    const now = deps.now();
    const instrument = deps.content.instrument(input.instrument, 'en');
    const received = receiveSubmission(input, {
      instrument,
      round,
      population: deps.content.population(),
      source,
      verified,
      now,
      hash,
      version: 1,
    });
    const version = await takeVersion(input, received.submittedAt);
    const submission = { ...received, version };
    await store(submission);
    await announce(submission.id, FIRST_ISSUE);
    return submission;
  };
};
