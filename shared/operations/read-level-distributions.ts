import type { ReleaseEntry } from '#shared/contracts/release.ts';
import { type LevelDistribution, levelDistributions } from '#shared/domain/release/level-distribution.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';

export interface ReleaseLevels {
  readonly entry: ReleaseEntry;
  /** Null after the erasure of a city, until the round's next release. */
  readonly distributions: readonly LevelDistribution[] | null;
}

/**
 * How the levels of a round's current release lie, and no level of any city; undefined before its first release.
 * A release never changes, so each is read once.
 */
export const createReadLevelDistributions = (releases: Pick<ReleaseRepository, 'latest' | 'get'>) => {
  const known = new Map<string, ReleaseLevels>();
  return async (round: string): Promise<ReleaseLevels | undefined> => {
    const entry = await releases.latest(round);
    if (entry === undefined) return undefined;
    const kept = known.get(entry.hash);
    if (kept !== undefined) return kept;
    const levels = { entry, distributions: levelDistributions(await releases.get(entry.id)) };
    known.set(entry.hash, levels);
    return levels;
  };
};
