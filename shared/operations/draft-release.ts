import type { Assessment } from '#shared/contracts/assessment.ts';
import type { CityId } from '#shared/contracts/names.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Consents, Submission } from '#shared/contracts/submission.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import type { Participant } from '#shared/domain/release/release-member.ts';
import type { Drafted } from '#shared/domain/release/release-rules.ts';
import { seedOf } from '#shared/domain/scoring/score-submission.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface DraftDeps {
  readonly content: Content;
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'listOfRound' | 'submissions' | 'settings'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly releases: Pick<ReleaseRepository, 'get' | 'list'>;
}

/** Why a city of the round is not in the draft. */
export type LeftOut = 'not-submitted' | 'claim-not-confirmed';

export interface ReleaseDraft extends Drafted {
  readonly round: Round;
  readonly number: number;
  readonly leftOut: readonly { readonly city: CityId; readonly reason: LeftOut }[];
}

const AT_ONCE = 16;

/**
 * What a round's next release would be made of: the newest submission of each city that may take part, scored from
 * its own answers, and the release before it. Throws `round_unknown`.
 */
export const createDraftRelease =
  (deps: DraftDeps) =>
  async (roundId: string): Promise<ReleaseDraft> => {
    const round = await deps.rounds.get(roundId);
    // Read once: number and previous release must speak of the same moment, or two operators publish one after another.
    const entries = await deps.releases.list(roundId);
    const latest = entries.findLast(({ erasedAt }) => erasedAt === undefined);
    const previous = latest === undefined ? null : await deps.releases.get(latest.id);
    const assessments = await deps.assessments.listOfRound(roundId);
    const found: (Participant | ReleaseDraft['leftOut'][number])[] = [];
    for (let start = 0; start < assessments.length; start += AT_ONCE) {
      const batch = assessments.slice(start, start + AT_ONCE);
      found.push(...(await Promise.all(batch.map((assessment) => participantOf(deps, round, assessment)))));
    }
    return {
      round,
      number: (entries.at(-1)?.number ?? 0) + 1,
      previous,
      participants: found.filter((one) => 'submission' in one),
      leftOut: found.filter((one) => 'reason' in one),
    };
  };

const participantOf = async (
  deps: DraftDeps,
  round: Round,
  { city, claim }: Assessment,
): Promise<Participant | ReleaseDraft['leftOut'][number]> => {
  if (claim === 'claimed' && !round.demonstration) return { city, reason: 'claim-not-confirmed' };
  const submission = await newestSubmission(deps, round.id, city);
  if (submission === undefined) return { city, reason: 'not-submitted' };
  const settings = await deps.assessments.settings(round.id, city);
  const instrument = deps.content.instrument(submission.instrument, 'en');
  const scores = scoreCapabilities(instrument, submission, {}, seedOf(submission.id, null));
  return { submission, scores, consents: consentsOfToday(submission.consents, settings.consents) };
};

/** A version is taken before its submission is stored, so the newest entry may have none yet. */
const newestSubmission = async (deps: DraftDeps, round: string, city: CityId): Promise<Submission | undefined> => {
  const entries = await deps.assessments.submissions(round, city);
  for (const { submission } of entries.toReversed()) {
    const found = await deps.submissions.find(submission);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Nobody says which of the two is newer, so a consent counts only where both give it: a withdrawn one never does. */
export const consentsOfToday = (submitted: Consents, current: Consents | undefined): Consents => {
  if (current === undefined) return submitted;
  const contact = current.contact ?? submitted.contact;
  return {
    named: submitted.named && current.named,
    learnFrom: submitted.learnFrom && current.learnFrom,
    research: submitted.research && current.research,
    ...(contact !== undefined && { contact }),
  };
};
