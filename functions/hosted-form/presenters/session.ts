import { paragraph } from '../../pages/blocks.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import { endIfExtended } from '../../pages/session-end.ts';
import { timeLeft } from '../../pages/session-line.ts';
import type { SignedInVisit } from '../../pages/visit.ts';

const MINUTE_MILLISECONDS = 60_000;

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
