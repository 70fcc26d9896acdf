import { type ConfirmClaimDeps, createConfirmClaim } from '#shared/operations/confirm-claim.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { doneAt } from '../done.ts';
import { presentClaim } from '../presenters/claim.ts';
import type { CityVisit } from '../visit.ts';
import { peopleOf } from './resend.ts';

export interface ClaimPageDeps {
  readonly acting: ActingDeps;
  readonly rounds: ConfirmClaimDeps['rounds'];
  readonly assessments: ConfirmClaimDeps['assessments'] & Pick<AssessmentRepository, 'members'>;
  readonly people: Pick<PersonRepository, 'find'>;
}

/** `GET …/cities/:city/claim`: who claimed the city. */
export const createShowClaim =
  (deps: ClaimPageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const people = await peopleOf(deps, visit, 'coordinator');
    return presentClaim(
      visit,
      people.map(({ address }) => address),
    );
  };

/** `POST …/cities/:city/claim`: confirms who claimed the city; confirmed twice it is confirmed. */
export const createConfirmClaimPage =
  (deps: ClaimPageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const confirm = createConfirmClaim({ ...deps, audit: auditOf(deps.acting, visit) });
    const { claim } = await confirm(visit.round.id, visit.city.id);
    return claim === 'invited' ? createShowClaim(deps)(visit) : doneAt(visit.cityBase, 'claim-confirmed');
  };
