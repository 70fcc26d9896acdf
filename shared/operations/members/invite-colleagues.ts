import type { Language } from '#shared/contracts/names.ts';
import type { Member, Role } from '#shared/contracts/person.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import { type Acting, requireOpenRound, requireRole } from './acting.ts';
import { type AskDeps, type Asked, createAsk } from './ask-member.ts';

export const MOST_MEMBERS = 200;
const INVITATIONS_A_DAY = 150;
const DAY_SECONDS = 86_400;

export interface InviteColleaguesDeps extends AskDeps {
  readonly assessments: Pick<AssessmentRepository, 'members' | 'putMember'>;
  readonly people: Pick<PersonRepository, 'ensure' | 'idOf' | 'allow'>;
  /** A new opaque, random id of a member. */
  readonly newId: () => string;
}

export interface InvitedColleague {
  readonly address: string;
  /** `assessor`: assesses this city, and so cannot answer; `too-many`: the city is full, or too many in one day. */
  readonly outcome: Asked | 'assessor' | 'too-many';
}

export interface ColleagueOptions {
  readonly role: 'respondent' | 'coordinator';
  /** Of people who are new here. */
  readonly language: Language;
}

/**
 * Gives people a part in the city's assessment and mails them, one after the other. The same address again is mailed
 * nothing and keeps its roles. Throws `not_allowed` unless a coordinator acts, and `round_closed`.
 */
export const createInviteColleagues = (deps: InviteColleaguesDeps) => {
  const admit = createAdmitColleague(deps);
  return async (
    acting: Acting,
    addresses: readonly string[],
    options: ColleagueOptions,
  ): Promise<InvitedColleague[]> => {
    requireRole(acting, 'coordinator');
    const results: InvitedColleague[] = [];
    for (const address of addresses) results.push({ address, outcome: await admit(acting, address, options) });
    return results;
  };
};

/** Makes one address a member with a role and mails the person; whoever acts. Throws `round_closed`. */
export const createAdmitColleague = (deps: InviteColleaguesDeps) => {
  const ask = createAsk(deps);
  return async (
    { round, city, member }: Acting,
    address: string,
    { role, language }: ColleagueOptions,
  ): Promise<InvitedColleague['outcome']> => {
    const now = deps.now();
    requireOpenRound(round, now);
    const members = await deps.assessments.members(round.id, city.id);
    const known = members.find(({ person }) => person === deps.people.idOf(address));
    if (known?.roles.includes('assessor') === true) return 'assessor';
    if (known === undefined && members.length >= MOST_MEMBERS) return 'too-many';
    const isNew = known?.roles.includes(role) !== true;
    const name = `invite:${member.person}`;
    if (isNew && !(await deps.people.allow(name, INVITATIONS_A_DAY, DAY_SECONDS, now))) return 'too-many';
    const person = await deps.people.ensure(address, language);
    const place = { round: round.id, city: city.id };
    if (isNew) await deps.assessments.putMember(withRole(known, role, { ...place, person: person.id, now, deps }));
    return ask(person, { round, city: city.id, kind: role });
  };
};

interface Newcomer {
  readonly round: string;
  readonly city: string;
  readonly person: string;
  readonly now: Date;
  readonly deps: Pick<InviteColleaguesDeps, 'newId'>;
}

const withRole = (known: Member | undefined, role: Role, { now, deps, ...place }: Newcomer): Member =>
  known === undefined
    ? { ...place, id: deps.newId(), roles: [role], invitedAt: now.toISOString() }
    : { ...known, roles: [...known.roles, role] };
