import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { type System, until } from './running-system.ts';

/** On a system with the demonstration round. */
export const describeBounces = (ground: () => System): void => {
  describe('what the mail service tells of reports', () => {
    let system: System;
    beforeAll(() => {
      system = ground();
    });

    const submit = async (recipients: string[]) => {
      const input = { ...aSubmissionInput(), recipients };
      expect((await system.post(input, await system.invite(input))).status).toBe(202);
      await until('the last stage', async () => (await system.issues.list(input.id)).length > 0);
      return input.id;
    };
    const eventsOf = (submission: string, count: number) =>
      until(`${count} notices`, async () => {
        const events = await system.deliveryEvents.listOfSubmission(submission);
        return events.length >= count && events;
      });
    const mailsTo = async (address: string) =>
      (await system.messages()).filter(({ to }) => to.includes(address)).length;

    it('is recorded for each person and issue, and no mail is tried again where it bounced or was unwelcome', async () => {
      const recipients = ['bounce@a.test', 'complaint@b.test', 'delay@c.test', 'full@d.test', 'ama@e.test'];
      const first = await submit(recipients);
      const events = await eventsOf(first, 7);
      const found = events.map(({ person, kind }) => [
        recipients.find((to) => system.people.idOf(to) === person),
        kind,
      ]);
      expect(found.toSorted()).toEqual([
        ['ama@e.test', 'delivery'],
        ['bounce@a.test', 'bounce'],
        ['complaint@b.test', 'complaint'],
        ['complaint@b.test', 'delivery'],
        ['delay@c.test', 'delay'],
        ['delay@c.test', 'delivery'],
        ['full@d.test', 'bounce'],
      ]);

      const second = await submit(recipients);
      await eventsOf(second, 4);
      await until('both reports to be sent', async () => (await mailsTo('ama@e.test')) === 2);
      expect(await Promise.all(recipients.map(mailsTo))).toEqual([1, 1, 2, 2, 2]);
      expect(await system.deliveryEvents.listOfSubmission(second)).toHaveLength(4);
      expect(readFileSync(system.logFile, 'utf8')).not.toMatch(/@[a-e]\.test/);
    }, 60_000);

    it('leaves nothing among the dead letters', () => {
      expect(system.deadLetters()).toEqual([]);
    });
  });
};
