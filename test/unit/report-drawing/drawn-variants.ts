import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';

export const assets = loadReportAssets();
export const VARIANT_NAMES = Object.keys(REPORT_VARIANTS) as ReportVariantName[];

/** The bytes of a variant without compression, for checks. */
export async function drawPlain(name: ReportVariantName): Promise<Uint8Array> {
  const { bytes } = await drawReport(REPORT_VARIANTS[name](), assets, { compress: false });
  return bytes;
}
