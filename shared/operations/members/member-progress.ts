import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Member, Role } from '#shared/contracts/person.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import { type Acting, requireRole } from './acting.ts';

/** How far a respondent is; never how many answers, which ones, or when. */
export const PROGRESS_STATES = ['not-begun', 'begun', 'complete'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export interface MemberProgress {
  readonly id: string;
  readonly address: string;
  readonly roles: readonly Role[];
  /** Null for who is no respondent. */
  readonly state: ProgressState | null;
  /** Mail to this address bounced or was complained of: none goes there. */
  readonly isUnreachable: boolean;
}

export interface CityProgress {
  readonly respondents: number;
  /** How many have answered anything, and how many everything. */
  readonly begun: number;
  readonly complete: number;
  /** By address, so that the order tells nothing of who answered when. */
  readonly members: readonly MemberProgress[];
}

export interface MemberProgressDeps {
  readonly assessments: Pick<AssessmentRepository, 'members' | 'allAnswers'>;
  readonly people: Pick<PersonRepository, 'find'>;
  readonly isSuppressed: (person: string) => Promise<boolean>;
}

/** Who takes part and who has answered, for a coordinator. Throws `not_allowed` for anybody else. */
export const createMemberProgress =
  ({ assessments, people, isSuppressed }: MemberProgressDeps) =>
  async (acting: Acting, instrument: Instrument): Promise<CityProgress> => {
    requireRole(acting, 'coordinator');
    const { round, city } = acting;
    const [members, answersBy] = await Promise.all([
      assessments.members(round.id, city.id),
      assessments.allAnswers(round.id, city.id),
    ]);
    const rows = await Promise.all(
      members.map(async (member): Promise<MemberProgress> => {
        const [person, isUnreachable] = await Promise.all([people.find(member.person), isSuppressed(member.person)]);
        const state = stateOf(member, answersBy.get(member.id) ?? [], instrument);
        return { id: member.id, address: person?.address ?? '', roles: member.roles, state, isUnreachable };
      }),
    );
    const count = (...wanted: ProgressState[]) => rows.filter(({ state }) => state && wanted.includes(state)).length;
    return {
      respondents: count(...PROGRESS_STATES),
      begun: count('begun', 'complete'),
      complete: count('complete'),
      members: rows.sort((a, b) => (a.address < b.address ? -1 : 1)),
    };
  };

export const stateOf = (
  { roles }: Pick<Member, 'roles'>,
  answers: readonly Answer[],
  { capabilities }: Instrument,
): ProgressState | null => {
  if (!roles.includes('respondent')) return null;
  const answered = new Set(answers.map(({ practice }) => practice));
  const all = capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));
  if (answered.size === 0) return 'not-begun';
  return all.every((id) => answered.has(id)) ? 'complete' : 'begun';
};
