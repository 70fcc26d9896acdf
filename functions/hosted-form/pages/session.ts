import type { PersonRepository } from '#shared/ports/people.ts';
import { data, type Reply, redirect } from '../../pages/reply.ts';
import { endIfExtended } from '../../pages/session-end.ts';
import type { SignedInVisit } from '../../pages/visit.ts';
import { presentSession } from '../presenters/session.ts';
import { safePath } from '../safe-path.ts';

export interface SessionDeps {
  readonly people: Pick<PersonRepository, 'putSession'>;
}

/** `GET /session`: when the session ends, and a button that makes it longer. */
export const showSession = (visit: SignedInVisit): Reply => presentSession(visit, safePath(visit.query.get('next')));

/** `POST /session`: the same session ends later; pages that are open stay as they are. */
export const createExtendSession =
  ({ people }: SessionDeps) =>
  async ({ session, now, fields, keepCookie }: SignedInVisit): Promise<Reply> => {
    const ends = endIfExtended(session, now);
    const expiresAt = ends.toISOString();
    await people.putSession({ ...session, expiresAt });
    const cookies = [keepCookie(Math.floor((ends.getTime() - now.getTime()) / 1000))];
    if (fields.text('go') === 'autosave') return { ...data({ state: 'extended', ends: expiresAt }), cookies };
    return redirect(safePath(fields.text('next')), cookies);
  };
