import { CITY_FILTERS, passesFilter } from '#shared/operations/round-status.ts';
import type { Content } from '#shared/ports/content.ts';
import { countryNameOf, findCity } from '../../pages/find-city.ts';
import type { Reply } from '../../pages/reply.ts';
import { isFound, pageOf, readListQuery } from '../list-query.ts';
import { presentRound } from '../presenters/round.ts';
import type { createReadProgress } from '../read-progress.ts';
import type { RoundVisit } from '../visit.ts';

export interface RoundDeps {
  readonly content: Pick<Content, 'population'>;
  readonly readProgress: ReturnType<typeof createReadProgress>;
}

/** `GET /console/rounds/:round`: where its cities stand, by name; `?count=again` counts them now. */
export const createShowRound =
  ({ content, readProgress }: RoundDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const population = content.population();
    const { status, countedAt } = await readProgress(visit.round.id, visit.query.get('count') === 'again');
    const query = readListQuery(visit.query, CITY_FILTERS);
    const named = status.cities.map((progress) => {
      const city = findCity(population, progress.city);
      return { ...progress, name: city.name, country: countryNameOf(population, city) };
    });
    const found = named
      .filter((city) => query.filter === undefined || passesFilter(city, query.filter))
      .filter(({ name }) => isFound(name, query.search))
      .toSorted((one, other) => one.name.localeCompare(other.name, visit.language));
    return presentRound(visit, { status, countedAt, query, found: found.length, slice: pageOf(found, query.page) });
  };
