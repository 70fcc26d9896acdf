import type { Wording } from '#shared/ports.ts';
import type { FieldError } from '../field-errors.ts';
import { type PageReply, page } from '../reply.ts';
import { linkLine, paragraph } from './blocks.ts';
import { input } from './fields.ts';
import { button, formPage } from './form-page.ts';

export const presentSignIn = ({
  say,
  address,
  next,
  errors,
}: {
  say: Wording;
  address: string;
  next: string;
  errors?: readonly FieldError[];
}): PageReply =>
  formPage({
    title: say('form.sign-in.title'),
    heading: say('form.sign-in.title'),
    intro: [paragraph(say('form.sign-in.intro'))],
    action: '/sign-in',
    hidden: [{ name: 'next', value: next }],
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
