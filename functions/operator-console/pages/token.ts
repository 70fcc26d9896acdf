import { cityById } from '#shared/domain/context/city-by-id.ts';
import { createCheckCity } from '#shared/operations/check-invitees.ts';
import { createIssueToken, type IssueTokenDeps } from '#shared/operations/issue-token.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { presentCheckToken, presentToken, presentTokenForm } from '../presenters/token.ts';
import type { RoundVisit } from '../visit.ts';

export interface TokenPageDeps extends Pick<IssueTokenDeps, 'content' | 'rounds' | 'assessments'> {
  readonly acting: ActingDeps;
  /** The token of an order: always the same of one, and nobody can guess it. */
  readonly secretOf: (order: string) => string;
  readonly newId: () => string;
}

/** `GET …/token`: for which city; `?city=gn-…` when its page led here. */
export const createShowToken =
  () =>
  (visit: RoundVisit): Reply =>
    presentTokenForm(visit, visit.draft?.text('city') ?? visit.query.get('city') ?? '');

/**
 * `POST …/token`: first names the city, then shows its token, this once. The same form again makes no second one. A city
 * that does not take part yet is invited.
 */
export const createIssueTokenPage =
  (deps: TokenPageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const { fields, round, say } = visit;
    const [typed, go, order] = [fields.text('city'), fields.text('go'), fields.text('order')];
    if (go === 'change') return presentTokenForm(visit, typed);
    const population = deps.content.population();
    const found = createCheckCity(population)(typed);
    if (!('id' in found))
      return presentTokenForm(visit, typed, say(`console.errors.city.${found.reason}`, { city: typed }));
    const city = { id: found.id, name: cityById(population, found.id)?.name ?? found.id };
    if (go !== 'issue' || order === '') return presentCheckToken(visit, { typed, city, order: deps.newId() });
    const issueToken = createIssueToken({
      ...deps,
      ...deps.acting,
      audit: auditOf(deps.acting, visit),
      secret: () => deps.secretOf([order, visit.person.id, round.id, city.id].join()),
    });
    const { token, assessment } = await issueToken(round.id, city.id);
    return presentToken(visit, { city, token, isClaimed: assessment.claim === 'claimed' });
  };
