import { describe, expect, it } from 'vitest';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createConsumer } from '#functions/record-delivery/handler.ts';
import { readNotice } from '#functions/record-delivery/read-notice.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';

const AT = '2026-11-23T10:00:00.000Z';
const ADDRESS = 'Ama@freetown.test';
const SUBMISSION = '6f1b1a3e-32a2-4d5e-9f3a-0a6f0d1c2b3a';
const tags = { submission: [SUBMISSION], issue: ['2'], 'ses:configuration-set': ['set'] };
const mail = { messageId: 'message-1', timestamp: AT, destination: [ADDRESS], tags };

const bounce = (bounceType: string) => ({
  eventType: 'Bounce',
  mail,
  bounce: { bounceType, bounceSubType: 'General', timestamp: AT, bouncedRecipients: [{ emailAddress: ADDRESS }] },
});
const complaint = {
  eventType: 'Complaint',
  mail,
  complaint: { timestamp: AT, complainedRecipients: [{ emailAddress: `Ama <${ADDRESS}>` }] },
};
const delivery = { eventType: 'Delivery', mail, delivery: { timestamp: AT, recipients: [ADDRESS] } };
const delay = {
  eventType: 'DeliveryDelay',
  mail,
  deliveryDelay: { timestamp: AT, delayType: 'MailboxFull', delayedRecipients: [{ emailAddress: ADDRESS }] },
};

const setUp = () => {
  const table = createInMemoryTable();
  const people = createPersonRepository(table, 'key');
  const deliveryEvents = createDeliveryRepository(table);
  const record = createConsumer({ people, deliveryEvents });
  const person = people.idOf(ADDRESS);
  return { person, deliveryEvents, tell: (notice: object) => record(readNotice(JSON.stringify(notice))) };
};

describe('recording what became of a mail', () => {
  it.each([
    ['a delivery', delivery, 'delivery', undefined],
    ['a delay', delay, 'delay', undefined],
    ['a mailbox that is full today', bounce('Transient'), 'bounce', undefined],
    ['an address that does not exist', bounce('Permanent'), 'bounce', 'bounce'],
    ['a complaint', complaint, 'complaint', 'complaint'],
  ] as const)('keeps %s with the report it is about, and ends mail where it must', async (_, notice, kind, reason) => {
    const { person, deliveryEvents, tell } = setUp();
    await tell(notice);
    const [event, ...more] = await deliveryEvents.listOfSubmission(SUBMISSION);
    expect(event).toMatchObject({ person, kind, messageId: 'message-1', at: AT, issue: { issue: 2 } });
    expect(more).toEqual([]);
    expect((await deliveryEvents.suppression(person))?.reason).toBe(reason);
    expect(await deliveryEvents.isSuppressed(person)).toBe(reason !== undefined);
  });

  it('keeps no address, in whatever case or form it came', async () => {
    const { person, deliveryEvents, tell } = setUp();
    await tell(complaint);
    const kept = [await deliveryEvents.listOfPerson(person), await deliveryEvents.suppression(person)];
    expect(kept[0]).toHaveLength(1);
    expect(JSON.stringify(kept).toLowerCase()).not.toContain('freetown');
  });

  it('bears a notice that comes twice, and keeps why mail ended first', async () => {
    const { person, deliveryEvents, tell } = setUp();
    for (const notice of [bounce('Permanent'), bounce('Permanent'), complaint]) await tell(notice);
    expect(await deliveryEvents.listOfPerson(person)).toHaveLength(2);
    expect((await deliveryEvents.suppression(person))?.reason).toBe('bounce');
  });

  it('takes mails that are no reports, such as sign-in links', async () => {
    const { person, deliveryEvents, tell } = setUp();
    await tell({ ...bounce('Permanent'), mail: { messageId: 'message-2' } });
    expect((await deliveryEvents.listOfPerson(person))[0]?.issue).toBeUndefined();
  });

  it('lets mail go out again when an operator says so', async () => {
    const { person, deliveryEvents, tell } = setUp();
    await tell(complaint);
    await deliveryEvents.lift(person);
    expect(await deliveryEvents.isSuppressed(person)).toBe(false);
  });

  it.each(['{}', 'not JSON', JSON.stringify({ ...delivery, eventType: 'Open' })])('gives up on "%s"', (body) => {
    expect(() => readNotice(body)).toThrow();
  });
});
