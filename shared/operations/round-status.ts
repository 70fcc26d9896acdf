import type { Assessment } from '#shared/contracts/assessment.ts';
import type { Member } from '#shared/contracts/person.ts';
import type { ReleaseId } from '#shared/contracts/release.ts';
import type { Round } from '#shared/contracts/round.ts';
import { type StepTimes, stepTimes } from '#shared/domain/progress/step-times.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';

export interface CityStatusDeps {
  readonly assessments: Pick<AssessmentRepository, 'standing'>;
  readonly invitations: Pick<InvitationRepository, 'listOfPerson'>;
  readonly issues: Pick<IssueRepository, 'list' | 'findReport' | 'deliveries'>;
  readonly isSuppressed: (person: string) => Promise<boolean>;
}

export interface RoundStatusDeps extends CityStatusDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: CityStatusDeps['assessments'] & Pick<AssessmentRepository, 'listOfRound'>;
}

export const CITY_STATES = ['taking-part', 'invited', 'answering', 'submitted', 'reported', 'delivered'] as const;
export type CityState = (typeof CITY_STATES)[number];

/** What a list of cities may be narrowed to: a state, or something that is wrong whatever the state. */
export const CITY_FILTERS = [...CITY_STATES, 'bounced', 'unclear'] as const;
export type CityFilter = (typeof CITY_FILTERS)[number];

/** How far a city is, without any of its answers. */
export interface CityProgress {
  readonly city: string;
  readonly claim: Assessment['claim'];
  readonly state: CityState;
  /** An address of one of its coordinators bounced or complained. */
  readonly bounced: boolean;
  /** A mail was under way when its process ended: ask the coordinator whether it arrived. */
  readonly unclear: boolean;
  readonly mails: number;
  readonly lastMailAt: string | null;
  readonly respondents: number;
  readonly submission: string | null;
  readonly submittedAt: string | null;
  readonly issue: number | null;
  readonly release: ReleaseId | null;
  readonly reportsSent: number;
  readonly reachedAt: StepTimes;
}

export const passesFilter = (city: CityProgress, filter: CityFilter): boolean =>
  filter === 'bounced' || filter === 'unclear' ? city[filter] : city.state === filter;

export interface RoundStatus {
  readonly round: Round;
  readonly counts: Readonly<Record<CityFilter, number>>;
  readonly cities: readonly CityProgress[];
}

const AT_ONCE = 32;

/** Where every city of a round stands, by city id. Throws `round_unknown`. */
export const createRoundStatus =
  (deps: RoundStatusDeps) =>
  async (roundId: string, onCity?: (done: number, all: number) => void): Promise<RoundStatus> => {
    const round = await deps.rounds.get(roundId);
    const assessments = await deps.assessments.listOfRound(roundId);
    const cities: CityProgress[] = [];
    for (let start = 0; start < assessments.length; start += AT_ONCE) {
      const batch = assessments.slice(start, start + AT_ONCE);
      cities.push(...(await Promise.all(batch.map((assessment) => progressOf(deps, assessment)))));
      onCity?.(cities.length, assessments.length);
    }
    const counts = CITY_FILTERS.map((filter) => [filter, cities.filter((city) => passesFilter(city, filter)).length]);
    return { round, counts: Object.fromEntries(counts) as RoundStatus['counts'], cities };
  };

/** Where one city stands. */
export const createCityProgress =
  (deps: CityStatusDeps) =>
  (assessment: Assessment): Promise<CityProgress> =>
    progressOf(deps, assessment);

const progressOf = async (deps: CityStatusDeps, assessment: Assessment): Promise<CityProgress> => {
  const { round, city, claim, createdAt } = assessment;
  const { members, respondents, firstAnswerAt, submissions } = await deps.assessments.standing(round, city);
  const [first, newest] = [submissions.at(0), submissions.at(-1)];
  const [mails, report] = await Promise.all([
    invitedBy(deps, members, round, city),
    first === undefined || newest === undefined ? NO_REPORT : reportOf(deps, first.submission, newest.submission),
  ]);
  const begun = mails.count > 0 || claim === 'invited' ? 'invited' : 'taking-part';
  const before = respondents > 0 ? 'answering' : begun;
  return {
    city,
    claim,
    state: newest === undefined ? before : report.state,
    bounced: mails.bounced,
    unclear: mails.unclear,
    mails: mails.count,
    lastMailAt: mails.lastAt,
    respondents,
    submission: newest?.submission ?? null,
    submittedAt: newest?.submittedAt ?? null,
    issue: report.issue,
    release: report.release,
    reportsSent: report.sent,
    reachedAt: stepTimes({
      createdAt,
      hasAnswers: respondents > 0,
      answeredAt: firstAnswerAt,
      submittedAt: first?.submittedAt ?? null,
      mailedAt: report.firstMailedAt,
    }),
  };
};

const invitedBy = async (deps: CityStatusDeps, members: readonly Member[], round: string, city: string) => {
  const coordinators = members.filter(({ roles }) => roles.includes('coordinator'));
  const [lists, suppressed] = await Promise.all([
    Promise.all(coordinators.map(({ person }) => deps.invitations.listOfPerson(person))),
    Promise.all(coordinators.map(({ person }) => deps.isSuppressed(person))),
  ]);
  const mails = lists.flat().filter((mail) => mail.round === round && mail.city === city);
  return {
    count: mails.length,
    lastAt:
      mails
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .at(-1) ?? null,
    unclear: mails.some(({ sentAt }) => sentAt === undefined),
    bounced: suppressed.includes(true),
  };
};

const NO_REPORT = { state: 'submitted' as CityState, issue: null, release: null, sent: 0, firstMailedAt: null };

/** How far the newest issue is, and when the first mail went out with a report, of whichever issue. */
const reportOf = async ({ issues }: CityStatusDeps, first: string, submission: string) => {
  const all = await issues.list(submission);
  const newest = all.at(-1);
  if (newest === undefined) return NO_REPORT;
  const { issue, release } = newest;
  const [report, deliveries, earliest] = await Promise.all([
    issues.findReport(submission, issue),
    issues.deliveries(submission, issue),
    first === submission && issue === 1 ? [] : issues.deliveries(first, 1),
  ]);
  const written: CityState = report === undefined ? 'submitted' : 'reported';
  const state = deliveries.length > 0 ? 'delivered' : written;
  const times = [...earliest, ...deliveries].map(({ sentAt }) => sentAt).toSorted();
  return { state, issue, release, sent: deliveries.length, firstMailedAt: times.at(0) ?? null } as const;
};
