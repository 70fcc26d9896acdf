import { inviteeSchema } from '#shared/contracts/invitation.ts';
import type { Language } from '#shared/contracts/names.ts';
import { createInviteCities, type Outcome } from '#shared/operations/invite-cities.ts';
import type { Reply } from '../../pages/reply.ts';
import { auditOf } from '../acting.ts';
import { doneAt, doneOfMail } from '../done.ts';
import { presentAddress } from '../presenters/address.ts';
import type { CityVisit } from '../visit.ts';
import type { InvitePageDeps } from './invite.ts';

/** The first language of the round, in which mail goes to somebody of whom nothing is known. */
export const languageOf = ({ round, person }: CityVisit): Language => round.languages[0] ?? person.language;

/** `GET …/cities/:city/invite`: one more coordinator of the city. */
export const createShowInviteOne =
  () =>
  (visit: CityVisit): Reply =>
    presentAddress(visit, { about: 'invite-one', address: visit.draft?.text('address') ?? '', step: 'form' });

/** `POST …/cities/:city/invite`: first says what would happen, then mails; the same address again gets no second mail. */
export const createInviteOne =
  (deps: InvitePageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { fields, round, city, say } = visit;
    const [address, go] = [fields.text('address'), fields.text('go')];
    const show = (step: 'form' | 'check', error?: string): Reply =>
      presentAddress(visit, { about: 'invite-one', address, step, ...(error !== undefined && { error }) });
    if (go === 'change') return show('form');
    const known = inviteeSchema.shape.address.safeParse(address);
    if (!known.success) return show('form', say('console.errors.address'));
    const invitee = { line: 1, city: city.id, address: known.data, language: languageOf(visit) };
    const [planned] = await createInviteCities(deps.mailDeps)(round.id, [invitee], { dryRun: true });
    const refusal = refusalOf(planned?.outcome, go === 'send');
    if (refusal !== undefined) return show('form', say(`console.errors.${refusal}`));
    if (go !== 'send') return show('check');
    const invite = createInviteCities({ ...deps.mailDeps, audit: auditOf(deps.acting, visit) });
    const [invited] = await invite(round.id, [invitee]);
    return doneAt(visit.cityBase, doneOfMail(invited?.outcome ?? 'already', 'invited'));
  };

/** Why an address cannot be invited. One that was invited before is no mistake when the form is sent twice. */
const refusalOf = (outcome: Outcome | undefined, isSending: boolean): string | undefined => {
  if (outcome === 'suppressed') return 'address-bounced';
  return !isSending && (outcome === 'already' || outcome === 'unclear') ? 'address-invited' : undefined;
};
