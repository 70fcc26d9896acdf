import { DomainError } from '#shared/domain/errors.ts';
import type { SignedInVisit, Visit } from './visit.ts';

/** Throws `not_signed_in`, which leads to the sign-in page and back. */
export const requireSignIn = (visit: Visit): SignedInVisit => {
  const { person, sessionHash, session, keepCookie } = visit;
  if (person === undefined || sessionHash === undefined || session === undefined || keepCookie === undefined) {
    throw new DomainError('not_signed_in', 'No session');
  }
  return { ...visit, person, sessionHash, session, keepCookie };
};
