import { searchCities } from '#shared/domain/context/city-search.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditBy } from '#shared/ports/audit.ts';
import type { Content } from '#shared/ports/content.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { findCity } from '../../pages/find-city.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { SignedInVisit } from '../../pages/visit.ts';
import { isClaimable } from '../open-rounds.ts';
import { presentCitySearch } from '../presenters/city-search.ts';

export interface RoundDeps {
  readonly content: Content;
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly assessments: Pick<AssessmentRepository, 'create' | 'members' | 'putMember'>;
  readonly newId: () => string;
  readonly auditBy: AuditBy;
}

const MOST_CITIES = 10;

const claimableRound = async ({ rounds }: RoundDeps, { parameters, now }: SignedInVisit) => {
  const round = (await rounds.list()).find(({ id }) => id === parameters.round);
  if (round === undefined || !isClaimable(round, now)) throw new DomainError('not_found', 'No such open round');
  return round;
};

const showSearch = async (deps: RoundDeps, visit: SignedInVisit, query: string, errors?: FieldError[]) => {
  const round = await claimableRound(deps, visit);
  const population = deps.content.population();
  const found = searchCities(population.cities, query, MOST_CITIES, population.meta.countries);
  return presentCitySearch({ say: visit.say, round, population, query, found, errors });
};

/** `GET /rounds/:round`: search for a city by name. */
export const createShowCitySearch =
  (deps: RoundDeps) =>
  (visit: SignedInVisit): Promise<Reply> =>
    showSearch(deps, visit, visit.query.get('city') ?? '');

/** `POST /rounds/:round/claim`: begins the city's assessment with the person as its coordinator and respondent. */
export const createClaimCity =
  (deps: RoundDeps) =>
  async (visit: SignedInVisit): Promise<Reply> => {
    const { say, fields, person, now } = visit;
    const refuse = (message: string) =>
      showSearch(deps, visit, fields.text('query'), [{ field: 'claim', text: say(message) }]);
    if (fields.text('claim') === '') return refuse('form.errors.city');
    const round = await claimableRound(deps, visit);
    const city = findCity(deps.content.population(), fields.text('claim'));
    const home = redirect(`/assessments/${round.id}/${city.id}`);
    const members = await deps.assessments.members(round.id, city.id);
    if (members.some((member) => member.person === person.id)) return home;
    if (members.length > 0) return refuse('form.errors.city-taken');
    const { id: roundId, instrument } = round;
    const createdAt = now.toISOString();
    await deps.assessments.create({ round: roundId, city: city.id, instrument, claim: 'claimed', createdAt });
    const id = deps.newId();
    await deps.assessments.putMember({
      id,
      person: person.id,
      round: roundId,
      city: city.id,
      roles: ['coordinator', 'respondent'],
      invitedAt: createdAt,
    });
    await deps.auditBy(`member:${id}`).record({ action: 'city-claimed', round: roundId, city: city.id });
    return home;
  };
