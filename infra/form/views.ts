import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { transform } from 'esbuild';

const { compiler } = createRequire(import.meta.url)('nunjucks') as {
  compiler: { compile(source: string, filters: [], extensions: [], name: string): string };
};

const REFERENCE = /\{%-?\s*(?:from|import|include|extends)\s+["']([^"']+)["']/g;

/** Where a template's source lies: govuk-frontend's under `govuk/`, the console's under `console/`, all others the form's. */
const folderOf = (name: string): string => {
  if (name.startsWith('govuk/')) return 'node_modules/govuk-frontend/dist';
  return name.startsWith('console/') ? 'templates' : 'templates/form/views';
};

const sourceOf = (name: string, root: string): string => readFileSync(join(root, folderOf(name), name), 'utf8');

/** The slim runtime knows no folders, so relative names become full ones here. */
const fullName = (reference: string, from: string): string =>
  reference.startsWith('.') ? posix.join(posix.dirname(from), reference) : reference;

const withFullNames = (source: string, name: string): string =>
  source.replace(REFERENCE, (tag, reference: string) => tag.replace(reference, fullName(reference, name)));

/**
 * Compiles views and every template that they reach into one module, so that no template is compiled in a request
 * and nothing is evaluated at run time.
 */
export const buildViews = async (names: readonly string[], root: string): Promise<string> => {
  const compiled = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (compiled.has(name)) continue;
    const source = withFullNames(sourceOf(name, root), name);
    compiled.set(name, compiler.compile(source, [], [], name));
    waiting.push(...[...source.matchAll(REFERENCE)].map(([, reference]) => reference ?? ''));
  }
  const entries = [...compiled]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, code]) => `${JSON.stringify(name)}: (() => {${code}})()`);
  const { code } = await transform(`export const views = {\n${entries.join(',\n')}\n};\n`, {
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
  });
  return code;
};
