import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sentences of the pages' script, a file a language, so that no page carries them. */
export const buildWords = (root: string): [string, string][] => {
  const folder = join(root, 'templates/languages');
  return readdirSync(folder)
    .sort()
    .map((language) => {
      const { script } = JSON.parse(readFileSync(join(folder, language, 'form.json'), 'utf8'));
      return [`words-${language}.json`, `${JSON.stringify(script)}\n`];
    });
};
