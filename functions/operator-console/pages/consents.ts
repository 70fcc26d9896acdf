import {
  createReadConsents,
  createWithdrawConsent,
  WITHDRAWABLE,
  type WithdrawConsentDeps,
} from '#shared/operations/withdraw-consent.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { presentConsents } from '../presenters/consents.ts';
import type { CityVisit } from '../visit.ts';

export interface ConsentsDeps {
  readonly acting: ActingDeps;
  readonly consentDeps: Omit<WithdrawConsentDeps, 'audit'>;
}

/** `GET …/consents`: what the city agreed to, and boxes to take it back. */
export const createShowConsents =
  ({ consentDeps }: ConsentsDeps) =>
  async (visit: CityVisit): Promise<Reply> =>
    presentConsents(visit, { consents: await createReadConsents(consentDeps)(visit.round.id, visit.city.id) });

/** `POST …/consents`: takes back what was ticked and still stands; sent twice it finds nothing to take back. */
export const createWithdraw =
  ({ acting, consentDeps }: ConsentsDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { round, city, fields, say, path } = visit;
    const consents = await createReadConsents(consentDeps)(round.id, city.id);
    const ticked = WITHDRAWABLE.filter((consent) => fields.texts('consents').includes(consent));
    if (ticked.length === 0) {
      const errors = [{ field: 'consents', text: say('console.errors.no-consent') }];
      return presentConsents(visit, { consents, errors });
    }
    const standing = ticked.filter((consent) => consents[consent]);
    const withdraw = createWithdrawConsent({ ...consentDeps, audit: auditOf(acting, visit) });
    if (standing.length > 0) await withdraw(round.id, city.id, standing);
    return redirect(`${path}?withdrawn=${ticked.join(',')}`);
  };
