import type { Invitee } from '#shared/contracts/invitation.ts';
import { type BadRow, checkInvitees } from '#shared/operations/check-invitees.ts';
import { createInviteCities, type InviteDeps } from '#shared/operations/invite-cities.ts';
import type { Content } from '#shared/ports/content.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import type { Reply } from '../../pages/reply.ts';
import { readInviteeRows } from '../../platform/invitee-rows.ts';
import { type ActingDeps, auditOf, createTimeLimit } from '../acting.ts';
import { presentCheckInvitees, presentInvite, presentInvited } from '../presenters/invite.ts';
import type { RoundVisit } from '../visit.ts';

export interface InvitePageDeps {
  readonly acting: ActingDeps;
  readonly mailDeps: Omit<InviteDeps, 'audit'>;
  readonly content: Pick<Content, 'population'>;
  readonly drafts: Pick<DraftRepository, 'delete'>;
}

/** `GET …/invite`: one field for the whole list. */
export const createShowInvite =
  () =>
  (visit: RoundVisit): Reply =>
    presentInvite(visit, visit.draft?.text('list') ?? visit.query.get('list') ?? '');

/**
 * `POST …/invite`: nobody is mailed while a row is wrong; then first shows who would be, then mails one after the other
 * until the time of a request is up, and offers to go on. The same list again mails nobody twice.
 */
export const createInvite =
  (deps: InvitePageDeps) =>
  async (visit: RoundVisit): Promise<Reply> => {
    const { fields, round } = visit;
    const list = fields.text('list');
    const go = fields.text('go');
    if (go === 'change') return presentInvite(visit, list);
    const read = readList(deps, visit, list);
    if (read.errors !== undefined) return presentInvite(visit, list, read.errors);
    const population = deps.content.population();
    const { value: invitees } = read;
    if (go !== 'send') {
      const planned = await createInviteCities(deps.mailDeps)(round.id, invitees, { dryRun: true });
      return presentCheckInvitees(visit, { list, planned, population });
    }
    const after = Number(fields.text('after') || 0);
    const waiting = invitees.filter(({ line }) => line > after);
    const invite = createInviteCities({ ...deps.mailDeps, audit: auditOf(deps.acting, visit) });
    const results = await invite(round.id, waiting, { mayGoOn: createTimeLimit(deps.acting) });
    await deps.drafts.delete(visit.person.id, visit.path);
    return presentInvited(visit, { list, results, left: waiting.length - results.length, population });
  };

const readList = ({ content }: InvitePageDeps, { say, round }: RoundVisit, list: string): Read<readonly Invitee[]> => {
  const wrong = (text: string): { readonly errors: FieldError[] } => ({ errors: [{ field: 'list', text }] });
  const read = readInviteeRows(list);
  if (!('rows' in read)) {
    const missing = read.problem === 'columns-missing' ? read.missing.join(', ') : '';
    return wrong(say(`console.errors.list-${read.problem}`, { missing }));
  }
  const { invitees, bad } = checkInvitees(read.rows, content.population(), round);
  if (bad.length > 0) return { errors: bad.map((row) => ({ field: 'list', text: badRow(say, row) })) };
  return invitees.length === 0 ? wrong(say('console.errors.list-empty')) : { value: invitees };
};

const badRow = (say: RoundVisit['say'], { line, reason, value }: BadRow): string =>
  say(`console.errors.row.${reason}`, { line, value });
