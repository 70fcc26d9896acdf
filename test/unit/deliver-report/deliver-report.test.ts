import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { composeMail } from '#functions/deliver-report/compose.ts';
import { createConsumer, MAXIMUM_ATTACHMENT_BYTES, type SendOnce } from '#functions/deliver-report/handler.ts';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { createIssueRepository } from '#functions/platform/issue-repository.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createSubmissionRepository } from '#functions/platform/submission-repository.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import { createInMemoryFiles } from '#test/fakes/in-memory-files.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { aSubmission, MIXED } from '#test/fakes/scores-answers.ts';

const NOW = new Date('2026-11-23T10:00:05.000Z');
const submission = aSubmission([MIXED], { recipients: ['ama@freetown.test', 'new@freetown.test'] });
const event = { type: 'report.rendered' as const, submission: submission.id, issue: 1 };

/** Keeps the first result of each submission, issue and person, as the real one does. */
const createSendOnceInMemory = (): SendOnce => {
  const sent = new Map<string, string>();
  return async (key, _, send) => {
    const id = JSON.stringify(key);
    const messageId = sent.get(id) ?? (await send());
    sent.set(id, messageId);
    return messageId;
  };
};

const setUp = async ({ pdfBytes = 200_000, rendered = true } = {}) => {
  const table = createInMemoryTable();
  const submissions = createSubmissionRepository(table);
  const issues = createIssueRepository(table);
  const people = createPersonRepository(table, 'key');
  const deliveryEvents = createDeliveryRepository(table);
  const files = createInMemoryFiles();
  const mails: MailMessage[] = [];
  await submissions.insert(submission);
  for (const address of submission.recipients) await people.ensure(address, 'en');
  await people.confirm(people.idOf('ama@freetown.test'), NOW);
  await issues.watch({ submission: submission.id, issue: 1, startedAt: '2026-11-23T10:00:00.000Z' });
  await files.put('report.pdf', new TextEncoder().encode('%PDF'), 'application/pdf');
  await files.put(
    'report.json',
    new TextEncoder().encode(JSON.stringify(reportOf('one-respondent'))),
    'application/json',
  );
  if (rendered) {
    await issues.putReport({
      submission: submission.id,
      issue: 1,
      language: 'en',
      pdfKey: 'report.pdf',
      jsonKey: 'report.json',
      pdfHash: 'b'.repeat(64),
      pdfBytes,
      pages: 16,
    });
  }
  const deliver = createConsumer({
    submissions,
    issues,
    people,
    deliveryEvents,
    files,
    mailer: { send: async (mail) => `message-${mails.push(mail)}` },
    compose: composeMail,
    sendOnce: createSendOnceInMemory(),
    publicAddress: 'https://capabilities.example',
    now: () => NOW,
  });
  return { issues, people, deliveryEvents, mails, deliver: () => deliver(event, {} as Context) };
};

const watched = { from: new Date('2026-11-23T09:00:00Z'), until: new Date('2026-11-23T11:00:00Z') };

describe('delivering a report', () => {
  it('mails it, with the PDF, to who confirmed the address and to nobody else', async () => {
    const { mails, deliver } = await setUp();
    await deliver();
    expect(mails.map(({ to }) => to)).toEqual(['ama@freetown.test']);
    expect(mails[0]).toMatchObject({
      subject: 'Freetown: your city capability report',
      language: 'en',
      thread: submission.id,
      tags: { submission: submission.id, issue: '1' },
      attachments: [{ name: 'City capability report Freetown.pdf', type: 'application/pdf' }],
    });
    expect(mails[0]?.text).toContain(`https://capabilities.example/results/${submission.id}`);
  });

  it('sends once, however often the event comes', async () => {
    const { mails, issues, deliver } = await setUp();
    await deliver();
    await deliver();
    expect(mails).toHaveLength(1);
    expect(await issues.deliveries(submission.id, 1)).toEqual([
      { submission: submission.id, issue: 1, messageId: 'message-1', sentAt: NOW.toISOString() },
    ]);
  });

  it.each([
    ['bounced for good', { kind: 'bounce', permanent: true, mails: 0 }],
    ['belongs to somebody who complained', { kind: 'complaint', permanent: false, mails: 0 }],
    ['bounced for today only', { kind: 'bounce', permanent: false, mails: 1 }],
    ['was slow before', { kind: 'delay', permanent: false, mails: 1 }],
  ] as const)(
    'minds an address that %s, and ends the watch all the same',
    async (_, { kind, permanent, ...expected }) => {
      const { issues, people, deliveryEvents, mails, deliver } = await setUp();
      const person = people.idOf('ama@freetown.test');
      await deliveryEvents.put({ person, kind, permanent, messageId: 'earlier', at: NOW.toISOString() });
      await deliver();
      expect(mails).toHaveLength(expected.mails);
      expect(await issues.overdue(watched.from, watched.until)).toEqual([]);
    },
  );

  it('ends the watch when all is sent', async () => {
    const { issues, deliver } = await setUp();
    expect(await issues.overdue(watched.from, watched.until)).toHaveLength(1);
    await deliver();
    expect(await issues.overdue(watched.from, watched.until)).toEqual([]);
  });

  it('leaves a PDF that is too large behind the link', async () => {
    const { mails, deliver } = await setUp({ pdfBytes: MAXIMUM_ATTACHMENT_BYTES + 1 });
    await deliver();
    expect(mails[0]?.attachments).toEqual([]);
    expect(mails[0]?.text).toContain('The PDF is too large to attach');
  });

  it('waits for a report that is not written yet', async () => {
    const { mails, issues, deliver } = await setUp({ rendered: false });
    await expect(deliver()).rejects.toThrow('not written');
    expect(mails).toEqual([]);
    expect(await issues.overdue(watched.from, watched.until)).toHaveLength(1);
  });
});
