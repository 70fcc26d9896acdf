import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mailer, MailMessage } from '#shared/ports/mail.ts';

export interface MailerSettings {
  readonly sender: string;
  readonly replyTo: string;
}

/** Composes the MIME message; values come from people, so headers are made by the library, never by joining text. */
export const composeMail = (message: MailMessage, { sender, replyTo }: MailerSettings): Promise<Buffer> => {
  const domain = sender.split('@').at(-1)?.replace('>', '');
  const thread = message.thread === undefined ? undefined : `<${message.thread}@${domain}>`;
  return new MailComposer({
    from: sender,
    to: { name: '', address: message.to },
    replyTo,
    subject: message.subject,
    text: message.text,
    html: message.html,
    inReplyTo: thread,
    references: thread,
    headers: { 'Content-Language': message.language, 'Auto-Submitted': 'auto-generated' },
    attachments: message.attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
  })
    .compile()
    .build();
};

export const createMailer = (client: SESv2Client, settings: MailerSettings): Mailer => ({
  async send(message) {
    const Data = await composeMail(message, settings);
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: settings.sender,
        Destination: { ToAddresses: [message.to] },
        Content: { Raw: { Data } },
        EmailTags: message.tags && Object.entries(message.tags).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    if (MessageId === undefined) throw new Error('The mail service gave no message id');
    return MessageId;
  },
});

/**
 * Leaves out mail to people whose address bounced or who complained, and gives an empty message id for it: for mails whose
 * sender must not tell from the answer whether an address is known.
 */
export const withoutSuppressed = (mailer: Mailer, isSuppressed: (address: string) => Promise<boolean>): Mailer => ({
  send: async (message) => ((await isSuppressed(message.to)) ? '' : await mailer.send(message)),
});
