import { mkdirSync, writeFileSync } from 'node:fs';
import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';
import { hashVariants } from './hashes.ts';
import { picturesOf } from './pdf-pictures.ts';

export const GOLDEN_FOLDER = new URL('golden/', import.meta.url);

/** Pages that are compared picture by picture. */
export const GOLDEN_PAGES: readonly { readonly variant: ReportVariantName; readonly page: number }[] = [
  { variant: 'one-respondent', page: 1 },
  { variant: 'one-respondent', page: 2 },
  { variant: 'many-with-disagreement', page: 3 },
  { variant: 'one-respondent', page: 13 },
  { variant: 'right-to-left', page: 5 },
];

export const goldenFile = (variant: string, page: number): URL => new URL(`${variant}-${page}.png`, GOLDEN_FOLDER);

/** The picture of one page as it is drawn now. */
export async function drawPicture(variant: ReportVariantName, page: number): Promise<Buffer> {
  const { bytes } = await drawReport(REPORT_VARIANTS[variant](), loadReportAssets());
  for await (const { png } of picturesOf(bytes, [page])) return png;
  throw new Error(`${variant} has no page ${page}`);
}

/** Takes what is drawn now as right: run it after looking at the pictures. */
async function writeGolden(): Promise<void> {
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  for (const { variant, page } of GOLDEN_PAGES)
    writeFileSync(goldenFile(variant, page), await drawPicture(variant, page));
  writeFileSync(new URL('hashes.json', GOLDEN_FOLDER), `${JSON.stringify(await hashVariants(), null, 2)}\n`);
}

if (import.meta.main) await writeGolden();
