import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildScript } from './script.ts';
import { buildStyles } from './styles.ts';
import { buildViews } from './views.ts';
import { buildWords } from './words.ts';
import { buildWorld } from './world.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'templates/form/generated');

/** The views that handlers name; everything else is reached from them. */
const VIEWS = [
  'check.njk',
  'console/list.njk',
  'console/pictures.njk',
  'content.njk',
  'form.njk',
  'mail.njk',
  'receipt.njk',
  'results.njk',
  'search.njk',
  'tasks.njk',
];

const VIEWS_DECLARATION = `/** A view compiled by nunjucks, for its runtime's PrecompiledLoader. */
export declare const views: Readonly<Record<string, object>>;
`;

/** Every generated file of the form by name. The same sources give the same bytes, which a test holds us to. */
export const buildForm = async (): Promise<ReadonlyMap<string, string>> => {
  const { picture, projection } = buildWorld(ROOT);
  return new Map([
    ['form.css', buildStyles(ROOT)],
    ['form.js', await buildScript(ROOT)],
    ['icon.svg', readFileSync(join(ROOT, 'templates/form/icon.svg'), 'utf8')],
    ['views.js', await buildViews(VIEWS, ROOT)],
    ['views.d.ts', VIEWS_DECLARATION],
    ...buildWords(ROOT),
    ['world.svg', picture],
    ['world-projection.json', projection],
  ]);
};

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of await buildForm()) {
    writeFileSync(join(FOLDER, name), content);
    console.info(`${name} ${content.length} bytes`);
  }
}
