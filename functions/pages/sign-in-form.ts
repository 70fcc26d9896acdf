import type { Wording } from '#shared/ports/content.ts';
import { callout, paragraph } from './blocks.ts';
import type { FieldError } from './field-errors.ts';
import { input } from './fields.ts';
import { button, formPage } from './form-page.ts';
import type { PageReply } from './reply.ts';

/** Asks for the address to which a sign-in link goes. */
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

export const keptField = (kept: string | undefined) => (kept === undefined ? [] : [{ name: 'kept', value: kept }]);
