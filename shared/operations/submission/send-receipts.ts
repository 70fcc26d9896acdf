import type { Receipt } from '#shared/contracts/receipt.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { type PlanDeps, planCount } from '#shared/operations/consensus/count-answers.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Mailer, MailMessage } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { ReceiptRepository } from '#shared/ports/submissions.ts';
import type { ReceiptContent } from './receipt-mail.ts';

export interface SendReceiptsDeps extends PlanDeps {
  readonly receipts: ReceiptRepository;
  readonly people: Pick<PersonRepository, 'find'>;
  readonly isSuppressed: (person: string) => Promise<boolean>;
  readonly mailer: Mailer;
  readonly compose: (content: ReceiptContent) => Omit<MailMessage, 'to'>;
  /** True for an error after which the mail certainly did not go out. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly now: Clock;
}

const AT_ONCE = 8;

/**
 * Gives every respondent of a submission a receipt, and mails a copy of the own answers to each address that was
 * confirmed: once, however often it is called. A mail that fails stops nothing, since the page has the same copy.
 * Gives how many were mailed now.
 */
export const createSendReceipts = (deps: SendReceiptsDeps) => {
  const mail = async (receipt: Receipt, content: Omit<ReceiptContent, 'language'>): Promise<boolean> => {
    const person = await deps.people.find(receipt.person);
    if (person?.confirmedAt === undefined || (await deps.isSuppressed(person.id))) return false;
    if (!(await deps.receipts.beginMail(receipt.submission, receipt.person, deps.now()))) return false;
    try {
      await deps.mailer.send({ ...deps.compose({ ...content, language: person.language }), to: person.address });
      return true;
    } catch (error) {
      if (deps.isRefusal(error)) await deps.receipts.forgetMail(receipt);
      return false;
    }
  };

  return async (submission: Submission, acting: Pick<Acting, 'round' | 'city'>): Promise<number> => {
    const { kept } = await planCount(deps, acting);
    const members = await deps.assessments.members(acting.round.id, acting.city.id);
    const answersBy = await deps.assessments.allAnswers(acting.round.id, acting.city.id);
    const due = kept.counted.flatMap(({ respondent, member: id }) => {
      const member = members.find((candidate) => candidate.id === id);
      const response = submission.responses.find((candidate) => candidate.respondent === respondent);
      if (member === undefined || response === undefined) return [];
      const now = answersBy.get(member.id) ?? [];
      const isIn = (practice: string, choice: unknown) =>
        response.answers.some((answer) => answer.practice === practice && answer.choice === choice);
      const isWaiting = now.some(({ practice, choice }) => !isIn(practice, choice));
      const receipt = { submission: submission.id, person: member.person, respondent };
      return [{ receipt, content: { submission, roundName: acting.round.name, answers: response.answers, isWaiting } }];
    });
    let mailed = 0;
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const sent = await Promise.all(
        due.slice(start, start + AT_ONCE).map(async ({ receipt, content }) => {
          await deps.receipts.putOnce(receipt);
          return mail(receipt, content);
        }),
      );
      mailed += sent.filter(Boolean).length;
    }
    return mailed;
  };
};
