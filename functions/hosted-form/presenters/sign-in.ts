import type { Wording } from '#shared/ports.ts';
import type { FieldError } from '../field-errors.ts';
import { type PageReply, page } from '../reply.ts';
import { callout, linkLine, paragraph } from './blocks.ts';
import { input } from './fields.ts';
import { button, formPage } from './form-page.ts';

export const presentSignIn = ({
  say,
  address,
  next,
  kept,
  errors,
}: {
  say: Wording;
  address: string;
  next: string;
  /** What was typed when the last session ended, sealed. */
  kept?: string | undefined;
  errors?: readonly FieldError[];
}): PageReply =>
  formPage({
    title: say(kept === undefined ? 'form.sign-in.title' : 'form.kept.signed-out-title'),
    heading: say('form.sign-in.title'),
    ...(kept !== undefined && {
      notices: [callout(say('form.kept.signed-out-title'), [say('form.kept.signed-out')], 'caution')],
      status: 403,
    }),
    intro: [paragraph(say('form.sign-in.intro'))],
    action: '/sign-in',
    hidden: [{ name: 'next', value: next }, ...keptField(kept)],
    fields: [
      input({
        say,
        errors,
        name: 'address',
        label: say('form.sign-in.address'),
        hint: say('form.sign-in.address-hint'),
        value: address,
        type: 'email',
        autocomplete: 'email',
      }),
    ],
    buttons: [button(say('form.sign-in.send'))],
    errors,
  });

const keptField = (kept: string | undefined) => (kept === undefined ? [] : [{ name: 'kept', value: kept }]);

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

export const presentSignOut = (say: Wording): PageReply =>
  formPage({
    title: say('form.sign-out.title'),
    heading: say('form.sign-out.title'),
    intro: [paragraph(say('form.sign-out.body'))],
    action: '/sign-out',
    fields: [],
    buttons: [button(say('form.sign-out.button'))],
    links: [{ text: say('form.sign-out.stay'), href: '/assessments' }],
  });
