import { createLiftSuppression, type LiftSuppressionDeps } from '#shared/operations/lift-suppression.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { doneAt } from '../done.ts';
import { presentPeople } from '../presenters/people.ts';
import type { CityVisit } from '../visit.ts';

export interface LiftPageDeps {
  readonly acting: ActingDeps;
  readonly assessments: Pick<AssessmentRepository, 'members'>;
  readonly people: Pick<PersonRepository, 'find' | 'idOf'>;
  readonly deliveryEvents: LiftSuppressionDeps['deliveryEvents'];
  readonly forget: LiftSuppressionDeps['forget'];
}

/** Members of the city whose address bounced; one that complained stays as it is. */
const bouncedOf = async ({ assessments, people, deliveryEvents }: LiftPageDeps, { round, city }: CityVisit) => {
  const members = await assessments.members(round.id, city.id);
  const found = await Promise.all(
    members.map(async ({ id, person }) => {
      const [known, suppression] = await Promise.all([people.find(person), deliveryEvents.suppression(person)]);
      return known === undefined || suppression?.reason !== 'bounce' ? [] : [{ id, address: known.address }];
    }),
  );
  return found.flat();
};

/** `GET …/cities/:city/lift`: to whom mail may go again. */
export const createShowLift =
  (deps: LiftPageDeps) =>
  async (visit: CityVisit): Promise<Reply> =>
    presentPeople(visit, { about: 'lift', people: await bouncedOf(deps, visit), at: visit.now });

/** `POST …/cities/:city/lift`: lets mail go there again; where nothing stands against it, nothing changes. */
export const createLift =
  (deps: LiftPageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { fields, say, now } = visit;
    const people = await bouncedOf(deps, visit);
    const chosen = people.find(({ id }) => id === fields.text('member'));
    if (chosen === undefined && (people.length > 0 || fields.text('member') === '')) {
      return presentPeople(visit, { about: 'lift', people, at: now, error: say('console.errors.person') });
    }
    const lift = createLiftSuppression({ ...deps, audit: auditOf(deps.acting, visit) });
    if (chosen !== undefined) await lift(chosen.address);
    return doneAt(visit.cityBase, 'suppression-lifted');
  };
