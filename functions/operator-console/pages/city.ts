import type { Member } from '#shared/contracts/person.ts';
import type { createCityProgress } from '#shared/operations/round-status.ts';
import type { AssessmentRepository, DeliveryEventRepository, PersonRepository } from '#shared/ports.ts';
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
    const coordinators = members.filter(({ roles }) => roles.includes('coordinator'));
    const [reached, events] = await Promise.all([
      Promise.all(coordinators.map((member) => contactOf(deps, member))),
      progress.submission === null ? [] : deps.deliveryEvents.listOfSubmission(progress.submission),
    ]);
    return presentCity(visit, { progress, coordinators: reached, events: events.map(({ kind }) => kind) });
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
