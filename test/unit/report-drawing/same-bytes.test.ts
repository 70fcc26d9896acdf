import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { assets, drawPlain, VARIANT_NAMES } from './drawn-variants.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const golden = JSON.parse(readFileSync(new URL('../../visual/golden/hashes.json', import.meta.url), 'utf8'));
const script = fileURLToPath(new URL('../../visual/hashes.ts', import.meta.url));

describe('the same report', () => {
  it('gives the same bytes again in one process', async () => {
    const report = REPORT_VARIANTS['many-with-disagreement']();
    const [first, second] = [await drawReport(report, assets), await drawReport(structuredClone(report), assets)];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
  });

  it.each(['Asia/Tokyo', 'America/Los_Angeles'])('gives the same bytes in another process in %s', (zone) => {
    const printed = execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(golden);
  });

  it.each(Object.keys(golden) as (keyof typeof REPORT_VARIANTS)[])(
    'is drawn as it was when last looked at: %s',
    async (name) => {
      expect(sha256(await drawPlain(name))).toBe(golden[name]);
    },
  );
});

describe('the size of the PDF', () => {
  it.each(VARIANT_NAMES)('stays under 400 KB: %s', async (name) => {
    const { bytes, pages } = await drawReport(REPORT_VARIANTS[name](), assets);
    expect(bytes.length).toBeLessThan(400_000);
    expect(pages).toBeGreaterThan(10);
  });
});
