import type { Report } from '#shared/contracts/report.ts';
import { reportSchema } from '#shared/contracts/report.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { FileStore } from '#shared/ports/files.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { DeliveryEventRepository, Mailer, MailMessage } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import type { Consumer } from '../platform/worker.ts';

/** A larger PDF stays behind the link: many mail systems refuse it. */
export const MAXIMUM_ATTACHMENT_BYTES = 5_000_000;

/** Runs `send` once for a submission, issue and person, and gives back the first result ever after. */
export type SendOnce = (
  key: { submission: string; issue: number; person: string },
  context: Parameters<Consumer>[1],
  send: () => Promise<string>,
) => Promise<string>;

export interface DeliverReportDeps {
  readonly submissions: SubmissionRepository;
  readonly issues: IssueRepository;
  readonly people: PersonRepository;
  readonly deliveryEvents: Pick<DeliveryEventRepository, 'isSuppressed'>;
  readonly files: FileStore;
  readonly mailer: Mailer;
  readonly compose: (
    report: Report,
    resultsAddress: string,
    isAttached: boolean,
  ) => Pick<MailMessage, 'subject' | 'text' | 'html'>;
  readonly sendOnce: SendOnce;
  readonly publicAddress: string;
  readonly now: Clock;
}

/**
 * Mails the report to every recipient who confirmed the address, once each, then ends the watch. Nothing goes to an
 * address that bounced for good, or whose owner complained. Mail is the one effect that must not repeat; a crash between the mail service's yes and our record sends again (docs/delivery.md).
 */
export const createConsumer = (deps: DeliverReportDeps): Consumer => {
  const { submissions, issues, people, deliveryEvents, files, mailer, compose, sendOnce, publicAddress, now } = deps;
  return async ({ submission: id, issue }, context) => {
    const { recipients } = await submissions.get(id);
    const rendered = await issues.findReport(id, issue);
    if (rendered === undefined) throw new Error('The report of this issue is not written');
    const report = reportSchema.parse(JSON.parse(new TextDecoder().decode(await files.get(rendered.jsonKey))));
    const isAttached = rendered.pdfBytes <= MAXIMUM_ATTACHMENT_BYTES;
    const attachments = isAttached
      ? [
          {
            name: `${report.title} ${report.cityName}.pdf`,
            type: 'application/pdf',
            content: await files.get(rendered.pdfKey),
          },
        ]
      : [];
    const mail = {
      ...compose(report, `${publicAddress}/results/${id}`, isAttached),
      attachments,
      language: report.language,
      thread: id,
      tags: { submission: id, issue: String(issue) },
    };
    for (const address of recipients) {
      const person = await people.find(people.idOf(address));
      if (person?.confirmedAt === undefined || (await deliveryEvents.isSuppressed(person.id))) continue;
      const key = { submission: id, issue, person: person.id };
      const messageId = await sendOnce(key, context, () => mailer.send({ ...mail, to: person.address }));
      await issues.putDelivery({ submission: id, issue, messageId, sentAt: now().toISOString() }, person.id);
    }
    await issues.unwatch(id, issue);
  };
};
