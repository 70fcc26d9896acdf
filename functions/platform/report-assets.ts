import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { templatesFolder } from './templates-folder.ts';

/** Font files of the report by the part they play. */
export const FONT_FILES = {
  regular: 'source-sans-3-regular.ttf',
  strong: 'source-sans-3-semibold.ttf',
  emphasis: 'source-sans-3-italic.ttf',
  arabic: 'ibm-plex-sans-arabic-regular.ttf',
  'arabic-strong': 'ibm-plex-sans-arabic-semibold.ttf',
} as const;
export type FaceName = keyof typeof FONT_FILES;

const worldMapSchema = z.object({
  width: z.number(),
  height: z.number(),
  scale: z.number(),
  translate: z.tuple([z.number(), z.number()]),
  operators: z.string(),
});
/** Land as PDF operators, and the Equal Earth projection that it was drawn with. */
export type WorldMap = z.infer<typeof worldMapSchema>;

/** What a report needs beside its content. Read once for each process: fonts are parsed once for each of these. */
export interface ReportAssets {
  readonly fonts: Readonly<Record<FaceName, Uint8Array>>;
  readonly map: WorldMap;
}

/** Reads fonts and map from `templates/`. */
export function loadReportAssets(): ReportAssets {
  const names = Object.keys(FONT_FILES) as FaceName[];
  const files = names.map((name) => [name, readFileSync(templatesFolder('fonts', FONT_FILES[name]))]);
  const map = JSON.parse(readFileSync(templatesFolder('report', 'world-map.json'), 'utf8'));
  return { fonts: Object.fromEntries(files) as Record<FaceName, Uint8Array>, map: worldMapSchema.parse(map) };
}
