import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from '../bundle-options.ts';
import { keep, ROOT, sourcesKey } from './kept.ts';

const HOST = 'infra/local/function-host.ts';

export interface BundledFunctions {
  /** Code that a function's thread begins with. */
  readonly host: URL;
  /** URL of the bundle of a source such as `functions/hosted-form/index.ts`. */
  readonly entry: (source: string) => string;
}

/**
 * Bundles functions as a deployment does, only readable and with what they share in chunks, so that a thread loads some
 * ten files instead of a thousand. Kept until a source changes.
 */
export const bundleFunctions = async (sources: readonly string[]): Promise<BundledFunctions> => {
  const folder = await keep('functions', sourcesKey(), async (outdir) => {
    await build({
      ...BUNDLE_OPTIONS,
      entryPoints: [HOST, ...sources],
      outdir,
      outbase: ROOT,
      splitting: true,
    });
  });
  const bundleOf = (source: string): URL => pathToFileURL(join(folder, source.replace(/\.ts$/, '.mjs')));
  return { host: bundleOf(HOST), entry: (source) => bundleOf(source).href };
};
