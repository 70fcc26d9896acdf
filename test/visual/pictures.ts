import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadReportAssets } from '#functions/platform/report-assets.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';
import { allReports } from '#test/fakes/reports.ts';
import { picturesOf } from './pdf-pictures.ts';

/** Reports as the core writes them, and hand-made ones that try the layout. */
function everyReport(): { readonly name: string; readonly report: Report }[] {
  const names = Object.keys(REPORT_VARIANTS) as ReportVariantName[];
  const handMade = names.map((name) => ({ name: `layout-${name}`, report: REPORT_VARIANTS[name]() }));
  return [...allReports(), ...handMade];
}

/** Writes every page of every report (or of those whose names begin as given) as PNG into a folder, to be looked at. */
async function writePictures(folder: string, beginnings: readonly string[]): Promise<void> {
  const assets = loadReportAssets();
  const wanted = (name: string) =>
    beginnings.length === 0 || beginnings.some((beginning) => name.startsWith(beginning));
  mkdirSync(folder, { recursive: true });
  for (const { name, report } of everyReport().filter((entry) => wanted(entry.name))) {
    const { bytes, pages } = await drawReport(report, assets);
    writeFileSync(join(folder, `${name}.pdf`), bytes);
    for await (const { page, png } of picturesOf(bytes)) {
      writeFileSync(join(folder, `${name}-${String(page).padStart(2, '0')}.png`), png);
    }
    console.log(`${name}: ${pages} pages, ${Math.round(bytes.length / 1000)} KB`);
  }
}

if (import.meta.main) {
  const [folder = 'pictures', ...beginnings] = process.argv.slice(2);
  await writePictures(resolve(folder), beginnings);
}
