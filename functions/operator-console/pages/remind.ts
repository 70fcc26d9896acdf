import type { CityId } from '#shared/contracts/names.ts';
import { createRemindCities, type RemindDeps, type Reminded } from '#shared/operations/remind-cities.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf, createTimeLimit } from '../acting.ts';
import { presentRemind, presentReminded } from '../presenters/remind.ts';
import type { CityVisit, RoundVisit } from '../visit.ts';

export interface RemindPageDeps {
  readonly acting: ActingDeps;
  readonly remindDeps: Omit<RemindDeps, 'audit'>;
  readonly assessments: Pick<AssessmentRepository, 'listOfRound'>;
  readonly content: Pick<Content, 'population'>;
}

/** The one city of the path, or all cities of the round that come after the one where an earlier request ended. */
const citiesOf = async (
  { assessments }: RemindPageDeps,
  visit: RoundVisit | CityVisit,
  after: string,
): Promise<readonly CityId[]> => {
  if ('city' in visit) return [visit.city.id];
  const all = (await assessments.listOfRound(visit.round.id)).map(({ city }) => city).toSorted();
  return all.filter((city) => city > after);
};

/** `GET …/remind`: to how many it would go. */
export const createShowRemind =
  (deps: RemindPageDeps) =>
  async (visit: RoundVisit | CityVisit): Promise<Reply> => {
    const cities = await citiesOf(deps, visit, '');
    const planned = await createRemindCities(deps.remindDeps)(visit.round.id, { dryRun: true, cities });
    return presentRemind(visit, planned);
  };

/**
 * `POST …/remind`: mails one coordinator after the other until the time of a request is up, says what happened to each,
 * and offers to go on. Sending it twice is harmless: nobody gets two of these mails in a day.
 */
export const createRemind =
  (deps: RemindPageDeps) =>
  async (visit: RoundVisit | CityVisit): Promise<Reply> => {
    const cities = await citiesOf(deps, visit, visit.fields.text('after'));
    const remind = createRemindCities({ ...deps.remindDeps, audit: auditOf(deps.acting, visit) });
    let done = 0;
    const reminded: readonly Reminded[] = await remind(visit.round.id, {
      cities,
      mayGoOn: createTimeLimit(deps.acting),
      onCity: (count) => {
        done = count;
      },
    });
    const left = cities.length - done;
    return presentReminded(visit, {
      reminded,
      left,
      after: cities[done - 1] ?? '',
      population: deps.content.population(),
    });
  };
