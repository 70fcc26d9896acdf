import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { assets } from '#test/visual/assets.ts';
import { drawnPlain } from '#test/visual/drawn.ts';
import { HASHED } from '#test/visual/hashes.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const golden = JSON.parse(readFileSync(new URL('../../visual/golden/hashes.json', import.meta.url), 'utf8'));
const run = promisify(execFile);
/** Drawn in another process too: as the core writes it, with dates, numbers and peers. */
const ABROAD = ['many-with-disagreement'];
const script = fileURLToPath(new URL('../../visual/hashes.ts', import.meta.url));

describe('the same report', () => {
  it('gives the same bytes again in one process', async () => {
    const report = REPORT_VARIANTS['many-with-disagreement']();
    const [first, second] = [await drawReport(report, assets), await drawReport(structuredClone(report), assets)];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
  });

  it('gives the same bytes in another process in Los Angeles', async () => {
    const env = { ...process.env, TZ: 'America/Los_Angeles' };
    const { stdout } = await run(process.execPath, [script, ...ABROAD], { env });
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(ABROAD.map((name) => [name, golden[name]])));
  });

  it.each(Object.entries(HASHED))('is drawn as it was when last looked at: %s', async (name, make) => {
    expect(sha256(await drawnPlain(make()))).toBe(golden[name]);
  });
});
