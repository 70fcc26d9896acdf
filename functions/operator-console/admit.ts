import type { Deployment } from '#shared/contracts/deployment.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import { findCity } from '../pages/find-city.ts';
import type { Reply } from '../pages/reply.ts';
import { requireSignIn } from '../pages/require-sign-in.ts';
import type { Visit } from '../pages/visit.ts';
import type { Route } from './route.ts';
import type { CityVisit, OperatorVisit, RoundVisit } from './visit.ts';

export interface AdmitDeps {
  readonly deployment: Pick<Deployment, 'operators'>;
  readonly content: Pick<Content, 'population'>;
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly assessments: Pick<AssessmentRepository, 'find'>;
}

/**
 * Lets an operator in, whatever the page, or throws: `not_signed_in`, or `not_found` for everybody else, so that nobody
 * learns what the console holds, and for a round or city that is not there.
 */
export const createAdmit = ({ deployment, content, people, rounds, assessments }: AdmitDeps) => {
  const operators: ReadonlySet<string> = new Set(deployment.operators.map(people.idOf));

  const asOperator = (visit: Visit): OperatorVisit => {
    const signedIn = requireSignIn(visit);
    if (!operators.has(signedIn.person.id)) throw new DomainError('not_found', 'Not an operator');
    return { ...signedIn, actor: `person:${signedIn.person.id}` };
  };

  const toRound = async (visit: OperatorVisit): Promise<RoundVisit> => {
    const round = (await rounds.list()).find(({ id }) => id === visit.parameters.round);
    if (round === undefined) throw new DomainError('not_found', 'No such round');
    return { ...visit, round, base: `/console/rounds/${round.id}` };
  };

  const toCity = async (visit: RoundVisit): Promise<CityVisit> => {
    const city = findCity(content.population(), visit.parameters.city ?? '');
    const assessment = await assessments.find(visit.round.id, city.id);
    if (assessment === undefined) throw new DomainError('not_found', 'The city is not in the round');
    return { ...visit, city, assessment, cityBase: `${visit.base}/cities/${city.id}` };
  };

  return async (route: Route, visit: Visit): Promise<Reply> => {
    const operator = asOperator(visit);
    if (route.about === 'deployment') return route.handle(operator);
    const ofRound = await toRound(operator);
    return route.about === 'round' ? route.handle(ofRound) : route.handle(await toCity(ofRound));
  };
};
