import { existsSync, readFileSync } from 'node:fs';
import { type InstrumentChange, instrumentChangeSchema } from '#shared/contracts/instrument-change.ts';
import type { Language } from '#shared/contracts/names.ts';
import { templatesFolder } from './templates-folder.ts';

/** What was declared about the step from one version of the instrument to another, if anything was. */
export const findInstrumentChange = (from: string, to: string, language: Language): InstrumentChange | undefined => {
  const file = templatesFolder('instruments', to, `changes-from-${from}`, `${language}.json`);
  return existsSync(file) ? instrumentChangeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
};
