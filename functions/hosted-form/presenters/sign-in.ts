import type { Wording } from '#shared/ports/content.ts';
import { linkLine, paragraph } from '../../pages/blocks.ts';
import { type Button, button, formPage } from '../../pages/form-page.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import { keptField } from '../../pages/sign-in-form.ts';

/** As the page that follows, with a way to ask again that carries on what was typed. */
export const presentSentWithKept = (say: Wording, minutes: number, next: string, kept: string): PageReply =>
  formPage({
    title: say('form.sent.title'),
    heading: say('form.sent.title'),
    intro: [
      paragraph(say('form.sent.body', { minutes })),
      paragraph(say('form.kept.sent')),
      paragraph(say('form.sent.nothing')),
    ],
    action: '/sign-in',
    hidden: [{ name: 'next', value: next }, ...keptField(kept)],
    fields: [],
    buttons: [{ text: say('form.sent.again'), name: 'go', value: 'again', classes: 'govuk-button--secondary' }],
  });

export const presentSent = (say: Wording, minutes: number): PageReply =>
  page({
    view: 'content',
    title: say('form.sent.title'),
    model: {
      heading: say('form.sent.title'),
      blocks: [
        paragraph(say('form.sent.body', { minutes })),
        paragraph(say('form.sent.nothing')),
        linkLine(say('form.sent.again'), '/sign-in'),
      ],
    },
  });

/** One button, because mail scanners follow links: only the button signs in. */
export const presentConfirm = (say: Wording, token: string): PageReply =>
  formPage({
    title: say('form.confirm.title'),
    heading: say('form.confirm.title'),
    intro: [paragraph(say('form.confirm.body'))],
    action: '/sign-in/confirm',
    hidden: [{ name: 'token', value: token }],
    fields: [],
    buttons: [button(say('form.confirm.button'))],
  });

/** `devices`: on how many the person is signed in, this one among them. */
export const presentSignOut = (say: Wording, devices: number): PageReply =>
  formPage({
    title: say('form.sign-out.title'),
    heading: say('form.sign-out.title'),
    intro: [
      paragraph(say('form.sign-out.body')),
      ...(devices > 1 ? [paragraph(say('form.sign-out.devices', { devices }))] : []),
    ],
    action: '/sign-out',
    fields: [],
    buttons: [button(say('form.sign-out.button')), ...(devices > 1 ? [everywhereButton(say)] : [])],
    links: [{ text: say('form.sign-out.stay'), href: '/assessments' }],
  });

const everywhereButton = (say: Wording): Button => ({
  ...button(say('form.sign-out.everywhere')),
  name: 'go',
  value: 'everywhere',
  classes: 'govuk-button--secondary',
});
