import { describe, expect, it } from 'vitest';
import { endsMail } from '#shared/contracts/delivery-event.ts';
import { failedMessageSchema } from '#shared/contracts/failed-work.ts';
import { uuid } from '../benchmark/samples.ts';

const [SUBMISSION, ERASURE] = [uuid(1), uuid(2)];
const nothing = { submission: null, issue: null, erasure: null };

describe('a message that was given up on', () => {
  it('is a step of the pipeline with the report that it was about', () => {
    const event = { type: 'submission.scored', submission: SUBMISSION, issue: 2 };
    expect(failedMessageSchema.parse(event)).toEqual({
      ...nothing,
      step: 'submission.scored',
      submission: SUBMISSION,
      issue: 2,
    });
  });

  it.each(['look', 'erase'] as const)('is the erasure whose task is to %s', (task) => {
    expect(failedMessageSchema.parse({ erasure: ERASURE, task })).toEqual({
      ...nothing,
      step: `erasure.${task}`,
      erasure: ERASURE,
    });
  });

  const news = (tags?: Readonly<Record<string, unknown>>) => ({
    eventType: 'Bounce',
    mail: { destination: ['ama@city.test'], ...(tags && { tags }) },
    bounce: { bouncedRecipients: [{ emailAddress: 'ama@city.test' }] },
  });

  it('is news of a mail, with the report where the mail carried one, and never with an address', () => {
    const told = failedMessageSchema.parse(news({ submission: [SUBMISSION], issue: ['2'], 'ses:caller': ['x'] }));
    expect(told).toEqual({ ...nothing, step: 'mail.reported', submission: SUBMISSION, issue: 2 });
  });

  it.each([
    ['none', undefined],
    ['others', { 'ses:caller': ['x'] }],
    ['no issue', { submission: [SUBMISSION] }],
    ['an issue that is none', { submission: [SUBMISSION], issue: ['0'] }],
    ['a submission that is none', { submission: ['one'], issue: ['2'] }],
  ])('is news of a mail of nothing in particular where its tags are %s', (_, tags) => {
    expect(failedMessageSchema.parse(news(tags))).toEqual({ ...nothing, step: 'mail.reported' });
  });

  it.each([
    ['a step that there is not', { type: 'report.read', submission: SUBMISSION, issue: 1 }],
    ['a task that there is not', { erasure: ERASURE, task: 'forget' }],
    ['a text', 'submission.scored'],
    ['nothing', {}],
  ])('is refused as %s', (_, message) => {
    expect(failedMessageSchema.safeParse(message).success).toBe(false);
  });
});

describe('what ends all mail to a person', () => {
  it.each([
    ['complaint', false, true],
    ['complaint', true, true],
    ['bounce', true, true],
    ['bounce', false, false],
    ['delay', true, false],
    ['delivery', true, false],
  ] as const)('%s, permanent %s: %s', (kind, permanent, ends) => {
    expect(endsMail({ kind, permanent })).toBe(ends);
  });
});
