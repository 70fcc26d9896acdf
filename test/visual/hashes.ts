import { createHash } from 'node:crypto';
import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';

/** Variants whose uncompressed bytes are kept by their hash. */
export const HASHED: readonly ReportVariantName[] = ['one-respondent', 'many-with-disagreement', 'no-benchmark'];

/** SHA-256 of each, as `golden/hashes.json` has them. */
export async function hashVariants(): Promise<Record<string, string>> {
  const assets = loadReportAssets();
  const hashes: Record<string, string> = {};
  for (const name of HASHED) {
    const { bytes } = await drawReport(REPORT_VARIANTS[name](), assets, { compress: false });
    hashes[name] = createHash('sha256').update(bytes).digest('hex');
  }
  return hashes;
}

if (import.meta.main) console.log(JSON.stringify(await hashVariants(), null, 2));
