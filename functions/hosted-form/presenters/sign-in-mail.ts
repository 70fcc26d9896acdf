import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { Render } from '../../platform/page-render.ts';

interface SignInMail {
  readonly say: Wording;
  readonly language: Language;
  readonly link: string;
  readonly minutes: number;
  readonly deployment: Pick<Deployment, 'name' | 'organisation' | 'contact' | 'colours'>;
  readonly render: Render;
}

/** The mail with the sign-in link: one content, as text and as HTML. */
export const composeSignInMail = ({ say, language, link, minutes, deployment, render }: SignInMail) => {
  const { name, organisation, contact, colours } = deployment;
  const subject = say('email.sign-in.subject', { name });
  const before = [say('email.sign-in.greeting'), say('email.sign-in.body', { name })];
  const after = [say('email.sign-in.validity', { minutes }), say('email.sign-in.not-you')];
  const small = [say('email.sign-in.sender', { organisation, contact })];
  const linkText = say('email.sign-in.link');
  return {
    subject,
    text: [...before, `${linkText}:\n${link}`, ...after, ...small].join('\n\n'),
    html: render('mail', {
      language,
      direction: 'ltr',
      subject,
      before,
      after,
      small,
      link,
      linkText,
      brand: colours.brand,
      onBrand: colours.onBrand,
    }),
  };
};
