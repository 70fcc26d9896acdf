import type { SucceededRelease } from '#shared/contracts/erasure.ts';
import type { CityId, RoundId } from '#shared/contracts/names.ts';
import type { Release, ReleaseEntry } from '#shared/contracts/release.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { successorWithout } from '#shared/domain/release/build-release.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { ObjectStore } from '#shared/ports/storage.ts';

export interface EraseFromReleasesDeps {
  readonly releases: Pick<ReleaseRepository, 'list' | 'get' | 'publish' | 'succeed'>;
  readonly objects: Pick<ObjectStore, 'erase'>;
  readonly audit: AuditLog;
  readonly now: Clock;
}

interface Held {
  readonly entry: ReleaseEntry;
  readonly release: Release;
}

/** The releases of a round that hold the city, oldest first. */
export const createFindReleasesWith =
  ({ releases }: Pick<EraseFromReleasesDeps, 'releases'>) =>
  async (round: RoundId, city: CityId): Promise<readonly Held[]> => {
    const held: Held[] = [];
    for (const entry of await releases.list(round)) {
      if (entry.erasedAt !== undefined) continue;
      const release = await releases.get(entry.id);
      if (release.members.some((member) => member.city === city)) held.push({ entry, release });
    }
    return held;
  };

/**
 * Takes a city out of a round's releases (method 8): the newest one that holds it gets a successor without it, and every
 * one that holds it is closed and its object deleted with all versions. Both hashes are recorded. Where fewer than 15
 * cities would be left there is no successor, and no benchmark until the next release. Again after a crash it goes on.
 */
export const createEraseFromReleases = (deps: EraseFromReleasesDeps) => {
  const findReleasesWith = createFindReleasesWith(deps);

  /** The release that counts without the city: one that came later, also in an earlier try, or a new one. */
  const successorOf = async ({ entry, release }: Held, city: CityId): Promise<ReleaseEntry | null> => {
    const entries = await deps.releases.list(entry.round);
    const live = entries.findLast(({ erasedAt }) => erasedAt === undefined);
    if (live !== undefined && live.id !== entry.id) return live;
    const number = (entries.at(-1)?.number ?? entry.number) + 1;
    const publishedAt = deps.now().toISOString();
    try {
      return await deps.releases.publish(
        successorWithout(release, city, { number, publishedAt, succeeds: entry.hash }),
      );
    } catch (error) {
      if (error instanceof DomainError && error.code === 'release_refused') return null;
      throw error;
    }
  };

  return async (round: RoundId, city: CityId): Promise<readonly SucceededRelease[]> => {
    const held = await findReleasesWith(round, city);
    const newest = held.at(-1);
    const published = newest === undefined ? null : await successorOf(newest, city);
    for (const { entry } of held) {
      await deps.releases.succeed(entry, deps.now().toISOString(), published?.id);
      await deps.audit.record({ action: 'release-succeeded', round, release: entry.id, document: entry.hash });
    }
    // Of all that were ever closed: a try that was broken off may have left one.
    for (const { hash, erasedAt } of await deps.releases.list(round)) {
      if (erasedAt !== undefined) await deps.objects.erase(`releases/${hash}.json`);
    }
    const successor = published && { release: published.id, hash: published.hash };
    return held.map(({ entry }) => ({ release: entry.id, hash: entry.hash, successor }));
  };
};
