import type { Quality } from '#shared/contracts/quality.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { peerChoiceOf } from '#shared/domain/quality/peer-choice.ts';
import { qualityOfRelease } from '#shared/domain/quality/quality-of-release.ts';
import type { Content } from '#shared/ports/content.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface JudgeDeps {
  readonly content: Pick<Content, 'instrument' | 'population'>;
  readonly releases: Pick<ReleaseRepository, 'latest' | 'get'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
}

const AT_ONCE = 16;

/**
 * Is the instrument any good, by the newest release of a round (method 9)? Submissions that were erased since are left
 * out and not counted. Throws `release_not_found` for a round without a release.
 */
export const createJudgeInstrument =
  ({ content, releases, submissions }: JudgeDeps) =>
  async (round: string): Promise<Quality> => {
    const latest = await releases.latest(round);
    if (latest === undefined) throw new DomainError('release_not_found', `The round ${round} has no release yet`);
    const release = await releases.get(latest.id);
    const found: Submission[] = [];
    for (let start = 0; start < release.members.length; start += AT_ONCE) {
      const batch = release.members.slice(start, start + AT_ONCE);
      const read = await Promise.all(batch.map(({ submission }) => submissions.find(submission)));
      found.push(...read.filter((submission) => submission !== undefined));
    }
    return qualityOfRelease({
      instrument: content.instrument(release.instrument, 'en'),
      release,
      submissions: found,
      peerChoice: peerChoiceOf(content.population(), release),
    });
  };
