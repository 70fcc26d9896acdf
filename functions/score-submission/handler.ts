import type { Submission } from '#shared/contracts/submission.ts';
import type { EarlierRound } from '#shared/domain/benchmark/change.ts';
import { scoreSubmission } from '#shared/domain/scoring/score-submission.ts';
import type { Content } from '#shared/ports/content.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';
import type { LedgerRepository, ReleaseRepository } from '#shared/ports/releases.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import type { Consumer } from '../platform/worker.ts';

export interface ScoreSubmissionDeps {
  readonly content: Content;
  readonly submissions: SubmissionRepository;
  readonly issues: IssueRepository;
  readonly releases: ReleaseRepository;
  readonly ledger: LedgerRepository;
  readonly events: EventPublisher;
  readonly findEarlierRound: (submission: Submission) => Promise<EarlierRound | null>;
}

/** Scores an issue of a submission. Running it again keeps what the city was shown and announces the same scores. */
export const createConsumer = (deps: ScoreSubmissionDeps): Consumer => {
  const { content, submissions, issues, releases, ledger, events, findEarlierRound } = deps;
  return async ({ submission: id, issue }) => {
    const [submission, { release: releaseId }] = await Promise.all([submissions.get(id), issues.get(id, issue)]);
    const { city, instrument } = submission;
    const kept = releaseId === null ? undefined : await ledger.find(city, releaseId);
    const input = {
      submission,
      issue,
      instrument: content.instrument(instrument, 'en'),
      population: content.population(),
      library: content.suggestions('en'),
      release: releaseId === null ? null : await releases.get(releaseId),
      earlier: releaseId === null ? null : ((await ledger.before(city, releaseId)) ?? null),
      earlierRound: await findEarlierRound(submission),
      mappings: content.instrumentMappings(),
    };
    const scored = scoreSubmission({ ...input, kept: kept ?? null });
    const entry = scored.entry === null ? null : await ledger.putOnce(scored.entry);
    // Another submission of the city may have been scored meanwhile: what it was shown first stays.
    const isFirst = entry === null || entry.submission === scored.entry?.submission;
    const { scores } = isFirst ? scored : scoreSubmission({ ...input, kept: entry });
    await issues.putScores(scores);
    await events.publish({ type: 'submission.scored', submission: id, issue });
  };
};
