import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { showProgress } from '#infra/cli/progress.ts';

/** A terminal, or a file, that keeps what is written to it. */
const aStream = (isTTY: boolean) => {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo() {}, clearLine() {} });
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => chunks.join('') };
};

describe('a bar for long work', () => {
  it('says in a terminal what is done, of how many, and how long the rest takes', async () => {
    const { stream, written } = aStream(true);
    const bar = showProgress('Inviting', 40, stream);
    for (let done = 1; done <= 30; done += 1) bar.at(done);
    bar.at(30, 60);
    bar.stop();
    await expect.poll(written).toMatch(/Inviting .* 0\/40/);
    expect(written()).toMatch(/Inviting .* 30\/60, \S+ left/);
  });

  it('is silent where nobody watches, such as in a file or a pipe', () => {
    const { stream, written } = aStream(false);
    const bar = showProgress('Inviting', 40, stream);
    bar.at(40);
    bar.stop();
    expect(written()).toBe('');
  });
});
