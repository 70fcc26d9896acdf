import type { Session } from '#shared/contracts/person.ts';
import type { Wording } from '#shared/ports.ts';
import type { PageReply } from '../reply.ts';
import { endIfExtended } from '../session-end.ts';
import type { SignedInVisit } from '../visit.ts';
import { paragraph } from './blocks.ts';
import { button, formPage } from './form-page.ts';

const MINUTE_MILLISECONDS = 60_000;
const MINUTES_TOLD_IN_HOURS = 120;

/** How long is left, as no server knows what time it is where the person is. */
const timeLeft = (say: Wording, { expiresAt }: Session, now: Date): string => {
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

export const presentSession = ({ say, session, now }: SignedInVisit, next: string): PageReply => {
  const isLongest = endIfExtended(session, now).getTime() - Date.parse(session.expiresAt) < MINUTE_MILLISECONDS;
  return formPage({
    title: say('form.session.title'),
    heading: say('form.session.title'),
    back: { href: next, text: say('form.back') },
    intro: [
      paragraph(say('form.session.line', { left: timeLeft(say, session, now) })),
      paragraph(say(isLongest ? 'form.session.longest' : 'form.session.explain')),
    ],
    action: '/session',
    hidden: [{ name: 'next', value: next }],
    fields: [],
    buttons: isLongest ? [] : [button(say('form.session.button'))],
  });
};
