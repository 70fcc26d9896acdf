import { afterEach, describe, expect, it } from 'vitest';
import { createFunctionPool, type FunctionPool } from '#infra/local/function-pool.ts';

describe('a function of the local system', () => {
  const lines: string[] = [];
  let pool: FunctionPool;
  const start = ({ instances = 1, fixture = 'fragile', timeoutMs = 1500 } = {}) => {
    pool = createFunctionPool({
      name: 'fragile',
      host: new URL('../../infra/local/function-host.ts', import.meta.url),
      entry: new URL(`./fixtures/${fixture}.ts`, import.meta.url).href,
      arn: 'arn:aws:lambda:eu-west-1:000000000000:function:fragile',
      memory: '128',
      environment: { SECRET: 'own' },
      timeoutMs,
      instances,
      log: (_, line) => lines.push(line),
    });
    return pool.warm();
  };
  afterEach(() => pool.stop());

  it('runs with its own environment only and knows how much time is left', async () => {
    await start();
    const result = (await pool.invoke({ how: 'well' })) as Record<string, unknown>;
    expect(result).toMatchObject({ how: 'well', secret: 'own' });
    expect(result.home).toBeUndefined();
    expect(result.remaining).toBeLessThanOrEqual(1500);
  });

  it.each([
    ['throw', 'RangeError', 1500],
    ['exit', 'Exit', 1500],
    ['hang', 'Timeout', 500],
    ['spin', 'Timeout', 500],
    ['late', 'Unhandled', 1500],
    ['float', 'Unhandled', 1500],
  ])(
    'that breaks by %s fails this one call, and the next one gets a thread that works',
    async (how, kind, timeoutMs) => {
      await start({ timeoutMs });
      await expect(pool.invoke({ how })).rejects.toMatchObject({ name: kind });
      expect(await pool.invoke({ how: 'well' })).toMatchObject({ how: 'well' });
    },
  );

  it('takes one event at a time a thread, and more threads when there is more to do', async () => {
    await start({ instances: 3 });
    const results = await Promise.all([1, 2, 3, 4, 5].map(() => pool.invoke({ how: 'wait' })));
    const threads = new Set(results.map((result) => (result as { thread: number }).thread));
    expect(results).toHaveLength(5);
    expect(threads.size).toBeGreaterThan(1);
    expect(threads.size).toBeLessThanOrEqual(3);
  });

  it('that cannot be loaded fails every event that waits for it, and says why', async () => {
    const starting = start({ instances: 2, fixture: 'broken' });
    const events = [pool.invoke({}), pool.invoke({})];
    await expect(starting).rejects.toThrow('the table has no name');
    for (const event of events) await expect(event).rejects.toThrow('the table has no name');
  });
});
