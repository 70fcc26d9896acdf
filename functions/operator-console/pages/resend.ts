import type { Member } from '#shared/contracts/person.ts';
import { createInviteCities } from '#shared/operations/invite-cities.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { Reply } from '../../pages/reply.ts';
import { auditOf } from '../acting.ts';
import { doneAt, doneOfMail } from '../done.ts';
import { presentPeople } from '../presenters/people.ts';
import type { CityVisit } from '../visit.ts';
import type { InvitePageDeps } from './invite.ts';

export interface ResendDeps extends InvitePageDeps {
  readonly assessments: Pick<AssessmentRepository, 'members'>;
  readonly people: Pick<PersonRepository, 'find'>;
}

/** The members of a city in a role with their addresses, as far as they are known. */
export const peopleOf = async (
  { assessments, people }: Pick<ResendDeps, 'assessments' | 'people'>,
  { round, city }: CityVisit,
  role: Member['roles'][number],
) => {
  const members = (await assessments.members(round.id, city.id)).filter(({ roles }) => roles.includes(role));
  const found = await Promise.all(members.map(({ person }) => people.find(person)));
  return members.flatMap((member, index) => {
    const person = found[index];
    return person === undefined ? [] : [{ id: member.id, address: person.address, language: person.language }];
  });
};

/** `GET …/cities/:city/resend`: which of its coordinators gets the invitation once more. */
export const createShowResend =
  (deps: ResendDeps) =>
  async (visit: CityVisit): Promise<Reply> =>
    presentPeople(visit, { about: 'resend', people: await peopleOf(deps, visit, 'coordinator'), at: visit.now });

/** `POST …/cities/:city/resend`: mails once an order, which is the page that asked: sent twice it is one mail. */
export const createResend =
  (deps: ResendDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { fields, round, city, say, now } = visit;
    const people = await peopleOf(deps, visit, 'coordinator');
    const chosen = people.find(({ id }) => id === fields.text('member'));
    const show = (error: string): Reply => presentPeople(visit, { about: 'resend', people, at: now, error });
    if (chosen === undefined) return show(say('console.errors.person'));
    const orderedAt = new Date(Date.parse(fields.text('at')) || now);
    const { address, language } = chosen;
    const invite = createInviteCities({ ...deps.mailDeps, audit: auditOf(deps.acting, visit) });
    const [sent] = await invite(round.id, [{ line: 1, city: city.id, address, language }], { again: true, orderedAt });
    if (sent?.outcome === 'suppressed') return show(say('console.errors.address-bounced'));
    return doneAt(visit.cityBase, doneOfMail(sent?.outcome ?? 'already', 'resent'));
  };
