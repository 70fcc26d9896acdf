import type { InvitationMail } from '#shared/contracts/invitation.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { InvitationRepository, Mailer, MailMessage } from '#shared/ports/mail.ts';

export interface SendInvitationDeps {
  readonly invitations: Pick<InvitationRepository, 'begin' | 'finish' | 'withdraw'>;
  readonly mailer: Mailer;
  readonly compose: (mail: InvitationMail, round: Round) => Omit<MailMessage, 'to'>;
  readonly now: Clock;
  /** True for an error after which the mail certainly did not go out. */
  readonly isRefusal: (error: unknown) => boolean;
}

/**
 * `sent`; `taken`: another process sends this very mail; `refused`: certainly not sent, and free to be tried again;
 * `unclear`: the line broke, so that the mail may have gone out.
 */
export type Sending = 'sent' | 'taken' | 'refused' | 'unclear';

/**
 * Sends a mail at most once: noted before, completed after. A process that dies in between leaves one mail of which
 * nobody knows; it is never sent again unasked, since a second invitation does more harm than a question to its reader.
 */
export const createSendInvitation =
  ({ invitations, mailer, compose, now, isRefusal }: SendInvitationDeps) =>
  async (planned: Omit<InvitationMail, 'startedAt'>, to: string, round: Round): Promise<Sending> => {
    const mail = { ...planned, startedAt: now().toISOString() };
    const message = { ...compose(mail, round), to };
    if (!(await invitations.begin(mail))) return 'taken';
    try {
      const messageId = await mailer.send(message);
      await invitations.finish({ ...mail, messageId, sentAt: now().toISOString() });
      return 'sent';
    } catch (error) {
      if (!isRefusal(error)) return 'unclear';
      await invitations.withdraw(mail);
      return 'refused';
    }
  };
