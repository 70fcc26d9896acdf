import { createHash } from 'node:crypto';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { assets } from './assets.ts';

/** Reports whose uncompressed bytes are kept by their hash: three made by hand, three as the core writes them. */
export const HASHED: Readonly<Record<string, () => Report>> = {
  'layout-one-respondent': REPORT_VARIANTS['one-respondent'],
  'layout-many-with-disagreement': REPORT_VARIANTS['many-with-disagreement'],
  'layout-no-benchmark': REPORT_VARIANTS['no-benchmark'],
  'one-respondent': () => reportOf('one-respondent'),
  'many-with-disagreement': () => reportOf('many-with-disagreement'),
  'no-release': () => reportOf('no-release'),
};

/** SHA-256 of each, or of those named, as `golden/hashes.json` has them. */
export async function hashReports(names = Object.keys(HASHED)): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [name, make] of Object.entries(HASHED).filter(([name]) => names.includes(name))) {
    const { bytes } = await drawReport(make(), assets, { compress: false });
    hashes[name] = createHash('sha256').update(bytes).digest('hex');
  }
  return hashes;
}

if (import.meta.main) {
  const names = process.argv.slice(2);
  console.log(JSON.stringify(await hashReports(names.length === 0 ? undefined : names), null, 2));
}
