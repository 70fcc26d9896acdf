import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PaperName } from '#functions/render-report/drawing/design.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS, type ReportVariantName } from '#test/fakes/a-report.ts';
import { demonstration, scoredReport } from '#test/fakes/demonstration-reports.ts';
import { REPORT_CASES } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { assets } from './assets.ts';
import { picturesOf } from './pdf-pictures.ts';

interface Picture {
  readonly name: string;
  readonly make: () => Report;
  readonly paper?: PaperName;
}

const HAND_MADE = Object.keys(REPORT_VARIANTS) as ReportVariantName[];
/** A first, a middle and a last city of the demonstration round. */
const SCORED = [0, 51, 101];

/** One report of the demonstration round, from answers to pages. */
const scored = (index: number): Report => {
  const { submissions, release } = demonstration();
  const submission = submissions[index];
  if (submission === undefined) throw new Error(`The demonstration round has no city ${index}`);
  return scoredReport(submission, release);
};

/** Reports as the core writes them, some of the demonstration round, hand-made ones that try the layout, and US Letter. */
const PICTURES: readonly Picture[] = [
  ...REPORT_CASES.map((name): Picture => ({ name, make: () => reportOf(name) })),
  ...SCORED.map((index): Picture => ({ name: `demonstration-${index}`, make: () => scored(index) })),
  ...HAND_MADE.map((name): Picture => ({ name: `layout-${name}`, make: REPORT_VARIANTS[name] })),
  { name: 'letter-many-with-disagreement', make: () => reportOf('many-with-disagreement'), paper: 'letter' },
  { name: 'letter-verified', make: () => reportOf('verified'), paper: 'letter' },
  { name: 'letter-unusual-city', make: () => reportOf('unusual-city'), paper: 'letter' },
];

/** Writes every page of every report (or of those whose names begin as given) as PNG into a folder, to be looked at. */
async function writePictures(folder: string, beginnings: readonly string[]): Promise<void> {
  const wanted = (name: string) =>
    beginnings.length === 0 || beginnings.some((beginning) => name.startsWith(beginning));
  mkdirSync(folder, { recursive: true });
  for (const { name, make, paper = 'a4' } of PICTURES.filter((picture) => wanted(picture.name))) {
    const { bytes, pages } = await drawReport(make(), assets, { paper });
    writeFileSync(join(folder, `${name}.pdf`), bytes);
    for await (const { page, png } of picturesOf(bytes)) {
      writeFileSync(join(folder, `${name}-${String(page).padStart(2, '0')}.png`), png);
    }
    console.log(`${name}: ${pages} pages, ${Math.round(bytes.length / 1000)} KB`);
  }
}

if (import.meta.main) {
  const [folder = 'pictures', ...beginnings] = parseArgs({ allowPositionals: true }).positionals;
  await writePictures(resolve(folder), beginnings);
}
