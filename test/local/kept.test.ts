import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { keep, ROOT } from '#infra/local/kept.ts';

describe('what is kept', () => {
  const name = `test-${process.pid}`;
  let made = 0;
  const make = async (into: string) => {
    made += 1;
    await wait(100);
    writeFileSync(join(into, 'made.txt'), String(made));
  };
  afterAll(() => rmSync(join(ROOT, '.cache', name), { recursive: true, force: true }));

  it('is made by one of those who ask at once, and the others wait for it', async () => {
    const folders = await Promise.all([keep(name, 'one', make), keep(name, 'one', make), keep(name, 'one', make)]);
    expect(new Set(folders).size).toBe(1);
    expect(made).toBe(1);
    expect(readFileSync(join(folders[0] ?? '', 'made.txt'), 'utf8')).toBe('1');
  });

  it('is made by the next who asks where the first one failed', async () => {
    const broken = keep(name, 'other', () => Promise.reject(new Error('the disk is full')));
    const [first, second] = await Promise.allSettled([broken, keep(name, 'other', make)]);
    expect(first).toMatchObject({ reason: { message: 'the disk is full' } });
    expect(second).toMatchObject({ status: 'fulfilled' });
    expect(made).toBe(2);
  });
});
