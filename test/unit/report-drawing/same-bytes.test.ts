import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PaperName } from '#functions/render-report/drawing/design.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { demonstration, scoredReport } from '#test/fakes/demonstration-reports.ts';
import { allReports } from '#test/fakes/reports.ts';
import { HASHED } from '#test/visual/hashes.ts';
import { assets, VARIANT_NAMES } from './drawn-variants.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const golden = JSON.parse(readFileSync(new URL('../../visual/golden/hashes.json', import.meta.url), 'utf8'));
const run = promisify(execFile);
/** Drawn in other processes too: as the core writes them, each with dates, numbers and peers or none. */
const ABROAD = ['one-respondent', 'many-with-disagreement', 'no-release'];
const script = fileURLToPath(new URL('../../visual/hashes.ts', import.meta.url));

describe('the same report', () => {
  it('gives the same bytes again in one process', async () => {
    const report = REPORT_VARIANTS['many-with-disagreement']();
    const [first, second] = [await drawReport(report, assets), await drawReport(structuredClone(report), assets)];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
  });

  const zones = ['Asia/Tokyo', 'America/Los_Angeles'];
  it(`gives the same bytes in other processes in ${zones.join(' and ')}`, async () => {
    const printed = await Promise.all(
      zones.map((TZ) => run(process.execPath, [script, ...ABROAD], { env: { ...process.env, TZ } })),
    );
    for (const { stdout } of printed)
      expect(JSON.parse(stdout)).toEqual(Object.fromEntries(ABROAD.map((name) => [name, golden[name]])));
  });

  it.each(Object.entries(HASHED))('is drawn as it was when last looked at: %s', async (name, make) => {
    const { bytes } = await drawReport(make(), assets, { compress: false });
    expect(sha256(bytes)).toBe(golden[name]);
  });
});

const everyReport = [
  ...allReports(),
  ...VARIANT_NAMES.map((name) => ({ name: `layout-${name}`, report: REPORT_VARIANTS[name]() })),
];

/** Paper changes where things stand, not how large a file they make: on US Letter pages are counted alone. */
async function expectSize(report: Report, paper: PaperName): Promise<void> {
  const compress = paper === 'a4';
  const { bytes, pages } = await drawReport(report, assets, { paper, compress });
  if (compress) expect(bytes.length).toBeLessThan(400_000);
  expect(pages).toBeGreaterThanOrEqual(12);
  expect(pages).toBeLessThanOrEqual(18);
}

describe('the size of the PDF', () => {
  it.each(everyReport)('stays within 12 to 18 pages and 400 KB on A4 and on US Letter: $name', async ({ report }) => {
    await expectSize(report, 'a4');
    await expectSize(report, 'letter');
  });

  it('stays so in reports of the demonstration round, scored from their answers', async () => {
    const { submissions, release } = demonstration();
    for (const [index, submission] of submissions.entries()) {
      if (index % 15 === 0) await expectSize(scoredReport(submission, release), index % 2 === 0 ? 'letter' : 'a4');
    }
  }, 30_000);
});
