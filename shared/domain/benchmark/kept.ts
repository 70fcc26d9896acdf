import type { Peer } from '#shared/contracts/comparison.ts';
import type { Release, ReleaseMember } from '#shared/contracts/release.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import { arrangePeers, withoutName } from '../peers/disclosure.ts';

/** Up to this many changed members would let a reader work out their levels from the difference. */
const TOO_FEW_CHANGES = 2;

/** Whether two groups differ by no more than two members on either side. */
export const atMostTwoChanged = (before: readonly string[], now: readonly string[]): boolean => {
  const joined = now.filter((city) => !before.includes(city));
  const left = before.filter((city) => !now.includes(city));
  return joined.length <= TOO_FEW_CHANGES && left.length <= TOO_FEW_CHANGES;
};

/**
 * Whether the statistics last shown to a city stay although a new release gives it another group: when at most two
 * members changed, whatever members were scored anew.
 */
export const mustKeep = (earlier: LedgerEntry, members: readonly ReleaseMember[]): boolean =>
  atMostTwoChanged(
    earlier.members,
    members.map(({ city }) => city),
  );

/** An earlier entry carried into a release, its statistics still bearing the name of the release they are from. */
export const carriedInto = (earlier: LedgerEntry, release: Release): LedgerEntry => {
  const { submission, benchmark, group } = earlier;
  const keptFrom = benchmark.keptFrom ?? { submission, release: benchmark.release };
  return {
    ...earlier,
    release: release.id,
    group: { ...group, peers: withConsentsOf(release, group.peers) },
    benchmark: { ...benchmark, keptFrom },
  };
};

/** Peers who no longer agree to be named, or who left, lose their name. */
const withConsentsOf = ({ members }: Release, peers: readonly Peer[]): Peer[] => {
  const named = new Set(members.filter((member) => member.named).map(({ city }) => city));
  return arrangePeers(
    peers.map((peer) => (peer.city !== undefined && !named.has(peer.city) ? withoutName(peer) : peer)),
  );
};

/** A kept entry as a submission's report shows it: statistics of an earlier submission name it. */
export const shownTo = ({ submission, benchmark }: LedgerEntry, reader: string): LedgerEntry['benchmark'] => {
  if (benchmark.keptFrom !== null || submission === reader) return benchmark;
  return { ...benchmark, keptFrom: { submission, release: benchmark.release } };
};
