import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';
import { picturesOf } from './pdf-pictures.ts';

/** Writes every page of every variant (or of those named) as PNG into a folder, to be looked at. */
async function writePictures(folder: string, names: readonly ReportVariantName[]): Promise<void> {
  const assets = loadReportAssets();
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const { bytes, pages } = await drawReport(REPORT_VARIANTS[name](), assets);
    writeFileSync(join(folder, `${name}.pdf`), bytes);
    for await (const { page, png } of picturesOf(bytes)) {
      writeFileSync(join(folder, `${name}-${String(page).padStart(2, '0')}.png`), png);
    }
    console.log(`${name}: ${pages} pages, ${Math.round(bytes.length / 1000)} KB`);
  }
}

if (import.meta.main) {
  const [folder = 'pictures', ...names] = process.argv.slice(2);
  const all = Object.keys(REPORT_VARIANTS) as ReportVariantName[];
  await writePictures(resolve(folder), names.length === 0 ? all : all.filter((name) => names.includes(name)));
}
