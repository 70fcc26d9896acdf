import type { City } from '#shared/contracts/context.ts';
import type { Erasure } from '#shared/contracts/erasure.ts';
import { foldName } from '#shared/domain/context/fold-name.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createOrderErasure, createRequestErasure, type OrderErasureDeps } from '#shared/operations/order-erasure.ts';
import type { Content } from '#shared/ports/content.ts';
import type { ErasureRepository } from '#shared/ports/erasure.ts';
import { findCity } from '../../pages/find-city.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { ActingDeps } from '../acting.ts';
import { presentErase } from '../presenters/erase.ts';
import { presentErasure, presentErasures } from '../presenters/erasure.ts';
import type { CityVisit, OperatorVisit } from '../visit.ts';

export interface ErasePageDeps {
  readonly acting: ActingDeps;
  readonly content: Pick<Content, 'population'>;
  readonly erasures: Pick<ErasureRepository, 'find' | 'list'>;
  readonly orderErasureDeps: OrderErasureDeps;
}

const pathOf = (id: string): string => `/console/erasures/${id}`;

/** `GET …/erase`: what erasing a city means, and a button to look what would go. */
export const createShowErase = () => (visit: CityVisit) => presentErase(visit);

/** `POST …/erase`: has `erase-data` look, and leads to the page where its answer will be. Nothing is erased. */
export const createRequestErase =
  ({ orderErasureDeps }: ErasePageDeps) =>
  async ({ round, city, actor }: CityVisit): Promise<Reply> =>
    redirect(pathOf(await createRequestErasure(orderErasureDeps)(round.id, city.id, actor)));

const find = async (
  { erasures, content }: ErasePageDeps,
  visit: OperatorVisit,
): Promise<{ readonly erasure: Erasure; readonly city: City }> => {
  const erasure = await erasures.find(visit.parameters.erasure ?? '');
  if (erasure === undefined) throw new DomainError('not_found', 'No such erasure');
  return { erasure, city: findCity(content.population(), erasure.request.city) };
};

/** `GET /console/erasures/:erasure`: what would go; once it was ordered, what went, as proof. */
export const createShowErasure =
  (deps: ErasePageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> =>
    presentErasure(visit, { ...(await find(deps, visit)), hash: deps.acting.hash });

/** A name as people type it, or the id: nobody types either by mistake. */
const isMeant = ({ name, id }: City, typed: string): boolean =>
  typed === id || (typed !== '' && foldName(typed) === foldName(name));

/** `POST /console/erasures/:erasure`: orders it, if the city's name was typed. Ordered twice it is one erasure. */
export const createOrderErase =
  (deps: ErasePageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const { erasure, city } = await find(deps, visit);
    const typed = visit.fields.text('city');
    if (erasure.order === undefined && !isMeant(city, typed)) {
      const errors = [
        { field: 'city', text: visit.say('console.errors.erase-name', { city: city.name, id: city.id }) },
      ];
      return presentErasure(visit, { erasure, city, hash: deps.acting.hash, typed, errors });
    }
    await createOrderErasure(deps.orderErasureDeps)(erasure.id, visit.actor);
    return redirect(pathOf(erasure.id));
  };

/** `GET /console/erasures`: every erasure that was looked at or ordered here. */
export const createShowErasures =
  ({ erasures, content }: ErasePageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> =>
    presentErasures(visit, await erasures.list(), content.population());
