import { inviteeSchema } from '#shared/contracts/invitation.ts';
import { DomainError } from '#shared/domain/errors.ts';
import {
  createDismissAssessor,
  createNameAssessor,
  type NameAssessorDeps,
} from '#shared/operations/verification/name-assessor.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { doneAt, doneOfMail } from '../done.ts';
import { presentAddress } from '../presenters/address.ts';
import { presentPeople } from '../presenters/people.ts';
import type { CityVisit } from '../visit.ts';
import { languageOf } from './invite-one.ts';
import { peopleOf, type ResendDeps } from './resend.ts';

export interface AssessorPageDeps extends Pick<ResendDeps, 'assessments' | 'people'> {
  readonly acting: ActingDeps;
  readonly mailDeps: Omit<NameAssessorDeps, 'audit'>;
}

/** `GET …/cities/:city/assessor`: who reads the city's evidence. */
export const createShowNameAssessor =
  () =>
  (visit: CityVisit): Reply =>
    presentAddress(visit, { about: 'name-assessor', address: visit.draft?.text('address') ?? '', step: 'form' });

/** `POST …/cities/:city/assessor`: first says what would happen, then names and mails; twice is one mail. */
export const createNameAssessorPage =
  (deps: AssessorPageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { fields, round, city, say } = visit;
    const [address, go] = [fields.text('address'), fields.text('go')];
    const show = (step: 'form' | 'check', error?: string): Reply =>
      presentAddress(visit, { about: 'name-assessor', address, step, ...(error !== undefined && { error }) });
    if (go === 'change') return show('form');
    const known = inviteeSchema.shape.address.safeParse(address);
    if (!known.success) return show('form', say('console.errors.address'));
    const name = createNameAssessor({ ...deps.mailDeps, audit: auditOf(deps.acting, visit) });
    try {
      const dryRun = go !== 'send';
      const outcome = await name(round.id, city.id, known.data, languageOf(visit), { dryRun });
      return dryRun ? show('check') : doneAt(visit.cityBase, doneOfMail(outcome, 'assessor-named'));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid_input') throw error;
      return show('form', say(`errors.fields.${error.issues[0]?.message ?? 'not-valid'}`));
    }
  };

/** `GET …/cities/:city/dismiss-assessor`: whose part ends. */
export const createShowDismissAssessor =
  (deps: AssessorPageDeps) =>
  async (visit: CityVisit): Promise<Reply> =>
    presentPeople(visit, {
      about: 'dismiss-assessor',
      people: await peopleOf(deps, visit, 'assessor'),
      at: visit.now,
    });

/** `POST …/cities/:city/dismiss-assessor`: ends it; who is no assessor any more is none afterwards. */
export const createDismissAssessorPage =
  (deps: AssessorPageDeps) =>
  async (visit: CityVisit): Promise<Reply> => {
    const { fields, round, city, say, now } = visit;
    const people = await peopleOf(deps, visit, 'assessor');
    const chosen = people.find(({ id }) => id === fields.text('member'));
    if (chosen === undefined && (people.length > 0 || fields.text('member') === '')) {
      return presentPeople(visit, { about: 'dismiss-assessor', people, at: now, error: say('console.errors.person') });
    }
    const dismiss = createDismissAssessor({ ...deps.mailDeps, audit: auditOf(deps.acting, visit) });
    if (chosen !== undefined) await dismiss(round.id, city.id, chosen.address);
    return doneAt(visit.cityBase, 'assessor-dismissed');
  };
