import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { MailMessage } from '#shared/ports/mail.ts';

/** What a mail with one link says: paragraphs before and after it, and small print. */
export interface LinkMail {
  readonly language: Language;
  readonly subject: string;
  readonly before: readonly string[];
  readonly link: string;
  readonly linkText: string;
  readonly after: readonly string[];
  readonly small: readonly string[];
}

/** Makes the view `mail` of `templates/form/views`. */
export type RenderMail = (view: 'mail', model: object) => string;

/** One content, as text and as HTML. */
export const composeLinkMail = (
  mail: LinkMail,
  { brand, onBrand }: Deployment['colours'],
  render: RenderMail,
): Omit<MailMessage, 'to'> => {
  const { language, subject, before, link, linkText, after, small } = mail;
  return {
    subject,
    text: [...before, `${linkText}:\n${link}`, ...after, ...small].join('\n\n'),
    html: render('mail', { ...mail, direction: 'ltr', brand, onBrand }),
    language,
    attachments: [],
  };
};
