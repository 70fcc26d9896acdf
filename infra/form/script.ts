import { join } from 'node:path';
import { build } from 'esbuild';

/** The one small module of the pages: it saves while people type, warns, counts, searches; every page works without. */
export const buildScript = async (root: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'templates/form/script/form.js')],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
};
