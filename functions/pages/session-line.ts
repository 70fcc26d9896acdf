import type { Session } from '#shared/contracts/person.ts';
import type { Wording } from '#shared/ports/content.ts';

const MINUTE_MILLISECONDS = 60_000;
const MINUTES_TOLD_IN_HOURS = 120;

/** How long is left, as no server knows what time it is where the person is. */
export const timeLeft = (say: Wording, { expiresAt }: Session, now: Date): string => {
  const minutes = Math.max(1, Math.round((Date.parse(expiresAt) - now.getTime()) / MINUTE_MILLISECONDS));
  return minutes < MINUTES_TOLD_IN_HOURS
    ? say('form.session.minutes', { minutes })
    : say('form.session.hours', { hours: Math.round(minutes / 60) });
};

/** On every page of somebody signed in; the pages' script makes a warning of it shortly before the end. */
export const sessionLine = (say: Wording, session: Session, now: Date, path: string) => ({
  label: say('form.session.title'),
  text: say('form.session.line', { left: timeLeft(say, session, now) }),
  link: { text: say('form.session.longer'), href: `/session?next=${encodeURIComponent(path)}` },
  seconds: Math.max(0, Math.floor((Date.parse(session.expiresAt) - now.getTime()) / 1000)),
  button: say('form.session.button'),
});
