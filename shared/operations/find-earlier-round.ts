import type { Submission } from '#shared/contracts/submission.ts';
import type { EarlierRound } from '#shared/domain/benchmark/change.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { seedOf } from '#shared/domain/scoring/score-submission.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface FindEarlierRoundDeps {
  readonly content: Content;
  readonly rounds: RoundRepository;
  readonly assessments: AssessmentRepository;
  readonly submissions: SubmissionRepository;
}

/** What the city scored in the newest round that closed before the submission's own opened, or null. */
export const createFindEarlierRound =
  ({ content, rounds, assessments, submissions }: FindEarlierRoundDeps) =>
  async ({ city, round: id, demonstration }: Submission): Promise<EarlierRound | null> => {
    const own = await rounds.get(id);
    const earlier = (await rounds.list())
      .filter((round) => round.demonstration === demonstration && round.closesAt <= own.opensAt)
      .sort((a, b) => (a.closesAt < b.closesAt ? 1 : -1));
    for (const round of earlier) {
      const entry = (await assessments.submissions(round.id, city)).at(-1);
      const submission = entry && (await submissions.find(entry.submission));
      if (submission === undefined) continue;
      const instrument = content.instrument(submission.instrument, 'en');
      const capabilities = scoreCapabilities(instrument, submission, {}, seedOf(submission.id, null));
      return { round: round.name, instrument: submission.instrument, capabilities };
    }
    return null;
  };
