import { mkdirSync, writeFileSync } from 'node:fs';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { drawn } from './drawn.ts';
import { hashReports } from './hashes.ts';
import { picturesOf } from './pdf-pictures.ts';

export const GOLDEN_FOLDER = new URL('golden/', import.meta.url);

/** Pages that are compared picture by picture: of reports as the core writes them, and one made by hand. */
export const GOLDEN_PAGES: readonly GoldenPage[] = [
  { name: 'one-respondent', page: 1, make: () => reportOf('one-respondent') },
  { name: 'one-respondent', page: 2, make: () => reportOf('one-respondent') },
  { name: 'many-with-disagreement', page: 5, make: () => reportOf('many-with-disagreement') },
  { name: 'verified', page: 4, make: () => reportOf('verified') },
  { name: 'unusual-city', page: 15, make: () => reportOf('unusual-city') },
  { name: 'one-respondent', page: 16, make: () => reportOf('one-respondent') },
  { name: 'layout-right-to-left', page: 5, make: REPORT_VARIANTS['right-to-left'] },
];

/** Small, for they are kept with the code; layout that moves shows all the same. */
const GOLDEN_SCALE = 0.75;

export interface GoldenPage {
  readonly name: string;
  readonly page: number;
  readonly make: () => Report;
}

export const goldenFile = ({ name, page }: GoldenPage): URL => new URL(`${name}-${page}.png`, GOLDEN_FOLDER);

/** The picture of one page as it is drawn now. */
export async function drawPicture({ name, page, make }: GoldenPage): Promise<Buffer> {
  const { bytes } = await drawn(make());
  for await (const { png } of picturesOf(bytes, [page], GOLDEN_SCALE)) return png;
  throw new Error(`${name} has no page ${page}`);
}

/** Takes what is drawn now as right: run it after looking at the pictures. */
async function writeGolden(): Promise<void> {
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  for (const golden of GOLDEN_PAGES) writeFileSync(goldenFile(golden), await drawPicture(golden));
  writeFileSync(new URL('hashes.json', GOLDEN_FOLDER), `${JSON.stringify(await hashReports(), null, 2)}\n`);
}

if (import.meta.main) await writeGolden();
