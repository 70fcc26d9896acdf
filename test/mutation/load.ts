import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collect, collected, type UnitTest } from './vocabulary.ts';

const VOCABULARY = import.meta.resolve('./vocabulary.ts');

const loaded = new Set<string>();

/** Which modules import a module, by URL. */
export type Importers = Record<string, string[]>;

let judgement = 0;

/** Forgets at every judgement: what a mutant's code remembered is no answer of the next one's. */
class Memory extends WeakMap<WeakKey, readonly [judgement: number, value: unknown]> {
  override get(key: WeakKey): never {
    const [remembered, value] = super.get(key) ?? [];
    return (remembered === judgement ? value : undefined) as never;
  }
  override has(key: WeakKey): boolean {
    return super.get(key)?.[0] === judgement;
  }
  override set(key: WeakKey, value: unknown): this {
    return super.set(key, [judgement, value]);
  }
}

/** From here on the shared code's memories are empty. */
export const forget = (): void => void judgement++;

/**
 * Has test files of the project in `root` find this folder's vocabulary where they import `vitest`, and shared code
 * a WeakMap that `forget` empties. Gives the importers of every module, filled as modules are loaded.
 */
export const prepareLoading = (root: string): Importers => {
  const importers: Importers = {};
  const within = pathToFileURL(`${root}/`).href;
  Object.assign(globalThis, { Memory });
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest' && context.parentURL !== VOCABULARY) return { url: VOCABULARY, shortCircuit: true };
      const found = next(specifier, context);
      if (context.parentURL?.startsWith(within))
        importers[found.url] = [...(importers[found.url] ?? []), context.parentURL];
      return found;
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.startsWith(`${within}shared/`)) return loaded;
      return { ...loaded, source: `const WeakMap = globalThis.Memory; ${loaded.source}` };
    },
  });
  return importers;
};

/** Where a file of the project is, by its path from the project's folder or from the root. */
export const urlOf = (path: string): string => pathToFileURL(resolve(path)).href;

/** The modules that import a file, themselves or through others, by URL. */
export const reaching = (file: string, importers: Importers): Set<string> => {
  const reached = new Set([urlOf(file)]);
  for (const url of reached) for (const importer of importers[url] ?? []) reached.add(importer);
  return reached;
};

/** Left out: it scores a thousand cities, and the tests beside it reach the same code. */
const SLOW = 'test/unit/suggestions/variety.test.ts';

/** The test files under `folders` of test/unit, by path. */
export const testFiles = (folders: readonly string[]): string[] =>
  folders
    .flatMap((folder) => globSync(`test/unit/${folder}/**/*.test.ts`))
    .filter((path) => path !== SLOW)
    .sort();

const load = async (path: string): Promise<void> => {
  if (loaded.has(path)) return;
  loaded.add(path);
  await collect(path, () => import(urlOf(path)));
};

/** Loads the test files that are not loaded yet; gives the tests of all loaded so far, by id. */
export const loadTests = async (paths: Iterable<string>): Promise<ReadonlyMap<string, UnitTest>> => {
  for (const path of paths) await load(path);
  return collected;
};
