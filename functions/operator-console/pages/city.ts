import type { Member } from '#shared/contracts/person.ts';
import type { createCityProgress } from '#shared/operations/round-status.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { DeliveryEventRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { Reply } from '../../pages/reply.ts';
import { presentCity } from '../presenters/city.ts';
import type { CityVisit } from '../visit.ts';

export interface CityDeps {
  readonly assessments: Pick<AssessmentRepository, 'members'>;
  readonly people: Pick<PersonRepository, 'find'>;
  readonly deliveryEvents: Pick<DeliveryEventRepository, 'suppression' | 'listOfSubmission'>;
  readonly cityProgress: ReturnType<typeof createCityProgress>;
}

/** `GET /console/rounds/:round/cities/:city`: where it stands and who coordinates it; never what it answered. */
export const createShowCity =
  (deps: CityDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const [progress, members] = await Promise.all([
      deps.cityProgress(visit.assessment),
      deps.assessments.members(visit.round.id, visit.city.id),
    ]);
    const contactsIn = (role: Member['roles'][number]) =>
      Promise.all(members.filter(({ roles }) => roles.includes(role)).map((member) => contactOf(deps, member)));
    const [coordinators, assessors, events] = await Promise.all([
      contactsIn('coordinator'),
      contactsIn('assessor'),
      progress.submission === null ? [] : deps.deliveryEvents.listOfSubmission(progress.submission),
    ]);
    return presentCity(visit, { progress, coordinators, assessors, events: events.map(({ kind }) => kind) });
  };

const contactOf = async ({ people, deliveryEvents }: CityDeps, { person: id }: Member) => {
  const [person, suppression] = await Promise.all([people.find(id), deliveryEvents.suppression(id)]);
  return {
    address: person?.address ?? null,
    hasSignedIn: person?.confirmedAt !== undefined,
    suppressed: suppression?.reason ?? null,
  };
};
export type Contact = Awaited<ReturnType<typeof contactOf>>;
