import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAPER, type PaperName } from '#functions/render-report/drawing/design.ts';
import { drawReport } from '#functions/render-report/drawing/draw-report.ts';
import { allReports } from '#test/fakes/reports.ts';
import { modelTexts } from '#test/unit/report-drawing/model-texts.ts';
import { assets } from './assets.ts';

/** The program joins a word that is parted at its hyphen: blanks and hyphens do not count. */
const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]+/g, '');

interface Place {
  readonly text: number;
  readonly at: number;
  readonly before: Place | null;
}

/** Indices of the texts in the longest row of them that stand in `printed` in their order. */
function inOrder(texts: readonly string[], printed: string): Set<number> {
  const ends: Place[] = [];
  for (const [text, words] of texts.entries()) {
    const places: number[] = [];
    for (let at = printed.indexOf(words); at !== -1; at = printed.indexOf(words, at + 1)) places.push(at);
    for (const at of places.reverse()) {
      let length = ends.findIndex((end) => end.at >= at);
      if (length === -1) length = ends.length;
      ends[length] = { text, at, before: length === 0 ? null : ends[length - 1]! };
    }
  }
  const found = new Set<number>();
  for (let place = ends.at(-1) ?? null; place !== null; place = place.before) found.add(place.text);
  return found;
}

/** The text of a PDF as `pdftotext` writes it by default, when it guesses columns from blanks. */
function extract(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'reading-order-'));
  try {
    writeFileSync(join(folder, 'report.pdf'), bytes);
    return execFileSync('pdftotext', [join(folder, 'report.pdf'), '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? new Error('This needs pdftotext: install the package poppler-utils.') : error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints how many texts of every report `pdftotext` finds in their order, and names those that it does not. */
async function judgeReports(): Promise<void> {
  let [all, lost] = [0, 0];
  for (const paper of Object.keys(PAPER) as PaperName[]) {
    for (const { name, report } of allReports()) {
      const { bytes, pages } = await drawReport(report, assets, { paper });
      const texts = modelTexts(report);
      const found = inOrder(texts.map(squeezed), squeezed(extract(bytes)));
      const misplaced = texts.filter((_, index) => !found.has(index));
      console.log(`${name}, ${paper}: ${found.size} of ${texts.length} texts in order, ${pages} pages`);
      for (const text of misplaced) console.log(`  out of order: ${text}`);
      [all, lost] = [all + texts.length, lost + misplaced.length];
    }
  }
  console.log(`${all - lost} of ${all} texts in order`);
  if (lost > 0) process.exitCode = 1;
}

if (import.meta.main) await judgeReports();
