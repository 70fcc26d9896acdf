import type { Deployment } from '#shared/contracts/deployment.ts';
import type { InvitationKind, InvitationMail } from '#shared/contracts/invitation.ts';
import type { Round } from '#shared/contracts/round.ts';
import { cityById } from '#shared/domain/context/city-by-id.ts';
import type { Content } from '#shared/ports/content.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import { composeLinkMail, type RenderMail } from './link-mail.ts';

export interface InvitationMailDeps {
  readonly content: Pick<Content, 'wording' | 'population'>;
  readonly deployment: Pick<Deployment, 'name' | 'organisation' | 'contact' | 'colours'>;
  readonly publicAddress: string;
  readonly render: RenderMail;
}

/** A reminder says the same as the invitation before it, but for its subject and first sentence. */
const REST_FROM: Readonly<Partial<Record<InvitationKind, InvitationKind>>> = {
  reminder: 'invitation',
  'respondent-reminder': 'respondent',
};

/** The mail that asks to take part or reminds of it. Its link opens the sign-in page. */
export const createInvitationMail =
  ({ content, deployment, publicAddress, render }: InvitationMailDeps) =>
  (mail: Pick<InvitationMail, 'city' | 'language' | 'kind'>, round: Round): Omit<MailMessage, 'to'> => {
    const { name, organisation, contact, colours } = deployment;
    const { language, kind } = mail;
    const city = cityById(content.population(), mail.city)?.name ?? mail.city;
    const words = content.wording(language);
    const values = { name, organisation, contact, city, round: round.name };
    const rest = REST_FROM[kind] ?? kind;
    const say = (part: string, from: string = rest) => words(`email.${from}.${part}`, values);
    const closes = words('email.invitation.closes', { date: Date.parse(round.closesAt) - 1 });
    const home = `/assessments/${round.id}/${mail.city}${kind === 'assessor' ? '/evidence' : ''}`;
    const written = {
      language,
      subject: say('subject', kind),
      before: [words('email.sign-in.greeting'), say('body', kind), say('what')],
      link: `${publicAddress}/sign-in?next=${encodeURIComponent(home)}`,
      linkText: say('link'),
      after: [closes, words('email.invitation.how'), say('not-you')],
      small: [
        ...(round.demonstration ? [words('email.invitation.demonstration')] : []),
        words('email.sign-in.sender', { organisation, contact }),
      ],
    };
    return composeLinkMail(written, colours, render);
  };
