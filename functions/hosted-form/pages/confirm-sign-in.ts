import { DomainError } from '#shared/domain/errors.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import { type KeptDeps, restoreTyped } from '../../pages/kept-text.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { SignedInVisit, Visit } from '../../pages/visit.ts';
import {
  endCookie,
  hashToken,
  makeCookie,
  newToken,
  SESSION_COOKIE,
  SESSION_SECONDS,
  VISIT_COOKIE,
} from '../../platform/session-cookies.ts';
import { presentConfirm, presentSignOut } from '../presenters/sign-in.ts';
import { safePath } from '../safe-path.ts';

export type ConfirmDeps = KeptDeps & { readonly people: PersonRepository };

/** `GET /sign-in/confirm`: does nothing yet. */
export const showConfirm = ({ say, query }: Visit): Reply => presentConfirm(say, query.get('token') ?? '');

/** `POST /sign-in/confirm`: uses the link up, confirms the address and begins a session; or throws `link_expired`. */
export const createSignIn =
  (deps: ConfirmDeps) =>
  async ({ fields, now, sessionHash }: Visit): Promise<Reply> => {
    const { people } = deps;
    const link = await people.useLink(hashToken(fields.text('token')), now);
    if (link === undefined) throw new DomainError('link_expired', 'The link was used or is too old');
    await people.confirm(link.person, now);
    if (sessionHash !== undefined) await people.deleteSession(sessionHash);
    const token = newToken();
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
    await people.putSession({ hash: hashToken(token), person: link.person, expiresAt, signedInAt: now.toISOString() });
    if (link.kept !== undefined) await restoreTyped(deps, { kept: link.kept, person: link.person, now });
    return redirect(safePath(link.next), [makeCookie(SESSION_COOKIE, token, SESSION_SECONDS), endCookie(VISIT_COOKIE)]);
  };

/** `GET /sign-out`: on how many devices the person is signed in, and a way to end that here or on all of them. */
export const createShowSignOut =
  ({ people }: ConfirmDeps) =>
  async ({ say, person, now }: SignedInVisit): Promise<Reply> =>
    presentSignOut(say, (await people.sessionsOf(person.id, now)).length);

/** `POST /sign-out`: ends the session here and in the table, or every session of the person. */
export const createSignOut =
  ({ people }: ConfirmDeps) =>
  async ({ sessionHash, person, fields }: SignedInVisit): Promise<Reply> => {
    if (fields.text('go') === 'everywhere') await people.endSessions(person.id);
    else await people.deleteSession(sessionHash);
    return redirect('/', [endCookie(SESSION_COOKIE)]);
  };
