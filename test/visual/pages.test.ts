import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawPicture, GOLDEN_PAGES, goldenFile } from './golden.ts';

/** Pixels that may differ: another processor may round an edge the other way. */
const TOLERATED = 60;

function differingPixels(before: Buffer, now: Buffer): number {
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(now)];
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
}

describe('pages of the report', () => {
  it.each(GOLDEN_PAGES)('look as they did when last looked at: $name, page $page', async (golden) => {
    const differing = differingPixels(readFileSync(goldenFile(golden)), await drawPicture(golden));
    expect(differing).toBeLessThanOrEqual(TOLERATED);
  });

  it('differ visibly from each other, so that the comparison can fail', async () => {
    const [first, second] = GOLDEN_PAGES;
    const [a, b] = [first!, second!].map((golden) => readFileSync(goldenFile(golden)));
    expect(differingPixels(a!, b!)).toBeGreaterThan(50_000);
  });
});
