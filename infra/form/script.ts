import { join } from 'node:path';
import { build } from 'esbuild';

/** The one small module of the pages: focus of the error summary, double clicks, skip link. */
export const buildScript = async (root: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'templates/form/script/form.js')],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
};
