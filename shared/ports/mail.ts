import type { DeliveryEvent, Suppression } from '../contracts/delivery-event.ts';
import type { InvitationMail } from '../contracts/invitation.ts';
import type { Language } from '../contracts/names.ts';

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
  /** For threading: messages of one submission share it. */
  readonly thread?: string;
  /** Comes back with what the mail service tells of the mail. Letters, digits, hyphens and underscores. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Gives the mail service's message id. */
  send(message: MailMessage): Promise<string>;
}

/** What the mail service told of mails, and to whom nothing is mailed any more; a person is the keyed hash of an address. */
export interface DeliveryEventRepository {
  /** Repeatable. Ends all mail to the person where the event says so. */
  put(event: DeliveryEvent): Promise<void>;
  listOfPerson(person: string): Promise<readonly DeliveryEvent[]>;
  /** By issue and time. */
  listOfSubmission(submission: string): Promise<readonly DeliveryEvent[]>;
  suppression(person: string): Promise<Suppression | undefined>;
  isSuppressed(person: string): Promise<boolean>;
  /** Lets mail to a person go out again. */
  lift(person: string): Promise<void>;
}

/** Mails that asked people to take part, kept with the person, so that nobody is asked twice. */
export interface InvitationRepository {
  /** Conditional: false when this very mail was begun before. */
  begin(mail: InvitationMail): Promise<boolean>;
  finish(mail: InvitationMail): Promise<void>;
  /** Forgets a mail that certainly did not go out. */
  withdraw(mail: InvitationMail): Promise<void>;
  /** All mails to a person, by round, city and number. */
  listOfPerson(person: string): Promise<readonly InvitationMail[]>;
}
