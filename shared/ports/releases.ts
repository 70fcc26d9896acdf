import type { Benchmark, PeerGroup } from '../contracts/comparison.ts';
import type { CityId, RoundId } from '../contracts/names.ts';
import type { Release, ReleaseEntry, ReleaseId } from '../contracts/release.ts';

export interface ReleaseRepository {
  /** Object first, entry second and conditional on the number being free: `release_conflict`. */
  publish(release: Release): Promise<ReleaseEntry>;
  latest(round: RoundId): Promise<ReleaseEntry | undefined>;
  list(round: RoundId): Promise<readonly ReleaseEntry[]>;
  /** Notes that a release was erased and by which one it was succeeded, if any. Its object is deleted by the caller. */
  succeed(entry: ReleaseEntry, at: string, successor?: ReleaseId): Promise<void>;
  /**
   * Throws `release_not_found`, `release_refused` for one that was erased, and a plain error when the object's hash is
   * not its name.
   */
  get(id: ReleaseId): Promise<Release>;
}

/** What a city was shown in a release: one group with statistics per city and release, kept for ever (method 8). */
export interface LedgerEntry {
  readonly city: CityId;
  readonly release: ReleaseId;
  readonly submission: string;
  readonly members: readonly CityId[];
  /** Submission of each member when the statistics were computed, to see a re-scored one. */
  readonly memberSubmissions: readonly string[];
  readonly group: PeerGroup;
  readonly benchmark: Benchmark;
}

export interface LedgerRepository {
  /** Keeps the first entry of a city and release, and gives back the one that is kept. */
  putOnce(entry: LedgerEntry): Promise<LedgerEntry>;
  find(city: CityId, release: ReleaseId): Promise<LedgerEntry | undefined>;
  /** The newest earlier entry of the city in the round, for the rule on one- and two-member changes. */
  before(city: CityId, release: ReleaseId): Promise<LedgerEntry | undefined>;
}
