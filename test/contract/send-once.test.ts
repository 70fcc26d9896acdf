import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSendOnce } from '#functions/platform/send-once.ts';
import { startDynaliteTable } from './dynalite-table.ts';

describe('a message that is sent once', () => {
  let stack: Awaited<ReturnType<typeof startDynaliteTable>>;
  let sendOnce: ReturnType<typeof createSendOnce>;
  beforeAll(async () => {
    stack = await startDynaliteTable();
    sendOnce = createSendOnce(stack.client, stack.TableName);
  });
  afterAll(() => stack.stop());

  const contextWith = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds }) as Context;
  const aKey = () => ({ submission: crypto.randomUUID(), issue: 1, person: 'a'.repeat(64) });
  const counted = () => {
    let sent = 0;
    return { count: () => sent, send: async () => `message-${++sent}` };
  };

  it('is not sent again, and gives its first message id ever after', async () => {
    const key = aKey();
    const { count, send } = counted();
    expect(await sendOnce(key, contextWith(5000), send)).toBe('message-1');
    expect(await sendOnce(key, contextWith(5000), send)).toBe('message-1');
    expect(count()).toBe(1);
  });

  it('is sent once when twenty try at the same time', async () => {
    const key = aKey();
    const { count, send } = counted();
    const tries = Array.from({ length: 20 }, () => sendOnce(key, contextWith(5000), send));
    await Promise.allSettled(tries);
    expect(count()).toBe(1);
  });

  it('is sent to each person, and for each issue', async () => {
    const key = aKey();
    const { count, send } = counted();
    await sendOnce(key, contextWith(5000), send);
    await sendOnce({ ...key, person: 'b'.repeat(64) }, contextWith(5000), send);
    await sendOnce({ ...key, issue: 2 }, contextWith(5000), send);
    expect(count()).toBe(3);
  });

  it('is tried again after the mail service refused it', async () => {
    const key = aKey();
    const refuse = async (): Promise<string> => {
      throw new Error('throttled');
    };
    await expect(sendOnce(key, contextWith(5000), refuse)).rejects.toThrow();
    expect(await sendOnce(key, contextWith(5000), counted().send)).toBe('message-1');
  });

  it('is sent again in the one known window: the process died between the yes of the mail service and our record', async () => {
    const key = aKey();
    const { count, send } = counted();
    const dying = sendOnce(key, contextWith(300), async () => {
      await send();
      return new Promise<string>(() => {});
    });
    dying.catch(() => {});
    await expect.poll(count).toBe(1);
    await expect(sendOnce(key, contextWith(300), send)).rejects.toThrow();
    await new Promise((done) => setTimeout(done, 400));
    expect(await sendOnce(key, contextWith(5000), send)).toBe('message-2');
  });
});
