import type { Session } from '#shared/contracts/person.ts';
import { LONGEST_SESSION_SECONDS, SESSION_SECONDS } from '../platform/session-cookies.ts';

/**
 * When a session would end if it were made longer now: twelve hours from now, but never later than seven days after
 * the sign-in, and never sooner than it ends anyway.
 */
export const endIfExtended = ({ expiresAt, signedInAt }: Session, now: Date): Date => {
  const ends = Date.parse(expiresAt);
  const began = signedInAt === undefined ? ends - SESSION_SECONDS * 1000 : Date.parse(signedInAt);
  const latest = began + LONGEST_SESSION_SECONDS * 1000;
  return new Date(Math.max(ends, Math.min(now.getTime() + SESSION_SECONDS * 1000, latest)));
};
