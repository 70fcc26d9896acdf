import type { Deployment } from '#shared/contracts/deployment.ts';
import type { InvitationMail } from '#shared/contracts/invitation.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Content, MailMessage } from '#shared/ports.ts';

export interface InvitationMailDeps {
  readonly content: Pick<Content, 'wording' | 'population'>;
  readonly deployment: Pick<Deployment, 'name' | 'organisation' | 'contact' | 'colours'>;
  readonly publicAddress: string;
  /** Makes the view `mail` of `templates/form/views`. */
  readonly render: (view: 'mail', model: object) => string;
}

/** The mail that asks to take part or reminds of it: one content, as text and as HTML. Its link opens the sign-in page. */
export const createInvitationMail =
  ({ content, deployment, publicAddress, render }: InvitationMailDeps) =>
  (mail: Pick<InvitationMail, 'city' | 'language' | 'kind'>, round: Round): Omit<MailMessage, 'to'> => {
    const { name, organisation, contact, colours } = deployment;
    const { language, kind } = mail;
    const city = content.population().cities.find(({ id }) => id === mail.city)?.name ?? mail.city;
    const words = content.wording(language);
    const closes = words('email.invitation.closes', { date: Date.parse(round.closesAt) - 1 });
    const say = (key: string) => words(`email.${kind}.${key}`, { name, organisation, city, round: round.name });
    const subject = say('subject');
    const before = [words('email.sign-in.greeting'), say('body'), words('email.invitation.what')];
    const after = [closes, words('email.invitation.how'), words('email.invitation.not-you', { contact })];
    const small = [
      ...(round.demonstration ? [words('email.invitation.demonstration')] : []),
      words('email.sign-in.sender', { organisation, contact }),
    ];
    const link = `${publicAddress}/sign-in?next=${encodeURIComponent(`/assessments/${round.id}/${mail.city}`)}`;
    const linkText = words('email.invitation.link');
    const { brand, onBrand } = colours;
    const model = { language, direction: 'ltr', subject, before, after, small, link, linkText, brand, onBrand };
    return {
      subject,
      text: [...before, `${linkText}:\n${link}`, ...after, ...small].join('\n\n'),
      html: render('mail', model),
      language,
      attachments: [],
    };
  };
