import { beforeEach, describe, expect, it } from 'vitest';
import type { Submission } from '#shared/contracts/submission.ts';
import type { ReceiptContent } from '#shared/operations/submission/receipt-mail.ts';
import { createSendReceipts, type SendReceiptsDeps } from '#shared/operations/submission/send-receipts.ts';
import { createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

let city: CityUnderTest;
let ama: Awaited<ReturnType<CityUnderTest['join']>>;
beforeEach(async () => {
  city = await setUpCity();
  ama = await city.join('ama@city.test', ['coordinator']);
});
const submit = (id: string = crypto.randomUUID()) => createSubmitCity(city)(ama, id);

describe('copies of the own answers', () => {
  let composed: ReceiptContent[];
  beforeEach(() => {
    composed = [];
  });
  const send = (submission: Submission, change: Partial<SendReceiptsDeps> = {}) => {
    const compose = (content: ReceiptContent) => {
      composed.push(content);
      return { subject: '', text: '', html: '', language: content.language, attachments: [] };
    };
    return createSendReceipts({ ...city.deps, compose, ...change })(submission, ama);
  };

  it('say that newer answers wait where one was changed or added, and only then', async () => {
    const [ben, eva, lu] = [
      await city.respond('ben', [2, 5]),
      await city.respond('eva', [3, 2]),
      await city.respond('lu', [4]),
    ];
    await city.respond('zoe', [5]);
    const sent = await submit();
    await city.answer(ben, [5, 2]);
    await city.answer(lu, [null, 4]);
    expect(await send(sent)).toBe(4);
    const waits = new Map(composed.map(({ answers, isWaiting }) => [answers[0]?.choice, isWaiting]));
    expect(waits).toEqual(
      new Map([
        [2, true],
        [3, false],
        [4, true],
        [5, false],
      ]),
    );
    expect(composed[0]).toMatchObject({ submission: { id: sent.id }, roundName: city.round.name, language: 'en' });
    expect(eva.member.roles).toEqual(['respondent']);
  });

  it('do not say so of a person who took every answer back', async () => {
    const [ben] = [await city.respond('ben', [2]), await city.respond('eva', [3])];
    const sent = await submit();
    await city.assessments.removeAnswers(city.round.id, city.city, ben.member.id);
    await send(sent);
    expect(composed.map(({ isWaiting }) => isWaiting)).toEqual([false, false]);
  });

  it('go to nobody who left since, whose address was not confirmed or who is erased', async () => {
    const [ben] = [await city.respond('ben', [2]), await city.respond('eva', [3])];
    const { id: unconfirmed } = await city.people.ensure('lu@city.test', 'en');
    const part = {
      round: city.round.id,
      city: city.city,
      roles: ['respondent' as const],
      invitedAt: city.round.opensAt,
    };
    await city.assessments.putMember({ ...part, id: 'm-lu', person: unconfirmed });
    await city.assessments.putMember({ ...part, id: 'm-gone', person: 'f'.repeat(64) });
    for (const id of ['m-lu', 'm-gone']) await city.answer({ member: { ...ben.member, id } }, [4]);
    const sent = await submit();
    await city.assessments.removeMember(ben.member);
    expect(await send(sent)).toBe(1);
    expect(city.mails.map(({ to }) => to)).toEqual(['eva@city.test']);
    expect(await city.receipts.find(sent.id, ben.member.person)).toBeUndefined();
    expect(await city.receipts.find(sent.id, unconfirmed)).toBeDefined();
  });

  it('are of those in the submission, not of those that were counted since', async () => {
    for (const name of ['ben', 'eva']) await city.respond(name, [2]);
    const sent = await submit();
    await city.respond('lu', [2]);
    await submit();
    await send(sent);
    expect(city.mails).toEqual([]);
  });

  it('are not sent again unasked when nobody knows whether they went out', async () => {
    for (const name of ['ben', 'eva']) await city.respond(name, [2]);
    const sent = await submit();
    city.mailer.refuse = true;
    expect(await send(sent, { isRefusal: () => false })).toBe(0);
    city.mailer.refuse = false;
    expect(await send(sent)).toBe(0);
    expect(city.mails).toEqual([]);
  });

  it('go out eight at a time, once each', async () => {
    for (let index = 0; index < 17; index += 1) await city.respond(`p${index}`, [2]);
    const sent = await submit();
    let [underWay, most] = [0, 0];
    const isSuppressed = async () => {
      most = Math.max(most, ++underWay);
      await Promise.resolve();
      underWay -= 1;
      return false;
    };
    expect(await send(sent, { isSuppressed })).toBe(17);
    expect(new Set(city.mails.map(({ to }) => to)).size).toBe(17);
    expect(city.mails).toHaveLength(17);
    expect(most).toBeLessThanOrEqual(8);
    expect(most).toBeGreaterThan(1);
  });
});
