import type { Release, ReleaseEntry, ReleaseId } from '#shared/contracts/release.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { buildRelease } from '#shared/domain/release/build-release.ts';
import { METHOD_VERSION } from '#shared/domain/scoring/score-submission.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import { createDraftRelease, type DraftDeps, type ReleaseDraft } from './draft-release.ts';

export interface PublishDeps extends DraftDeps {
  readonly releases: Pick<ReleaseRepository, 'get' | 'list' | 'publish'>;
  readonly now: Clock;
  readonly audit?: AuditLog;
}

export interface PublishedRelease {
  readonly entry: ReleaseEntry;
  readonly leftOut: ReleaseDraft['leftOut'];
}

export interface PublishOptions {
  /** Only as this release: whoever asks twice gets `release_conflict`, and no second release. */
  readonly as?: ReleaseId;
}

/**
 * Freezes the newest submissions of a round as its next release, once: whoever publishes at the same time gets
 * `release_conflict` and looks again. Throws `round_unknown`, and `release_refused` with every reason (method 8).
 */
export const createPublishRelease = (deps: PublishDeps) => {
  const draft = createDraftRelease(deps);
  return async (roundId: string, { as }: PublishOptions = {}): Promise<PublishedRelease> => {
    const drafted = await draft(roundId);
    if (as !== undefined && as !== `${roundId}:${drafted.number}`) {
      throw new DomainError('release_conflict', `The next release is not ${as}`);
    }
    const release: Release = buildRelease({
      ...drafted,
      population: deps.content.population(),
      method: METHOD_VERSION,
      publishedAt: deps.now().toISOString(),
    });
    const entry = await deps.releases.publish(release);
    const { id, hash, cities: count } = entry;
    await deps.audit?.record({ action: 'release-published', round: roundId, release: id, count, document: hash });
    return { entry, leftOut: drafted.leftOut };
  };
};
