import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { cityById } from '#shared/domain/context/city-by-id.ts';
import { composeLinkMail, type RenderMail } from '#shared/operations/link-mail.ts';
import type { Content, Wording } from '#shared/ports/content.ts';
import type { MailMessage } from '#shared/ports/mail.ts';

export interface ReceiptMailDeps {
  readonly content: Pick<Content, 'wording' | 'population' | 'instrument'>;
  readonly deployment: Pick<Deployment, 'organisation' | 'contact' | 'colours'>;
  readonly publicAddress: string;
  readonly render: RenderMail;
}

export interface ReceiptContent {
  readonly submission: Submission;
  readonly roundName: string;
  readonly language: Language;
  /** The respondent's own answers in the submission. */
  readonly answers: readonly Answer[];
  /** True when newer answers of this person are not in it yet. */
  readonly isWaiting: boolean;
}

/** The mail with a copy of a respondent's own answers. */
export const createReceiptMail =
  ({ content, deployment, publicAddress, render }: ReceiptMailDeps) =>
  ({ submission, roundName, language, answers, isWaiting }: ReceiptContent): Omit<MailMessage, 'to'> => {
    const { organisation, contact, colours } = deployment;
    const say = content.wording(language);
    const city = cityById(content.population(), submission.city)?.name ?? submission.city;
    const values = { city, round: roundName, date: Date.parse(submission.submittedAt) };
    const written = {
      language,
      subject: say('email.receipt.subject', values),
      before: [say('email.sign-in.greeting'), say('email.receipt.body', values)],
      link: `${publicAddress}/results/${submission.id}/receipt`,
      linkText: say('email.receipt.link'),
      after: [
        ...(isWaiting ? [say('email.receipt.waiting')] : []),
        ...answerLines(content.instrument(submission.instrument, language), answers, say),
      ],
      small: [
        ...(submission.demonstration ? [say('email.invitation.demonstration')] : []),
        say('email.sign-in.sender', { organisation, contact }),
      ],
    };
    return composeLinkMail(written, colours, render);
  };

/** Every answer in the order of the questions, as people read it: practice, level, statement, and the comment. */
export const answerLines = (instrument: Instrument, answers: readonly Answer[], say: Wording): string[] =>
  instrument.capabilities
    .flatMap(({ practices }) => practices)
    .flatMap((practice) => {
      const answer = answers.find((candidate) => candidate.practice === practice.id);
      if (answer === undefined) return [];
      const { choice, comment } = answer;
      const line =
        typeof choice === 'number'
          ? say('email.receipt.level', {
              practice: practice.name,
              level: choice,
              statement: practice.statements[choice - 1] ?? '',
            })
          : say(`email.receipt.${choice}`, { practice: practice.name });
      return [line, ...(comment === undefined ? [] : [say('email.receipt.comment', { comment })])];
    });
