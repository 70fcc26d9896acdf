import type { Release } from '#shared/contracts/release.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { FieldIssue } from '../errors.ts';
import type { Participant } from './release-member.ts';

export const FEWEST_CITIES = 15;
export const FEWEST_JOINERS = 5;

export interface Drafted {
  readonly round: Pick<Round, 'id' | 'instrument' | 'demonstration'>;
  /** The newest submission of each city. */
  readonly participants: readonly Participant[];
  readonly previous: Release | null;
}

/** The newest submission of each city, ordered by city id. */
export const newestOfEachCity = (participants: readonly Participant[]): Participant[] => {
  const newest = new Map<string, Participant>();
  for (const participant of participants) {
    const { city, version } = participant.submission;
    const other = newest.get(city);
    if (other === undefined || version > other.submission.version) newest.set(city, participant);
  }
  return [...newest.values()].sort((a, b) => (a.submission.city < b.submission.city ? -1 : 1));
};

/** Cities that were absent from the previous release, in the order of the participants. */
export const joinersOf = ({ participants, previous }: Pick<Drafted, 'participants' | 'previous'>): string[] => {
  const there = new Set(previous?.members.map(({ city }) => city));
  return participants.map(({ submission }) => submission.city).filter((city) => !there.has(city));
};

/** Everything that forbids a release (method 8); empty when it may be published. */
export const releaseIssues = (drafted: Drafted): FieldIssue[] => [...mixtureIssues(drafted), ...sizeIssues(drafted)];

const mixtureIssues = ({ round, participants }: Drafted): FieldIssue[] =>
  participants.flatMap(({ submission }) => {
    const field = `participants.${submission.city}`;
    if (submission.round !== round.id) return [{ field, message: 'release-other-round' }];
    if (submission.instrument !== round.instrument) return [{ field, message: 'release-other-instrument' }];
    return submission.demonstration === round.demonstration ? [] : [{ field, message: 'release-mixed-demonstration' }];
  });

const sizeIssues = (drafted: Drafted): FieldIssue[] => {
  const { participants, previous } = drafted;
  const joiners = joinersOf(drafted).length;
  const issues: FieldIssue[] = [];
  if (participants.length < FEWEST_CITIES) {
    const values = { needed: FEWEST_CITIES, found: participants.length };
    issues.push({ field: 'participants', message: 'release-too-few-cities', values });
  }
  if (previous !== null && joiners < FEWEST_JOINERS) {
    const values = { needed: FEWEST_JOINERS, found: joiners };
    issues.push({ field: 'participants', message: 'release-too-few-joiners', values });
  }
  return issues;
};
