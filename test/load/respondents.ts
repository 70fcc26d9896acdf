import { hashToken, newToken } from '#functions/platform/session-cookies.ts';
import type { Role } from '#shared/contracts/person.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { accessTo } from '#test/pipeline/running-system.ts';

type Access = ReturnType<typeof accessTo>;

/** Somebody who has signed in and answers for a city. */
export interface Respondent {
  readonly city: string;
  readonly member: string;
  readonly session: string;
}

const ROUND: Round = {
  id: 'load-2026',
  name: 'Round under load',
  mode: 'invited',
  instrument: '2026.1',
  languages: ['en'],
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2099-01-01T00:00:00.000Z',
  demonstration: false,
};

export const LOAD_ROUND = ROUND.id;

const signIn = async (
  { people, assessments }: Access,
  city: string,
  number: number,
  roles: Role[],
): Promise<Respondent> => {
  const person = await people.ensure(`person-${number}@${city}.test`, 'en');
  const member = `member-${number}`;
  const session = newToken();
  const now = new Date();
  const place = { round: ROUND.id, city, invitedAt: now.toISOString() };
  await assessments.putMember({ ...place, id: member, person: person.id, roles });
  const expiresAt = new Date(now.getTime() + 3_600_000).toISOString();
  await people.putSession({ hash: hashToken(session), person: person.id, expiresAt, signedInAt: now.toISOString() });
  return { city, member, session };
};

/** A round in which so many people of each city have signed in; in the roles that are given, else to answer. */
export const seatRespondents = async (
  access: Access,
  cities: readonly string[],
  peopleOfEach: number,
  roles: Role[] = ['respondent'],
): Promise<Respondent[]> => {
  await access.rounds.put(ROUND);
  const createdAt = new Date().toISOString();
  const seated: Respondent[] = [];
  for (const city of cities) {
    await access.assessments.create({ round: ROUND.id, city, instrument: '2026.1', claim: 'invited', createdAt });
    for (let number = 0; number < peopleOfEach; number += 1) seated.push(await signIn(access, city, number, roles));
  }
  return seated;
};
