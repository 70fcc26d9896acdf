import type { Population } from '#shared/contracts/context.ts';
import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import { atMostTwoChanged } from '../benchmark/kept.ts';
import { DETAIL_PEERS, FEWEST_PEERS, isLargePool } from '../benchmark/peer-statistics.ts';
import type { FieldIssue } from '../errors.ts';
import { groupsOf, type MemberGroup } from './groups-of.ts';
import { memberOf, type Participant } from './release-member.ts';
import { type Drafted, joinersOf, newestOfEachCity, releaseIssues } from './release-rules.ts';

/** What a release would do to one of its cities. */
export interface CityPreview {
  readonly city: string;
  /** How many peers it would have; 0 with the reason `pool-too-small`. */
  readonly peers: number;
  readonly reason?: Reason;
  /** Against its group in the previous release; null where it had none. */
  readonly changed: { readonly joined: number; readonly left: number; readonly keepsStatistics: boolean } | null;
  /** Capabilities that would be shown without a median, without a verdict or without quartiles. */
  readonly suppressed: readonly { readonly capability: CapabilityId; readonly n: number; readonly reason: Reason }[];
  /** Why no capability would be shown with quartiles; null where they would, or where `suppressed` says more. */
  readonly withoutQuartiles: Reason | null;
}

/** What would happen if the release were published now. */
export interface ReleasePreview {
  readonly cities: number;
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** Why it would be refused; empty when it would not. */
  readonly issues: readonly FieldIssue[];
  readonly previews: readonly CityPreview[];
}

/** Looks ahead: who joins and leaves, whose peers change, and what stays suppressed and why. Publishes nothing. */
export const previewRelease = ({
  population,
  ...drafted
}: Drafted & { readonly population: Population }): ReleasePreview => {
  const { round, previous } = drafted;
  const participants = newestOfEachCity(drafted.participants);
  const members = participants.map((participant) => memberOf(population, participant));
  const comparisons = new Map(participants.map(({ submission }) => [submission.city, submission.comparison]));
  const before = previous ? groupsOf(population, previous.members, comparisons) : null;
  const groups = groupsOf(population, members, comparisons);
  const staying = new Set(members.map(({ city }) => city));
  return {
    cities: members.length,
    joining: joinersOf({ participants, previous }),
    leaving: (previous?.members ?? []).map(({ city }) => city).filter((city) => !staying.has(city)),
    issues: releaseIssues({ round, participants, previous }),
    previews: participants.map(({ submission }: Participant) => {
      const group = groups.get(submission.city) ?? null;
      return previewOf(submission.city, group, before?.get(submission.city) ?? null);
    }),
  };
};

const previewOf = (city: string, group: MemberGroup | null, before: MemberGroup | null): CityPreview => {
  if (group === null) {
    return { city, peers: 0, reason: 'pool-too-small', changed: null, suppressed: [], withoutQuartiles: null };
  }
  const peers = group.members.length;
  const isKeptBack = peers >= DETAIL_PEERS && !isLargePool(group.candidates, peers);
  return {
    city,
    peers,
    changed: before && changeBetween(before, group),
    suppressed: suppressedIn(group),
    withoutQuartiles: isKeptBack ? 'quartiles-need-larger-pool' : null,
  };
};

const changeBetween = (before: MemberGroup, group: MemberGroup) => {
  const [old, now] = [before, group].map(({ members }) => members.map(({ city }) => city)) as [string[], string[]];
  return {
    joined: now.filter((city) => !old.includes(city)).length,
    left: old.filter((city) => !now.includes(city)).length,
    keepsStatistics: atMostTwoChanged(old, now),
  };
};

const suppressedIn = ({ members }: MemberGroup): CityPreview['suppressed'] =>
  CAPABILITIES.flatMap((capability) => {
    const n = members.filter(({ individual }) => individual.capabilities[capability] !== undefined).length;
    if (n >= DETAIL_PEERS) return [];
    return [
      { capability, n, reason: n < FEWEST_PEERS ? ('too-few-peers' as const) : ('verdict-needs-eight-peers' as const) },
    ];
  });
